"""Who is told what of a difference, and the mail that tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from planner.plans.difference_meetings import by_key, key_of
from planner.plans.difference_records import Change, ChangeKind, Difference
from planner.plans.formats import wording
from planner.plans.programme import Line, MeetingEntry, Programme
from planner.plans.said import said

TOLD_TO_ALL = (
    "meeting added",
    "meeting dropped",
    "meeting cancelled",
    "meeting not held",
    "meeting reinstated",
    "meeting moved",
)
TOLD_TO_THOSE_WHO_COME = (
    "kind changed",
    "step dropped",
    "step moved",
    "step added",
    "step minutes",
    "part spared",
    "step only read",
    "step discussed",
    "reading changed",
    "exercises changed",
)
TOLD_TO_THE_TWO = ("lead changed", "backup changed")
HEADLINES: dict[ChangeKind, str] = {
    "meeting cancelled": "the meeting of {} is cancelled",
    "meeting not held": "the meeting of {} did not happen",
    "meeting dropped": "the meeting of {} is dropped",
    "meeting added": "a further meeting on {}",
    "meeting reinstated": "the meeting of {} takes place after all",
    "meeting moved": "the meeting of {} moves",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody of the group. `id` as in `MeetingEntry.lead_id`; `away`: dates without them."""

    id: str
    name: str
    away: Collection[dt.date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one person hears: sentences in the order of their dates, and a subject for them."""

    reader: Reader
    changes: tuple[str, ...]
    headline: str


def audience(
    difference: Difference,
    old: Programme | None,
    new: Programme,
    people: Sequence[Reader],
    boundary: dt.datetime,
) -> tuple[Told, ...]:
    """The people who hear something, in their order, and exactly what.

    - that a meeting moves, comes, goes or takes place after all: everybody who is there on its
      old or its new date;
    - other steps, reading or exercises: everybody who is there on the meeting's date, except
      those who are spared every line that changes in it;
    - that the plan goes at another pace: whoever hears of other steps because of it;
    - another lead or backup: the two people in question;
    - nothing of meetings that started before `boundary`; a step that moves on from there is
      told for the meeting that it joins;
    - the first plan: everybody.
    """
    desk = _Desk(
        before=by_key(old) if old else {},
        after=by_key(new),
        changes=difference.changes,
        boundary=boundary,
    )
    told = (desk.told(reader) for reader in people)
    return tuple(each for each in told if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """All that decides who is told what."""

    before: Mapping[str, MeetingEntry]
    after: Mapping[str, MeetingEntry]
    changes: tuple[Change, ...]
    boundary: dt.datetime

    def told(self, reader: Reader) -> Told | None:
        heard = [(change, self.meetings_of(change, reader)) for change in self.changes]
        heard = [(change, keys) for change, keys in heard if keys]
        if not heard:
            return None
        texts = (*self.reasons(heard), *(change.text for change, _ in heard))
        return Told(
            reader=reader,
            changes=tuple(dict.fromkeys(texts)),
            headline=self.headline(heard),
        )

    def reasons(self, heard: Sequence[tuple[Change, set[str]]]) -> list[str]:
        """Why steps take other minutes, for whoever hears that they do."""
        if not any(change.kind in TOLD_TO_THOSE_WHO_COME for change, _ in heard):
            return []
        return [change.text for change in self.changes if change.kind == "pace changed"]

    def meetings_of(self, change: Change, reader: Reader) -> set[str]:
        """Keys of the meetings because of which this person hears of a change."""
        if change.kind == "first plan":
            return set(self.after)
        sides = {key for key, _ in _sides(change) if not self.is_past(key)}
        if change.kind in TOLD_TO_ALL:
            return {key for key in sides if self.dates(key) - set(reader.away)}
        if change.kind in TOLD_TO_THE_TWO:
            return sides if reader.id in _the_two(change) else set()
        if change.kind in TOLD_TO_THOSE_WHO_COME:
            return {key for key in sides if self.comes(reader, key, change)}
        return set()

    def is_past(self, key: str) -> bool:
        """Started before the boundary, and not moved to after it."""
        return all(each.starts_at < self.boundary for each in self.entries(key))

    def entries(self, key: str) -> list[MeetingEntry]:
        """The meeting before and now, as far as it is there."""
        return [each[key] for each in (self.before, self.after) if key in each]

    def dates(self, key: str) -> set[dt.date]:
        return {each.starts_at.date() for each in self.entries(key)}

    def comes(self, reader: Reader, key: str, change: Change) -> bool:
        """Is there on the date as it is now; being spared is about lines, not about meetings."""
        if self.entries(key)[-1].starts_at.date() in reader.away:
            return False
        lines = self.changed_lines(key)
        is_spared = bool(lines) and all(reader.name in line.spared for line in lines)
        return change.kind == "kind changed" or not is_spared

    def changed_lines(self, key: str) -> list[Line]:
        return [
            line
            for change in self.changes
            if change.kind in TOLD_TO_THOSE_WHO_COME
            for side, lines in _sides(change)
            if side == key
            for line in lines
        ]

    def headline(self, heard: Sequence[tuple[Change, set[str]]]) -> str:
        """What a subject says after the group's name."""
        keys = {key for _, keys in heard for key in keys}
        kinds = {change.kind for change, _ in heard}
        if "first plan" in kinds:
            return f"a plan of {wording.counted(len(keys), 'meeting', 'meetings')}"
        if len(keys) > 1:
            return f"{len(keys)} meetings change"
        day = wording.day(self.entries(*keys)[0].starts_at.date())
        if kinds <= {*TOLD_TO_THE_TWO}:
            return f"another {' and '.join(_turns(kinds))} on {day}"
        headlines = (words for kind, words in HEADLINES.items() if kind in kinds)
        return next(headlines, "the meeting of {} changes").format(day)


def _sides(change: Change) -> list[tuple[str, tuple[Line, ...]]]:
    """The meetings that a change is about, with its lines there: both where a step moves."""
    if change.kind == "step moved" and isinstance(change.old, MeetingEntry):
        leaving = [(key_of(change.old), change.old_lines)]
        return [*leaving, (change.meeting, change.new_lines)]
    return [(change.meeting, change.new_lines or change.old_lines)]


def _the_two(change: Change) -> set[str]:
    """Ids of who goes out and who comes in."""
    meetings = [each for each in (change.old, change.new) if isinstance(each, MeetingEntry)]
    is_lead = change.kind == "lead changed"
    return {each.lead_id if is_lead else each.backup_id for each in meetings} - {""}


def _turns(kinds: Collection[ChangeKind]) -> list[str]:
    return [kind.removesuffix(" changed") for kind in TOLD_TO_THE_TWO if kind in kinds]


def headed(group: str, headline: str) -> str:
    """A subject: of which group, and what."""
    return _("%(group)s: %(headline)s") % {"group": group, "headline": said(headline)}


def mail_text(told: Told, *, group: str, plan: str, link: str) -> str:
    """A plain-text body: what is new, and where to see all of it."""
    names = {"plan": _on_one_line(plan), "group": _on_one_line(group)}
    first = _("This is new in the plan “%(plan)s” of %(group)s:") % names
    sentences = "\n".join(f"– {_on_one_line(said(each))}" for each in told.changes)
    last = _("The whole plan: %(link)s") % {"link": link}
    return f"{first}\n\n{sentences}\n\n{last}\n"


def _on_one_line(text: str) -> str:
    """Names and reasons are typed by people and must not write lines of their own."""
    return " ".join(text.split())
