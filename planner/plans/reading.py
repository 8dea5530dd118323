"""Which units are read for a step, and how much of each: rules 3 and 4 of `minutes`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum.records import Catalogue, Resource, Unit
from planner.plans.brief import Taste
from planner.plans.minutes import DISCUSSION_PERCENT, discussed
from planner.solver.problem import Key

ENOUGH_PERCENT = 60
MOST_UNITS = 3
LEAST_MINUTES = 5
LEAST_MORE = 10
SHORT_UNIT = 45
LEAST_OF_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What of a unit belongs to one step. `place`: the unit's number in the catalogue."""

    resource: Resource
    unit: Unit
    minutes: int
    place: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A share with the minutes of it that count for the step."""

    share: Share
    minutes: int


def shelf(catalogue: Catalogue, taste: Taste) -> Mapping[Key, tuple[Share, ...]]:
    """For every step the shares of the units that the taste admits, in the catalogue's order.

    Slots for something chosen later are no units yet. Shares of one unit add up to its minutes.
    """
    admitted = tuple(_admitted(catalogue, taste))
    covered = {(each.topic, each.depth) for _, _, unit in admitted for each in unit.covers}
    leads_up_to = _leads_up_to(catalogue, covered)
    found: dict[Key, list[Share]] = defaultdict(list)
    for place, resource, unit in admitted:
        named = [(each.topic, each.depth) for each in unit.covers]
        keys = list(dict.fromkeys(key for each in named for key in leads_up_to[each]))
        for key, minutes in zip(keys, _parts(catalogue, unit, keys), strict=True):
            words = _words(catalogue, key, keys)
            share = Share(resource=resource, unit=unit, minutes=minutes, place=place, words=words)
            found[key].append(share)
    return {key: tuple(shares) for key, shares in found.items()}


def choose(
    shares: Sequence[Share], room: int, taste: Taste, *, familiar: Collection[str] = ()
) -> tuple[Chosen, ...]:
    """The smallest set that fills `room` minutes well, at most three, the best one first.

    One unit alone is enough when it fills 60 %. What has to be paid for is taken only where free
    units (and books that the lead asked for) do not get that far. `familiar`: resources that the
    same topic used before; they win where all else is equal.
    """
    free = [each for each in shares if each.resource.is_free or each.resource.id in taste.books]
    chosen = _chosen(free, room, taste, familiar)
    if len(free) == len(shares) or _is_enough(sum(each.minutes for each in chosen), room):
        return chosen
    return _chosen(shares, room, taste, familiar)


def _chosen(
    shares: Sequence[Share], room: int, taste: Taste, familiar: Collection[str]
) -> tuple[Chosen, ...]:
    chosen: list[Chosen] = []
    left, waiting = room, list(shares)
    while len(chosen) < MOST_UNITS and not _is_enough(room - left, room):
        least = LEAST_MORE if chosen else LEAST_MINUTES
        waiting = [each for each in waiting if _is_worth_it(each, left, least)]
        if not waiting:
            break
        best = min(waiting, key=lambda each: _rank(each, left, taste, familiar))
        waiting.remove(best)
        chosen.append(Chosen(share=best, minutes=min(best.minutes, left)))
        left -= chosen[-1].minutes
    return tuple(chosen)


def _is_enough(used: int, room: int) -> bool:
    return used * 100 >= ENOUGH_PERCENT * room


def _is_worth_it(share: Share, left: int, least: int) -> bool:
    """A few minutes of a long chapter are not worth opening it for; a short video is."""
    is_whole = share.minutes == share.unit.minutes <= left
    if is_whole:
        least = LEAST_MINUTES
    elif least == LEAST_MINUTES and share.unit.minutes <= SHORT_UNIT:
        least = LEAST_OF_SHORT
    return min(share.minutes, left) >= least


def _rank(
    share: Share, room: int, taste: Taste, familiar: Collection[str]
) -> tuple[int | bool, ...]:
    """Smaller is better: first what the lead asked for, then how well it fits, then its kind."""
    used = min(share.minutes, room)
    is_enough = _is_enough(used, room)
    return (
        _place(taste.books, (share.resource.id,)),
        not is_enough,
        0 if is_enough else -used,
        _place(taste.formats, (share.unit.kind, *share.resource.formats)),
        not share.resource.is_free,
        share.unit.is_optional,
        share.unit.minutes_are == "estimated",
        share.resource.id not in familiar,
        abs(share.minutes - room),
        share.place,
    )


def _place(wishes: Sequence[str], names: Sequence[str]) -> int:
    return next((number for number, wish in enumerate(wishes) if wish in names), len(wishes))


def _admitted(catalogue: Catalogue, taste: Taste) -> Iterator[tuple[int, Resource, Unit]]:
    for place, (resource, unit) in enumerate(catalogue.units()):
        is_understood = not taste.languages or resource.language in taste.languages
        if is_understood and (resource.is_free or not taste.free_only) and not unit.is_slot:
            yield place, resource, unit


def _leads_up_to(catalogue: Catalogue, covered: Collection[Key]) -> Mapping[Key, tuple[Key, ...]]:
    """For every covered step itself, after the shallower ones that no unit is named for."""
    steps: dict[Key, tuple[Key, ...]] = {}
    for topic in catalogue.topics:
        waiting: tuple[Key, ...] = ()
        for rung in topic.rungs:
            waiting = (*waiting, (topic.id, rung.depth))
            if (topic.id, rung.depth) in covered:
                steps[topic.id, rung.depth] = waiting
                waiting = ()
    return steps


def _parts(catalogue: Catalogue, unit: Unit, keys: Sequence[Key]) -> tuple[int, ...]:
    """The unit's minutes, dealt out depth by depth: a text leads up from the first ideas.

    Shallow steps take what is usually read for them, at most half of what there is, in
    proportion to their estimates; the deepest it covers take the rest.
    """
    estimates = {key: catalogue.topic_by_id[key[0]].rung(key[1]).minutes for key in keys}
    parts = dict.fromkeys(keys, 0)
    left, deepest = unit.minutes, max((depth for _, depth in keys), default=0)
    for depth in sorted({depth for _, depth in keys}):
        same = [key for key in keys if key[1] == depth]
        usual = sum(estimates[key] - discussed(estimates[key], DISCUSSION_PERCENT) for key in same)
        taken = left if depth == deepest else min(left // 2, usual)
        dealt = _in_proportion(taken, [estimates[key] for key in same])
        parts.update(zip(same, dealt, strict=True))
        left -= taken
    return tuple(parts[key] for key in keys)


def _in_proportion(minutes: int, estimates: Sequence[int]) -> tuple[int, ...]:
    """Whole minutes that add up; the largest remainders round up."""
    total = max(1, sum(estimates))
    parts = [minutes * estimate // total for estimate in estimates]
    rest = [minutes * estimate % total for estimate in estimates]
    order = sorted(range(len(parts)), key=lambda number: (-rest[number], number))
    for number in order[: minutes - sum(parts)]:
        parts[number] += 1
    return tuple(parts)


def _words(catalogue: Catalogue, key: Key, keys: Sequence[Key]) -> str:
    """Which part of the unit it is, in words that do not pretend to know the page."""
    topic, depth = key
    name = catalogue.topic_by_id[topic].name
    depths = [other for each, other in keys if each == topic]
    if len(depths) == 1:
        return f"the parts on {name}"
    return f"first ideas of {name}" if depth == min(depths) else f"further on {name}"
