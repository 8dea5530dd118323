"""Who cannot come to a meeting and why: away dates, part-days, public holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from planner.language.marked import Value, marked
from planner.meetings.dates import Away, BadCadence, Occurrence, refuse_bad_period
from planner.meetings.public_holidays import Place, UnknownPlace, holiday_on, require_known
from planner.meetings.zones import clock_time

# Longer lists of names are cut short in a skipped date's text; its reasons name everybody.
MOST_NAMED = 5


class Attendee(Protocol):
    """Somebody who comes. Country and subdivision as in `public_holidays.Place`, or empty."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def subdivision(self) -> str: ...
    @property
    def away(self) -> tuple[Away, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """`place` is the code of the public holiday's place, empty when the person is away."""

    name: str
    reason: str
    place: str = ""

    @property
    def note(self) -> str:
        if self.place:
            return marked("%(name)s: %(reason)s", name=self.name, reason=self.reason)
        if self.reason == "away":
            return marked("%(name)s away", name=self.name)
        return marked("%(name)s away: %(reason)s", name=self.name, reason=self.reason)


def absences(
    occurrence: Occurrence, people: Sequence[Attendee], *, zone: ZoneInfo
) -> Iterator[Absence]:
    """One absence for each person who cannot come, in the order of the people."""
    for person in people:
        stated = next((each for each in person.away if covers(each, occurrence, zone=zone)), None)
        if stated is not None:
            yield Absence(name=person.name, reason=stated.reason or "away")
        elif person.country:
            yield from _public_holiday(person, occurrence.on)


def covers(period: Away, occurrence: Occurrence, *, zone: ZoneInfo) -> bool:
    """Whole days count for the meetings that begin on them, part-days by the minute."""
    if period.from_time is None and period.to_time is None:
        return period.first <= occurrence.on <= period.last
    days = {occurrence.on, occurrence.starts_at.date(), occurrence.ends_at.date()}
    return any(
        _overlaps(period, day, occurrence, zone)
        for day in days
        if period.first <= day <= period.last
    )


def causes(absent: Sequence[Absence], people: int) -> Iterator[str]:
    """Why too few of so many people are there, in short."""
    places = sorted({absence.place for absence in absent if absence.place})
    names = [absence.name for absence in absent if not absence.place]
    if places:
        yield marked("public holiday in %(places)s", places=", ".join(places))
    if names:
        found: dict[str, Value] = {"names": _listed(names), "count": len(absent), "people": people}
        yield (
            marked("%(names)s away (%(count)s of %(people)s missing)", **found)
            if places
            else marked("%(names)s away (%(count)s of %(people)s)", **found)
        )


def refuse_bad_person(person: Attendee) -> None:
    """Raise BadCadence for an unknown place or a period the wrong way round."""
    for period in person.away:
        refuse_bad_period("away", period, whose=marked("%(name)s's time away", name=person.name))
    if not person.country:
        return
    try:
        require_known(Place(person.country, person.subdivision))
    except UnknownPlace as unknown:
        text = marked("%(name)s: %(reason)s", name=person.name, reason=unknown.text)
        raise BadCadence("country", text) from unknown


def _public_holiday(person: Attendee, on: dt.date) -> Iterator[Absence]:
    place = Place(person.country, person.subdivision)
    name = holiday_on(on, place)
    if name:
        # A holiday of the whole country is named after the country, so that places add up.
        is_national = bool(holiday_on(on, Place(person.country)))
        reason = marked("public holiday (%(name)s) in %(place)s", name=name, place=place.code)
        yield Absence(
            name=person.name, reason=reason, place=place.country if is_national else place.code
        )


def _overlaps(period: Away, day: dt.date, occurrence: Occurrence, zone: ZoneInfo) -> bool:
    ends_on, ends = day, period.to_time or dt.time()
    if ends == dt.time():
        ends_on = day + dt.timedelta(days=1)
    from_at = clock_time(day, period.from_time or dt.time(), zone).at.astimezone(dt.UTC)
    to_at = clock_time(ends_on, ends, zone).at.astimezone(dt.UTC)
    starts_at, ends_at = (
        each.astimezone(dt.UTC) for each in (occurrence.starts_at, occurrence.ends_at)
    )
    return from_at < ends_at and starts_at < to_at


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        others = len(names) - MOST_NAMED + 1
        named = ", ".join(names[: MOST_NAMED - 1])
        return marked("%(names)s and %(count)s others", names=named, count=others)
    return marked("%(names)s", names=tuple(names))
