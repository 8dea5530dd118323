"""What people write behind the options of a command: dates, periods, people, days, depths.

Every reader takes the option's name with the text, so that a refusal says where it belongs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curriculum.records import DEPTHS
from planner.meetings.dates import WEEKDAYS
from planner.meetings.public_holidays import UnknownPlace, place_from
from planner.plans.brief import Away, BadBrief, Lock, Participant
from planner.plans.document_reader import date_from
from planner.plans.nearest import did_you_mean

DECISION = re.compile(
    r"(?P<id>[^=!@\s]+)(?:=(?P<weight>\d{1,6}))?(?P<must>!)?(?:@(?P<by>\S+))?", re.ASCII
)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
ORDINALS = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": -1,
}
DAYS = {
    name: number
    for number, day in enumerate(WEEKDAYS, start=1)
    for name in (day.casefold(), day[:3].casefold())
}
DEPTHS_WRITTEN: Mapping[str, int] = {
    **DEPTHS,
    **{str(depth): depth for depth in DEPTHS.values()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAsked:
    id: str
    weight: int | None
    required: bool
    by: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAsked:
    """ISO weekdays in their order; `nth` of the month where one was named."""

    days: tuple[int, ...]
    nth: int | None


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated, and parted by commas or spaces."""
    return tuple(word for value in values or () for word in re.split(r"[,\s]+", value) if word)


def clock(option: str, text: str) -> dt.time:
    match = CLOCK.fullmatch(text.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise BadBrief(option, f"“{text}” is no time; write it as 12:00.")
    return dt.time(int(match[1]), int(match[2]))


def decision_asked(option: str, text: str) -> DecisionAsked:
    """`id[=weight][!][@date]`; a date makes the decision one that must be reached."""
    match = DECISION.fullmatch(text)
    if not match:
        raise BadBrief(option, f"“{text}” is unclear; write id, id=3, id! or id=3!@2027-02-11.")
    by = date_from(match["by"], option) if match["by"] else None
    return DecisionAsked(
        id=match["id"],
        weight=int(match["weight"]) if match["weight"] else None,
        required=bool(match["must"]) or by is not None,
        by=by,
    )


def days_asked(option: str, values: Iterable[str]) -> DaysAsked:
    """`thu`, `mon,thu`, `last thu`, `2nd tue`."""
    days: list[int] = []
    nth: set[int] = set()
    for word in (each.casefold() for each in words(values)):
        if word in ORDINALS:
            nth.add(ORDINALS[word])
        elif word in DAYS:
            days.append(DAYS[word])
        else:
            hint = did_you_mean(word, [*DAYS, *ORDINALS]) or "Write thu, mon,thu or last thu."
            raise BadBrief(option, f"“{word}” is no weekday. {hint}")
    if not days or len(nth) > 1:
        raise BadBrief(option, "Write weekdays such as thu or mon,thu, or one such as last thu.")
    return DaysAsked(days=tuple(sorted(set(days))), nth=min(nth, default=None))


def people(option: str, values: Iterable[str]) -> tuple[Participant, ...]:
    """`Ada:DE-BE,Ben:US-CA,Cleo:IN`: names with the place whose public holidays they have."""
    entries = [each.strip() for value in values for each in value.split(",")]
    return tuple(_person(option, entry) for entry in entries if entry)


def _person(option: str, entry: str) -> Participant:
    name, _, code = (part.strip() for part in entry.partition(":"))
    if not name:
        raise BadBrief(option, f"“{entry}” has no name; write Ada:DE-BE, Ada:IN or Ada.")
    if not code:
        return Participant(name=name)
    try:
        place = place_from(code)
    except UnknownPlace as unknown:
        raise BadBrief(option, f"{name}: {unknown}") from unknown
    return Participant(name=name, country=place.country, subdivision=place.subdivision)


def period(option: str, text: str) -> Away:
    """`2027-02-01..2027-02-14=reason`, a single date, or `2027-02-03T09:00..13:00`."""
    dates, _, reason = (part.strip() for part in text.partition("="))
    first, dots, last = (part.strip() for part in dates.partition(".."))
    last = last if dots else first
    if "T" in first or ":" in last:
        return _part_day(option, first, last, reason)
    return Away(first=date_from(first, option), last=date_from(last, option), reason=reason)


def _part_day(option: str, first: str, last: str, reason: str) -> Away:
    day, _, begins = first.partition("T")
    ends_on, _, ends = last.rpartition("T")
    if not begins or first == last or ends_on not in ("", day):
        raise BadBrief(
            option,
            f"“{first}..{last}” is unclear; a part-day begins and ends on one date:"
            " 2027-02-03T09:00..13:00.",
        )
    on = date_from(day, option)
    return Away(
        first=on,
        last=on,
        reason=reason,
        from_time=clock(option, begins),
        # 24:00 is the midnight at which the day ends.
        to_time=dt.time() if ends == "24:00" else clock(option, ends),
    )


def topic_depth(option: str, text: str) -> tuple[str, int]:
    topic, _, depth = text.rpartition("@")
    if not topic:
        raise BadBrief(option, f"“{text}” has no depth; write topic@working.")
    if depth.casefold() not in DEPTHS_WRITTEN:
        hint = did_you_mean(depth, DEPTHS)
        raise BadBrief(option, f"“{depth}” is no depth. {hint}")
    return topic, DEPTHS_WRITTEN[depth.casefold()]


def lock(option: str, text: str) -> Lock:
    """`topic@depth:2027-02-11`, or `topic@depth#2:2027-02-11` for its second part."""
    what, _, date = text.partition(":")
    step, _, piece = what.partition("#")
    if not date or (piece and not re.fullmatch(r"[1-9]\d{0,3}", piece, re.ASCII)):
        raise BadBrief(option, f"“{text}” is unclear; write topic@working:2027-02-11.")
    topic, depth = topic_depth(option, step)
    return Lock(topic=topic, depth=depth, on=date_from(date, option), piece=int(piece or 1) - 1)


def of_person(option: str, text: str, separator: str) -> tuple[str, str]:
    """`Ben:…` or `Ben=…`: the name and the rest."""
    name, found, rest = text.partition(separator)
    if not found or not name.strip() or not rest.strip():
        raise BadBrief(option, f"“{text}” names nobody; write it as Ben{separator}….")
    return name.strip(), rest.strip()
