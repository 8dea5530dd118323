"""Which dates of a cadence take place, and why the others are skipped."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zoneinfo import ZoneInfo

from planner.language.marked import Value, marked, one_after_another
from planner.meetings.absences import (
    Absence,
    Attendee,
    absences,
    causes,
    covers,
    refuse_bad_person,
)
from planner.meetings.dates import (
    MOST_MEETINGS,
    Away,
    BadCadence,
    Cadence,
    Occurrence,
    occurrences,
    refuse_bad_period,
)
from planner.meetings.zones import clock_time, zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A date on which the group meets. Times are aware, in the group's zone.

    `away`: name and reason of each person who is not there. `notes`: the same in words, with
    "meet anyway" and clock changes. `days_since_previous_kept`: None for the first meeting.
    `in_spite_of`: why it would have been skipped, had the group not asked to meet anyway.
    """

    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    days_since_previous_kept: int | None
    away: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    in_spite_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A date of the cadence without a meeting: all reasons, and one short text of them.

    `can_meet_anyway` is false when everybody has said to be away.
    """

    on: dt.date
    reasons: tuple[str, ...]
    text: str
    can_meet_anyway: bool


AgreedDate: TypeAlias = Kept | Skipped


class TooFewDates(BadCadence):
    """Too many dates are skipped. `dates` holds what there is, with the reasons."""

    def __init__(self, text: str, dates: tuple[AgreedDate, ...]) -> None:
        super().__init__("meetings", text)
        self.dates = dates


def agreed_dates(
    cadence: Cadence,
    people: Sequence[Attendee],
    *,
    no_meeting: Sequence[Away] = (),
    meet_anyway: Collection[dt.date] = (),
    min_present_percent: int = 66,
) -> tuple[AgreedDate, ...]:
    """Every date of the cadence in order, kept or skipped, with reasons.

    A date is skipped when it lies in a period of `no_meeting`, or when fewer than
    `min_present_percent` of the people are present (66: two of three are enough). Somebody is
    not present on a public holiday of theirs and on their away dates, both taken as dates of
    the group's zone; part-days count when they overlap the meeting's minutes. A date in
    `meet_anyway` is kept all the same, unless everybody has said to be away; should it be a
    public holiday for all who are left, they are taken to come.

    Stops with the number of meetings wanted (skipped dates put the end off) or on the
    cadence's last day. Raises BadCadence for a wrong question, TooFewDates when no date is
    left, or when without an `until` the meetings wanted are not found in three further years.
    """
    all_dates = occurrences(cadence)
    rules = _Rules(
        people=tuple(people),
        no_meeting=tuple(no_meeting),
        meet_anyway=frozenset(meet_anyway),
        min_present_percent=min_present_percent,
        zone=zone_named(cadence.zone),
    )
    _refuse_bad_rules(rules)
    dates = tuple(_until_enough(all_dates, rules, wanted=cadence.meetings))
    _refuse_too_few(cadence, dates)
    return dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """A date and a time on the group's wall clock that stand whatever the cadence says."""

    on: dt.date
    at: dt.time
    in_spite_of: str = ""


def appointed_dates(
    appointed: Sequence[Appointed],
    people: Sequence[Attendee],
    *,
    minutes: int,
    zone: str,
    previous: dt.date | None = None,
) -> tuple[Kept, ...]:
    """These dates with their instants, and with who is away; none is skipped.

    `previous`: the date of the last meeting before them. Raises BadCadence for a wrong person.
    """
    place = zone_named(zone)
    for person in people:
        refuse_bad_person(person)
    kept = []
    for each in appointed:
        start = clock_time(each.on, each.at, place)
        ends_at = (start.at.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(place)
        occurrence = Occurrence(
            on=each.on, starts_at=start.at, ends_at=ends_at, clock_note=start.note
        )
        absent = tuple(absences(occurrence, people, zone=place))
        coming = _without_holidays_of_all(absent, len(people))
        kept.append(_kept(occurrence, previous, coming, in_spite_of=each.in_spite_of))
        previous = each.on
    return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    people: tuple[Attendee, ...]
    no_meeting: tuple[Away, ...]
    meet_anyway: frozenset[dt.date]
    min_present_percent: int
    zone: ZoneInfo

    def is_enough(self, absent: int) -> bool:
        present = len(self.people) - absent
        return present * 100 >= self.min_present_percent * len(self.people)

    def closing_reasons(self, occurrence: Occurrence) -> tuple[str, ...]:
        return tuple(
            period.reason or marked("the group does not meet then")
            for period in self.no_meeting
            if covers(period, occurrence, zone=self.zone)
        )


def _until_enough(
    all_dates: Iterator[Occurrence], rules: _Rules, *, wanted: int | None
) -> Iterator[AgreedDate]:
    left = MOST_MEETINGS + 1 if wanted is None else wanted
    previous: dt.date | None = None
    for occurrence in all_dates:
        date = _agreed(occurrence, previous, rules)
        yield date
        if isinstance(date, Kept):
            previous = date.on
            left -= 1
        if not left:
            return


def _agreed(occurrence: Occurrence, previous: dt.date | None, rules: _Rules) -> AgreedDate:
    absent = tuple(absences(occurrence, rules.people, zone=rules.zone))
    why = rules.closing_reasons(occurrence)
    reasons = (*why, *(absence.note for absence in absent))
    if not rules.is_enough(len(absent)):
        why = (*why, *causes(absent, len(rules.people)))
    if not why:
        return _kept(occurrence, previous, absent)
    text = one_after_another(why)
    are_all_away = bool(absent) and sum(not each.place for each in absent) == len(rules.people)
    if occurrence.on in rules.meet_anyway and not are_all_away:
        coming = _without_holidays_of_all(absent, len(rules.people))
        return _kept(occurrence, previous, coming, in_spite_of=text)
    return Skipped(on=occurrence.on, reasons=reasons, text=text, can_meet_anyway=not are_all_away)


def _kept(
    occurrence: Occurrence,
    previous: dt.date | None,
    absent: tuple[Absence, ...],
    *,
    in_spite_of: str = "",
) -> Kept:
    spite = ""
    if in_spite_of:
        spite = marked("Meet anyway, in spite of: %(reasons)s", reasons=in_spite_of)
    notes = (spite, *(absence.note for absence in absent), occurrence.clock_note)
    return Kept(
        on=occurrence.on,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        days_since_previous_kept=None if previous is None else (occurrence.on - previous).days,
        away=tuple((absence.name, absence.reason) for absence in absent),
        notes=tuple(note for note in notes if note),
        in_spite_of=in_spite_of,
    )


def _without_holidays_of_all(absent: tuple[Absence, ...], people: int) -> tuple[Absence, ...]:
    """A group of whom all are free that day, and who meet all the same, do come."""
    if len(absent) < people:
        return absent
    return tuple(absence for absence in absent if not absence.place)


def _refuse_bad_rules(rules: _Rules) -> None:
    if not 0 <= rules.min_present_percent <= 100:
        text = marked(
            "The share that must be present is 0 to 100 %%, not %(percent)s.",
            percent=rules.min_present_percent,
        )
        raise BadCadence("min_present_percent", text)
    for period in rules.no_meeting:
        refuse_bad_period("no_meeting", period, whose=marked("A period without meetings"))
    for person in rules.people:
        refuse_bad_person(person)


def _refuse_too_few(cadence: Cadence, dates: tuple[AgreedDate, ...]) -> None:
    kept = sum(isinstance(date, Kept) for date in dates)
    if cadence.meetings is None and kept > MOST_MEETINGS:
        text = marked(
            "That would be more than %(most)s meetings; end earlier or meet less often.",
            most=MOST_MEETINGS,
        )
        raise BadCadence("until", text)
    is_short = cadence.until is None and cadence.meetings is not None and kept < cadence.meetings
    if is_short or not kept:
        raise TooFewDates(_too_few(cadence, dates, kept), dates)


def _too_few(cadence: Cadence, dates: tuple[AgreedDate, ...], kept: int) -> str:
    named: dict[str, Value] = {"first": dates[0].on, "last": dates[-1].on}
    found = (
        marked(
            "Between %(first)s and %(last)s there can be %(kept)s of %(wanted)s meetings.",
            kept=kept,
            wanted=cadence.meetings or 0,
            **named,
        )
        if kept
        else marked("Between %(first)s and %(last)s there can be no meetings.", **named)
    )
    return marked("%(first)s %(next)s", first=found, next=_why_skipped(dates))


def _why_skipped(dates: tuple[AgreedDate, ...]) -> str:
    skipped = Counter(date.text for date in dates if isinstance(date, Skipped))
    cause, times = skipped.most_common(1)[0]
    return marked(
        "%(times)s of %(dates)s dates are skipped because of: %(cause)s. Meet on another day, meet"
        " anyway, or let a smaller share be enough.",
        times=times,
        dates=len(dates),
        cause=cause,
    )
