"""Which decisions an answer about one's system comes close to, by its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.current import current
from curriculum.fulltext import Found, ranking
from curriculum.records import Catalogue, Decision, Topic
from curriculum.spoken import spoken
from planner.language.depth_words import depth_word
from planner.markup import plain

MOST_PARTS = 4
"""So many parts of an answer are looked up: the search takes a dozen words at once."""
WORDS_OF_A_PART = 24
# What counts as close. Found by trying answers about systems that the catalogue speaks of and
# such that it does not (tests/dashboard).
LEAST_SCORE = 0.36
DECISION_CLOSE, TOPIC_CLOSE = 0.17, 0.45
"""Of score times how much of the part it holds."""
STRATEGY = "define-your-system"
MOST_FOUND = 3
MOST_NEEDING = 6
"""A topic that more decisions need says nothing about which one is meant."""


@dataclass(frozen=True, slots=True)
class Find:
    """`why`: in a sentence, which words led there."""

    decision: str
    why: str


def finds(answer: str, version: str) -> tuple[Find, ...]:
    """Best first, at most MOST_FOUND; nothing for an answer that says nothing. `version`: of the
    catalogue."""
    return _finds(answer, version, get_language())


@lru_cache(maxsize=256)
def _finds(answer: str, version: str, language: str | None) -> tuple[Find, ...]:
    catalogue = spoken(current(version))
    scores: defaultdict[str, float] = defaultdict(float)
    whys: dict[str, tuple[float, str]] = {}
    fitting = _fitting(catalogue)
    for part in _parts(answer):
        for decision, score, why in _close(part, catalogue, fitting):
            scores[decision] += score
            whys[decision] = max(whys.get(decision, (0.0, "")), (score, why))
    best = sorted(scores, key=lambda each: (-scores[each], each))[:MOST_FOUND]
    return tuple(Find(each, whys[each][1]) for each in best)


def _close(
    part: str, catalogue: Catalogue, fitting: Mapping[str, Decision]
) -> Iterator[tuple[str, float, str]]:
    for found in ranking(part, kinds=("decision", "topic")).found:
        if found.kind == "decision" and _is_close(found, DECISION_CLOSE):
            if found.key in fitting:
                yield (
                    found.key,
                    found.score,
                    _("It comes close to what you wrote: “%(part)s”") % {"part": _short(part)},
                )
        elif found.kind == "topic" and _is_close(found, TOPIC_CLOSE):
            topic = catalogue.topic_by_id.get(found.key)
            yield from _needing(topic, found.score, fitting) if topic else ()


def _is_close(found: Found, least: float) -> bool:
    return found.score >= LEAST_SCORE and found.score * found.covered >= least


def _fitting(catalogue: Catalogue) -> dict[str, Decision]:
    """What those decide who build systems: decisions of the strategy's goals, or all of them."""
    goals = {goal for each in catalogue.strategies if each.id == STRATEGY for goal in each.goals}
    return {
        each.id: each for each in catalogue.decisions if not goals or goals.intersection(each.goals)
    }


def _needing(
    topic: Topic, score: float, fitting: Mapping[str, Decision]
) -> Iterator[tuple[str, float, str]]:
    needing = [
        (decision.id, need.depth)
        for decision in fitting.values()
        for need in decision.needs
        if need.topic == topic.id
    ]
    if len(needing) > MOST_NEEDING:
        return
    for decision, depth in needing:
        why = _("You speak of %(topic)s, which it needs at depth %(depth)s.") % {
            "topic": topic.name,
            "depth": depth_word(depth),
        }
        yield decision, score / (len(needing) + 1), why


def _parts(answer: str) -> list[str]:
    """Its first sentences, cut where they are long."""
    sentences = re.split(r"(?<=[.;:!?])\s+|\n+", plain(answer))
    cut = [
        " ".join(words[start : start + WORDS_OF_A_PART])
        for sentence in sentences
        for words in (sentence.split(),)
        for start in range(0, len(words), WORDS_OF_A_PART)
    ]
    return cut[:MOST_PARTS]


def _short(part: str) -> str:
    words = part.rstrip(" .;:").split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
