"""Words about meetings that several pages share: when, who, how deep."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.language.dates import day_and_clock, full_day
from planner.meetings.models import Meeting
from planner.meetings.pieces import WORDS, parts_of
from planner.meetings.zones import zone_named

DEPTHS = {
    1: gettext_lazy("awareness"),
    2: gettext_lazy("working"),
    3: gettext_lazy("mastery"),
}


class Titled(Protocol):
    """A line of an agenda, or what was covered of it."""

    title: str
    piece: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time from `iso` to `iso_end`, as the clocks of `zone` show it."""

    iso: str
    iso_end: str
    day: str
    clock: str
    zone: str

    @property
    def said(self) -> str:
        return day_and_clock(self.day, self.clock)


def when(start: dt.datetime, end: dt.datetime, zone: str) -> When:
    begins, ends = (each.astimezone(zone_named(zone)) for each in (start, end))
    return When(
        iso=begins.isoformat(),
        iso_end=ends.isoformat(),
        day=full_day(begins.date()),
        clock=f"{begins:%H:%M}–{ends:%H:%M}",
        zone=zone.replace("_", " "),
    )


def depth_word(depth: int) -> str:
    """Empty where there is none."""
    return str(DEPTHS.get(depth, ""))


def dots(depth: int) -> str:
    return "●" * depth + "○" * (3 - depth) if depth else ""


def lead_name(meeting: Meeting) -> str:
    """Never an address; empty where nobody leads."""
    return _name(meeting.lead, meeting.lead_name)


def backup_name(meeting: Meeting) -> str:
    return _name(meeting.backup, meeting.backup_name)


def _name(user: User | None, name: str) -> str:
    return (user.name if user else "") or name


def said_piece(words: str) -> str:
    """As `pieces.piece_words` put it into the agenda, in the language of whoever reads."""
    if not WORDS.fullmatch(words):
        return words
    parts, whole = parts_of(words)
    named = {"first": parts[0], "last": parts[-1], "of": whole}
    if len(parts) == 1:
        return _("part %(first)s of %(of)s") % named
    return _("parts %(first)s–%(last)s of %(of)s") % named
