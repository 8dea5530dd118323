"""Pure: what a meeting recalls of the ones before it.

Retrieval at growing distances keeps what was learnt (Cepeda et al., 2006, "Distributed practice
in verbal recall tasks"): a topic is due one meeting after it was studied, then two after it was
recalled, then four, and so on. Whatever has been due for longest comes first. Nothing is stored:
who reads the series from its beginning always comes to the same three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ASKED = 3
Studied = tuple[str, int]
"""A topic and the depth that a meeting brought it to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """`turn`: how often the topic was recalled before, so that another question comes up."""

    topic: str
    depth: int
    turn: int


@dataclass(slots=True, kw_only=True)
class _Card:
    topic: str
    depth: int
    due: int
    order: int
    turn: int = 0
    gap: int = 1


def recalled(meetings: Sequence[Sequence[Studied]], now: int) -> tuple[Recalled, ...]:
    """What meeting number `now` (from 0) recalls: at most three topics, that which has been due
    for longest first. `meetings`: what each studied, in their order."""
    cards: dict[str, _Card] = {}
    for number in range(now + 1):
        chosen = sorted(cards.values(), key=lambda card: (card.due, card.order))[:ASKED]
        found = tuple(
            Recalled(topic=card.topic, depth=card.depth, turn=card.turn) for card in chosen
        )
        if number == now:
            return found
        for card in chosen:
            card.turn += 1
            card.gap *= 2
            card.due = number + card.gap
        _learn(cards, meetings[number], number)
    return ()


def questions(
    chosen: Sequence[Recalled], asked_of: Mapping[Studied, Sequence[str]]
) -> tuple[tuple[Recalled, str], ...]:
    """Three questions about what was chosen: one a topic, and more of each where there are fewer
    topics. `asked_of`: the questions about each topic at its depth."""
    found: list[tuple[Recalled, str]] = []
    for lap in range(ASKED):
        for each in chosen:
            texts = asked_of.get((each.topic, each.depth), ())
            if lap < len(texts) and len(found) < ASKED:
                found.append((each, texts[(each.turn + lap) % len(texts)]))
    return tuple(found)


def _learn(cards: dict[str, _Card], studied: Sequence[Studied], number: int) -> None:
    for topic, depth in studied:
        if topic not in cards:
            cards[topic] = _Card(topic=topic, depth=depth, due=number + 1, order=len(cards))
        elif depth > cards[topic].depth or cards[topic].turn == 0:
            known = cards[topic]
            known.depth, known.due, known.gap = max(known.depth, depth), number + 1, 1
