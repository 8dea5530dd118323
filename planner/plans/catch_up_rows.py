"""Pure: what somebody has to catch up on as the page shows it, dates and minutes in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans.formats import wording
from planner.plans.late_joiner import CatchUp, Earlier, Knows, Missed, Way, is_in_time, weeks
from planner.plans.programme import Reading
from planner.solver import Key

HOUR = 60
NOTHING_HELD = "No meeting was held yet. You have missed nothing."
NOTHING_AHEAD = "No further meeting is planned, so there is nothing to catch up for."
NOTHING_NEEDED = "You need nothing for the next meetings: come as you are."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    title: str
    url: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    title: str
    topic: str
    area: str
    dots: str
    depth: str
    minutes: str
    reads: tuple[ReadRow, ...]
    tasks: tuple[str, ...]
    practice: str
    why: str
    met: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    day: str
    iso: str
    agenda: str
    minutes: str
    steps: tuple[StepRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRow:
    day: str
    iso: str
    agenda: str
    verdict: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TickRow:
    """A step that somebody can say to know. `value` as it stands in the address."""

    value: str
    title: str
    minutes: str
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpRows:
    summary: tuple[str, ...]
    ways: tuple[WayRow, ...]
    earlier: tuple[EarlierRow, ...]
    ticks: tuple[TickRow, ...]


def catch_up_rows(
    found: CatchUp, offered: CatchUp, catalogue: Catalogue, *, knows: Knows, reading: int
) -> CatchUpRows:
    """`offered`: the way of somebody who knows nothing. `reading`: minutes a week."""
    return CatchUpRows(
        summary=tuple(_summary(found, reading)),
        ways=tuple(_way(way, catalogue) for way in found.ways),
        earlier=tuple(_earlier(each, catalogue) for each in found.earlier),
        ticks=tuple(_ticks(offered, knows)),
    )


def knows_after(before: Knows, offered: CatchUp, ticked: Collection[str]) -> Knows:
    """What somebody knows who ticked these of the steps offered; the rest of `before` stays."""
    keys = [step.key for way in offered.ways for step in way.steps]
    said = [key for key in keys if value_of(key) in ticked]
    refused = {topic for topic, depth in keys if (topic, depth) not in said}
    kept = (each for each in before if each[0] not in refused)
    return tuple(dict.fromkeys((*kept, *said)))


def value_of(key: Key) -> str:
    """As in an address: "derivatives@working"."""
    return f"{key[0]}@{DEPTH_NAMES[key[1]]}"


def spelt(minutes: int) -> str:
    """Minutes as hours and minutes: "2 h 5 min"."""
    hours, left = divmod(minutes, HOUR)
    parts = [f"{hours} h"] * bool(hours) + [f"{left} min"] * bool(left or not hours)
    return " ".join(parts)


def _summary(found: CatchUp, reading: int) -> Iterator[str]:
    if not found.earlier:
        yield NOTHING_HELD
    elif not found.ways:
        yield NOTHING_AHEAD
    elif not found.minutes:
        yield NOTHING_NEEDED
    else:
        yield from _workload(found.ways, reading)


def _workload(ways: tuple[Way, ...], reading: int) -> Iterator[str]:
    minutes = own = 0
    for way in ways:
        before, minutes, own = minutes, minutes + way.minutes, own + way.own_reading
        if way.minutes:
            more = " more" if before else ""
            yield f"For {wording.day(way.on)} you need {spelt(way.minutes)}{more} on your own."
            yield _pace(way, minutes, own, reading)
        else:
            yield f"For {wording.day(way.on)} you need nothing{' more' if before else ''}."


def _pace(way: Way, minutes: int, own: int, reading: int) -> str:
    """`minutes` of catching up and `own` of reading for the meetings, both until this one."""
    number = weeks(minutes, reading)
    if number is None:
        return "You have no minutes for reading; agree on some, or come and listen."
    taken = "That takes" if minutes == way.minutes else f"All {spelt(minutes)} take"
    sentence = (
        f"{taken} {wording.counted(number, 'week', 'weeks')} at your {reading} minutes a week"
    )
    beside = f", beside the {spelt(own)} that everybody reads until then" if own else ""
    if is_in_time(way, minutes + own, reading):
        return f"{sentence}{beside}; it fits in."
    return f"{sentence}{beside}; it does not all fit in, so go in the order below."


def _way(way: Way, catalogue: Catalogue) -> WayRow:
    kind = wording.KIND_TITLES.get(way.kind, way.kind)
    return WayRow(
        day=wording.day(way.on),
        iso=way.on.isoformat(),
        agenda=_titles(way.agenda, catalogue) or kind,
        minutes=spelt(way.minutes),
        steps=tuple(_step(step, way, catalogue) for step in way.steps),
        nothing="" if way.steps else "Nothing to make up for: come as you are.",
    )


def _step(step: Missed, way: Way, catalogue: Catalogue) -> StepRow:
    line = step.line
    return StepRow(
        title=wording.line_title(line),
        topic=line.topic,
        area=line.area,
        dots=wording.dots(line.depth),
        depth=wording.depth_name(line.depth),
        minutes=spelt(step.minutes),
        reads=tuple(map(_read, line.reading)),
        tasks=tuple(f"{task.title} ({task.minutes} min)" for task in line.tasks),
        practice=_practice(step),
        why=_why(step, way, catalogue),
        met=f"studied by {wording.day(step.met_on)}"
        if step.met_on
        else "the others knew it before",
    )


def _practice(step: Missed) -> str:
    if not step.practice_minutes:
        return ""
    talk = step.line.minutes
    if talk == step.practice_minutes:
        return f"{talk} min on your own instead of the discussion"
    instead = f", {talk} of them instead of the discussion" if talk else ""
    return f"{step.practice_minutes} min of practice of your own{instead}"


def _why(step: Missed, way: Way, catalogue: Catalogue) -> str:
    if step.key in step.for_steps:
        return f"{wording.day(way.on)} goes on with it."
    names = [_title(key, catalogue) for key in step.for_steps]
    verb = "stands" if len(names) == 1 else "stand"
    return f"{wording.joined(tuple(names))} on {wording.day(way.on)} {verb} on it."


def _read(reading: Reading) -> ReadRow:
    place = f"{wording.reading_place(reading)} ({wording.reading_cost(reading)})"
    return ReadRow(title=reading.title, url=reading.url, place=place)


def _earlier(earlier: Earlier, catalogue: Catalogue) -> EarlierRow:
    kind = wording.KIND_TITLES.get(earlier.kind, earlier.kind)
    return EarlierRow(
        day=wording.day(earlier.on),
        iso=earlier.on.isoformat(),
        agenda=_titles(earlier.agenda, catalogue) or kind,
        verdict=earlier.verdict,
        text=_verdict(earlier),
    )


def _verdict(earlier: Earlier) -> str:
    if earlier.for_on is None:
        return "can be skipped"
    if earlier.verdict == "needed":
        return f"needed for {wording.day(earlier.for_on)}"
    return f"useful later, for {wording.day(earlier.for_on)}; not yet"


def _ticks(offered: CatchUp, knows: Knows) -> Iterator[TickRow]:
    deepest: dict[str, int] = {}
    for topic, depth in knows:
        deepest[topic] = max(depth, deepest.get(topic, 0))
    for way in offered.ways:
        for step in way.steps:
            topic, depth = step.key
            yield TickRow(
                value=value_of(step.key),
                title=f"{step.line.title} ({wording.depth_name(depth)})",
                minutes=spelt(step.minutes),
                is_ticked=deepest.get(topic, 0) >= depth,
            )


def _titles(keys: Iterable[Key], catalogue: Catalogue) -> str:
    return wording.joined(tuple(_title(key, catalogue) for key in keys))


def _title(key: Key, catalogue: Catalogue) -> str:
    return f"{catalogue.topic_by_id[key[0]].name} ({wording.depth_name(key[1])})"
