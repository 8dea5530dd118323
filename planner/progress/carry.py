"""What becomes of everybody's progress when the catalogue renames, merges, splits or loses entries.

Whoever changes the catalogue calls `carry` in the same transaction. A merge keeps the deeper
knowledge and both histories; a split gives every part what the whole had; what is archived stays
under its last name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

from django.db import transaction

from planner.progress import carry_states
from planner.progress.carry_cards import carry_cards
from planner.progress.models import (
    Attempt,
    KnowledgeCount,
    Placement,
    StateBatch,
    TopicState,
    UnitRead,
)

Kind = Literal["topic", "unit", "exercise"]
Moves = Mapping[str, Sequence[str]]


@transaction.atomic
def carry(
    *, kind: Kind, moves: Moves, now: dt.datetime, names: Mapping[str, str] | None = None
) -> None:
    """`moves`: the id that an entry had -> the ids that it has become, in this order: one for a
    rename or a merge, several for a split, none for what is archived. `names`: what entries that
    go were called. One move after the other; again changes nothing more.
    """
    for old, name in (names or {}).items():
        _remember(kind, old, name)
    for old, became in moves.items():
        parts = [each for each in dict.fromkeys(became) if each != old]
        if not parts or old in became:
            continue
        if kind == "topic":
            carry_states.carry_topic(old, parts, now)
            carry_cards(old, parts)
            _carry_placements(old, parts)
            _carry_counts(old, parts)
        elif kind == "unit":
            _carry_unit(old, parts)
        else:
            Attempt.objects.filter(exercise=old).update(exercise=parts[0])
        carry_states.carry_moments(kind, old, parts[0], now)


def _remember(kind: Kind, old: str, name: str) -> None:
    if kind == "topic":
        TopicState.objects.filter(topic=old).update(name=name[:200])
    elif kind == "unit":
        UnitRead.objects.filter(unit=old).update(title=name[:300])


def _carry_unit(old: str, parts: Sequence[str]) -> None:
    """The minutes stay with the first part: they were spent once."""
    rows = list(UnitRead.objects.filter(unit=old).order_by("id"))
    copies = [
        UnitRead(
            user_id=row.user_id,
            unit=part,
            title=row.title,
            state=row.state,
            marked_at=row.marked_at,
            undone_at=row.undone_at,
        )
        for part in parts[1:]
        for row in rows
    ]
    UnitRead.objects.bulk_create(copies)
    UnitRead.objects.filter(unit=old).update(unit=parts[0])
    StateBatch.objects.filter(kind=StateBatch.Kind.CHAPTER, about=old).update(about=parts[0])


def _carry_placements(old: str, parts: Sequence[str]) -> None:
    """Only those that are open ask their answers again."""
    for row in Placement.objects.open().order_by("id"):
        answers = [
            [part, depth, can]
            for topic, depth, can in row.answers
            for part in (parts if topic == old else [topic])
        ]
        if answers != row.answers:
            row.answers = answers
            row.save(update_fields=["answers"])


def _carry_counts(old: str, parts: Sequence[str]) -> None:
    """Of two topics that are one, at least as many know it as knew either."""
    for row in KnowledgeCount.objects.order_by("id"):
        if old in row.counts:
            had = row.counts.pop(old)
            for part in parts:
                other = row.counts.get(part, [0] * len(had))
                row.counts[part] = [max(pair) for pair in zip(had, other, strict=True)]
            row.save(update_fields=["counts"])
