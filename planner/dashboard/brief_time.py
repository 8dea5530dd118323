"""The time that was agreed for learning, and what of it was used; each for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from planner.groups.models import Group
from planner.meetings.models import Meeting

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    label: str
    agreed: str
    used: str


def time_rows(
    group: Group, meetings: Sequence[Meeting], held: Sequence[Meeting], *, days: int
) -> tuple[TimeRow, ...]:
    """Reading is what the held meetings asked for: what anybody read is theirs to say."""
    reading = group.reading_minutes * days // WEEK
    asked = sum(each.reading_minutes for each in held)
    planned, met = _minutes(meetings), _minutes(held)
    return (
        TimeRow(label=_("In meetings"), agreed=hours(planned), used=hours(met)),
        TimeRow(label=_("Reading and practice"), agreed=hours(reading), used=hours(asked)),
        TimeRow(label=_("In all"), agreed=hours(planned + reading), used=hours(met + asked)),
    )


def hours(minutes: int) -> str:
    """In words: 55 min, 2 h, 18 h 10 min."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": whole}
    return _("%(hours)s h %(minutes)s min") % {"hours": whole, "minutes": rest}


def _minutes(meetings: Sequence[Meeting]) -> int:
    return sum(int((each.ends_at - each.starts_at).total_seconds()) // 60 for each in meetings)
