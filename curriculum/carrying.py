"""Whoever holds ids of the catalogue says here how they follow an entry that becomes another.

The catalogue stands below whoever plans, learns and writes with it; each app says at its start
(`AppConfig.ready`) what it carries along.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from curriculum.models import EntryDraft, Suggestion

KIND_OF_SECTION = {
    "decisions": "decision",
    "exercises": "exercise",
    "goals": "goal",
    "resources": "resource",
    "strategies": "strategy",
    "topics": "topic",
    "units": "unit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`became`: ids of the same section, none where the entry was archived. `title`: what it was
    called. `units` is a section here, too."""

    section: str
    entry: str
    title: str = ""
    became: tuple[str, ...] = ()
    is_renamed: bool = False

    @property
    def kind(self) -> str:
        """Of the entry, as rows name it."""
        return KIND_OF_SECTION.get(self.section, "")


Carrier = Callable[[Sequence[Move], dt.datetime], None]

_carriers: list[Carrier] = []


def register(carrier: Carrier) -> None:
    """Called within the transaction of the change; again it changes nothing more."""
    if carrier not in _carriers:
        _carriers.append(carrier)


def carry(moves: Sequence[Move], *, now: dt.datetime) -> None:
    _carry_suggestions(moves)
    _carry_drafts(moves)
    for carrier in _carriers:
        carrier(moves, now)


def _carry_drafts(moves: Sequence[Move]) -> None:
    """Of a renamed entry the drafts go on; of any other that goes they wait for a curator."""
    for move in moves:
        if move.is_renamed:
            for draft in EntryDraft.objects.filter(section=move.section, entry=move.entry):
                draft.entry = move.became[0]
                draft.typed = {**draft.typed, "id": draft.entry, "opened": _opened(draft)}
                draft.save(update_fields=["entry", "typed"])


def _opened(draft: EntryDraft) -> str:
    opened = json.loads(draft.typed.get("opened") or "null")
    return json.dumps({**opened, "id": draft.entry} if opened else opened)


def _carry_suggestions(moves: Sequence[Move]) -> None:
    """What waits to be looked at; of a split it stays with the first part."""
    for move in moves:
        if move.became and move.kind:
            Suggestion.objects.filter(
                state=Suggestion.State.WAITING, entry_kind=move.kind, entry_id=move.entry
            ).update(entry_id=move.became[0])
