"""What members know, read, tried and were stuck on follows entries of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import get_args

from curriculum.carrying import Move
from planner.progress.carry import Kind, carry
from planner.progress.carry_cards import carry_question
from planner.progress.models import DebugEntry, DebugTopic
from planner.progress.worth_models import UnitWorth

KINDS: dict[str, Kind] = {f"{kind}s": kind for kind in get_args(Kind)}


def follow(moves: Sequence[Move], now: dt.datetime) -> None:
    for move in moves:
        if kind := KINDS.get(move.section):
            names = {move.entry: move.title} if move.title else {}
            carry(kind=kind, moves={move.entry: move.became}, now=now, names=names)
        if move.became and move.section == "topics":
            _carry_debug_topics(move)
        elif move.became and move.section == "units":
            _carry_worths(move)
        elif move.became and move.section == "decisions":
            DebugEntry.objects.filter(decision=move.entry).update(decision=move.became[0])
        elif move.became and move.section == "questions":
            carry_question(move.entry, move.became[0])


def _carry_worths(move: Move) -> None:
    """To the first part; of two words of one person the later stays."""
    for row in UnitWorth.objects.filter(unit=move.entry).order_by("id"):
        same = UnitWorth.objects.filter(user=row.user_id, unit=move.became[0]).first()
        if same is not None and (same.undone_at is None, same.said_at) > (
            row.undone_at is None,
            row.said_at,
        ):
            row.delete()
            continue
        if same is not None:
            same.delete()
        UnitWorth.objects.filter(pk=row.pk).update(unit=move.became[0])


def _carry_debug_topics(move: Move) -> None:
    """A bug names every part of what explained it, and each once."""
    entries = DebugTopic.objects.filter(topic=move.entry).values_list("entry", flat=True)
    rows = [DebugTopic(entry_id=entry, topic=part) for entry in entries for part in move.became]
    DebugTopic.objects.bulk_create(rows, ignore_conflicts=True)
    DebugTopic.objects.filter(topic=move.entry).delete()
