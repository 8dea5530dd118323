"""What a group keeps for itself: answers about its system, and bugs that mathematics explained."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.groups.models import Group
from planner.progress import debug_actions, worksheet_actions
from planner.progress.debug_actions import Said
from planner.progress.models import DebugEntry, WorksheetVersion


def sheet(group: Group, canary: str, *, by: User, now: dt.datetime) -> WorksheetVersion:
    """Two versions of one answer; the newest."""
    for number, text in enumerate((f"First of {canary}", f"Second of {canary}")):
        made = worksheet_actions.answer(
            group=group, asked=1, text=text, version=number, by=by, now=now
        )
    assert made is not None
    return made


def bug(group: Group, canary: str, *, by: User, now: dt.datetime) -> DebugEntry:
    said = Said(
        bug=f"Bug of {canary}",
        text=f"Explained of {canary}",
        topics=["vectors"],
        decision="which-solver",
        saved=f"Saved of {canary}",
        hours=None,
        found_on=now.date(),
    )
    return debug_actions.write_down(group=group, said=said, by=by, now=now)
