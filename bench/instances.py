"""Seeded questions of four sizes, to measure the solver with. The same seed, the same question.

Shape: topics in layers, each standing on one to three of the layers below, mostly near ones;
decisions that need a few neighbouring topics, mostly at the depth of working knowledge; people
who know a share of the topics, the foundations first; dates with gaps and absences. What the
decisions need together takes a multiple of the time there is. Discussion comes in steps of five
minutes, as in the product.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from planner.solver.problem import Decision, Key, Meeting, Person, Piece, Problem, Step

FIRST = dt.date(2027, 1, 14)
MINUTES = {1: (20, 40), 2: (60, 120), 3: (120, 300)}
"""Minutes of a step at each depth, from and to, beyond the depth before."""

PIECE_MINUTES = 60
AWAY = BLACKOUT = 0.08


@dataclass(frozen=True, kw_only=True)
class Size:
    topics: int
    layers: int
    decisions: int
    meetings: int
    people: int
    spread: int
    """How far to the side a topic's prerequisites lie; the further, the larger the closures."""

    draws: int = 2
    """What a decision needs lies in the uppermost of so many layers drawn."""

    rooted: float = 0.6
    """How often a first acquaintance already stands on what the topic stands on."""

    discussed: int = 30
    """Percent of the minutes that are spent in meetings; the rest is reading."""


SMALL = Size(topics=15, layers=6, decisions=8, meetings=12, people=6, spread=1)
TYPICAL = Size(
    topics=60,
    layers=6,
    decisions=20,
    meetings=26,
    people=12,
    spread=3,
    draws=3,
    discussed=36,
)
LARGE = Size(topics=400, layers=9, decisions=60, meetings=52, people=30, spread=3)
HUGE = Size(
    topics=10_000,
    layers=15,
    decisions=200,
    meetings=52,
    people=30,
    spread=2,
    draws=2,
    rooted=0.5,
    discussed=40,
)


def small(seed: int) -> Problem:
    return generated(size=SMALL, seed=seed)


def typical(seed: int) -> Problem:
    return generated(size=TYPICAL, seed=seed)


def large(seed: int) -> Problem:
    return generated(size=LARGE, seed=seed)


def huge(seed: int) -> Problem:
    return generated(size=HUGE, seed=seed)


def generated(*, size: Size, seed: int) -> Problem:
    chance = random.Random(f"{size.topics} {seed}")
    layers = _layers(size)
    steps = _steps(size, layers, chance)
    meetings = _meetings(size, chance)
    decisions = _decisions(size, layers, chance)
    return Problem(
        steps=tuple(steps),
        decisions=tuple(decisions),
        people=tuple(_people(size, layers, decisions, meetings, chance)),
        meetings=tuple(meetings),
        seed=seed,
    )


def _layers(size: Size) -> list[list[str]]:
    """Topics in layers of almost equal length, named so that their place can be read."""
    layers: list[list[str]] = []
    for layer in range(size.layers):
        width = (size.topics * (layer + 1)) // size.layers - (size.topics * layer) // size.layers
        layers.append([f"topic-{layer:02}-{place:04}" for place in range(width)])
    return layers


def _steps(size: Size, layers: list[list[str]], chance: random.Random) -> list[Step]:
    steps: list[Step] = []
    for layer, topics in enumerate(layers):
        for place, topic in enumerate(topics):
            below = _below(size, layers, layer, place, chance)
            steps.extend(_depths(size, topic, f"area-{place * 6 // len(topics)}", below, chance))
    return steps


def _below(
    size: Size, layers: list[list[str]], layer: int, place: int, chance: random.Random
) -> list[str]:
    """What a topic stands on: neighbours in the layer below and, sometimes, one far away."""
    if layer == 0:
        return []
    count = chance.choices((1, 2, 3), weights=(50, 38, 12))[0]
    chosen = {_near(layers[layer - 1], layers[layer], place, size, chance) for _ in range(count)}
    if layer > 1 and chance.random() < 0.08:
        chosen.add(chance.choice(layers[chance.randrange(layer - 1)]))
    return sorted(chosen)


def _near(others: list[str], mine: list[str], place: int, size: Size, chance: random.Random) -> str:
    middle = place * len(others) // len(mine)
    return others[(middle + chance.randint(-size.spread, size.spread)) % len(others)]


def _depths(
    size: Size, topic: str, area: str, below: list[str], chance: random.Random
) -> list[Step]:
    """The topic at its three depths; a deeper one may ask more of what it stands on."""
    deepens = {other: chance.random() < 0.35 for other in below}
    starts = {other: 1 if chance.random() < size.rooted else 2 for other in below}
    steps = []
    for depth, (least, most) in MINUTES.items():
        needs: list[Key] = [(topic, depth - 1)] if depth > 1 else []
        for other in below:
            if depth >= starts[other]:
                needs.append((other, 2 if deepens[other] and depth > 1 else 1))
        steps.append(
            Step(
                topic=topic,
                depth=depth,
                title=topic.replace("-", " ").capitalize(),
                pieces=_pieces(size, chance.randrange(least, most + 1, 5)),
                needs=tuple(needs),
                area=area,
            )
        )
    return steps


def _pieces(size: Size, minutes: int) -> tuple[Piece, ...]:
    count = -(-minutes // PIECE_MINUTES)
    pieces = []
    for number in range(count):
        share = minutes * (number + 1) // count - minutes * number // count
        discussion = max(5, round(share * size.discussed / 500) * 5)
        pieces.append(Piece(discussion=discussion, reading=max(0, share - discussion)))
    return tuple(pieces)


def _decisions(size: Size, layers: list[list[str]], chance: random.Random) -> list[Decision]:
    return [
        Decision(
            id=f"decision-{number:03}",
            title=f"Decision {number}",
            needs=_needs(size, layers, chance),
            weight=chance.randint(1, 5),
        )
        for number in range(size.decisions)
    ]


def _needs(size: Size, layers: list[list[str]], chance: random.Random) -> tuple[Key, ...]:
    """Two to six topics around a place, more of them in the upper layers."""
    where = chance.random()
    needs: dict[str, int] = {}
    for _ in range(chance.randint(2, 6)):
        topics = layers[max(chance.randrange(len(layers)) for _ in range(size.draws))]
        place = int(where * len(topics)) + chance.randint(-size.spread, size.spread)
        topic = topics[place % len(topics)]
        needs[topic] = chance.choices((1, 2, 3), weights=(40, 48, 12))[0]
    return tuple(sorted(needs.items()))


def _meetings(size: Size, chance: random.Random) -> list[Meeting]:
    """Weekly ones; before some a week is blacked out, so that they come after fourteen days."""
    meetings: list[Meeting] = []
    on = FIRST
    for _ in range(size.meetings):
        days = 14 if meetings and chance.random() < BLACKOUT else 7
        on += dt.timedelta(days=days if meetings else 0)
        meetings.append(Meeting(on=on, minutes=40, days=days))
    return meetings


def _people(
    size: Size,
    layers: list[list[str]],
    decisions: list[Decision],
    meetings: list[Meeting],
    chance: random.Random,
) -> list[Person]:
    taught = {topic: chance.random() for topics in layers for topic in topics}
    wanted = [need for decision in decisions for need in decision.needs]
    dates = [meeting.on for meeting in meetings]
    return [
        Person(
            id=f"person-{number:02}",
            name=f"Person {number}",
            reading=chance.randrange(90, 181, 15),
            knows=_known(layers, taught, chance),
            away=frozenset(on for on in dates if chance.random() < AWAY),
            avoids=frozenset(on for on in dates if chance.random() < AWAY / 2),
            prefers=frozenset(chance.sample(wanted, 3)),
        )
        for number in range(size.people)
    ]


def _known(
    layers: list[list[str]], taught: dict[str, float], chance: random.Random
) -> frozenset[Key]:
    """8 to 35 percent of the topics: foundations and what is often taught before the rest."""
    familiar = [
        (taught[topic] + chance.random() - layer / len(layers), topic)
        for layer, topics in enumerate(layers)
        for topic in topics
    ]
    share = chance.uniform(0.08, 0.35)
    known = sorted(familiar, reverse=True)[: int(share * len(familiar))]
    return frozenset(
        (topic, depth)
        for _, topic in known
        for depth in range(1, chance.choices((1, 2, 3), weights=(45, 40, 15))[0] + 1)
    )
