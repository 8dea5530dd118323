"""How a stuck moment ends, and how an end is taken back; within somebody's transaction."""

from __future__ import annotations

import datetime as dt

from planner.progress.models import Stuck

LONGEST_GUESS = 240
"""Minutes between beginning and end that are taken for work where nobody says otherwise."""


def end(moment: Stuck, *, ending: str, now: dt.datetime) -> None:
    """The time since it began counts as work, unless it is too long for one sitting."""
    minutes = int((now - moment.began_at).total_seconds()) // 60
    moment.ended_at = max(now, moment.began_at)
    moment.ending = ending
    moment.minutes = minutes if 0 <= minutes <= LONGEST_GUESS else None
    moment.save(update_fields=["ended_at", "ending", "minutes"])


def reopen(moment: Stuck) -> None:
    """As it was before its end; nothing where the person is stuck on the same anew."""
    same = Stuck.objects.open().filter(
        user=moment.user_id, about_kind=moment.about_kind, about_id=moment.about_id
    )
    if same.exists():
        return
    moment.ended_at, moment.ending, moment.minutes = None, "", None
    moment.save(update_fields=["ended_at", "ending", "minutes"])
