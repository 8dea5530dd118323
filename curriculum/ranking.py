"""How well a found document answers a query. Plain values: the same order on every database."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What a word counts for by where it stands; where it stands again adds little.
FIELD_WEIGHTS = {"title": 1.0, "keywords": 0.95, "summary": 0.6, "body": 0.35}
WORTH_OF_MORE_PLACES = 0.1
ENOUGH = 0.2  # the k1 of BM25


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a query: the terms that would do for it, with how well they would."""

    terms: Mapping[str, float]
    rarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The terms of a document; titles and keywords hold one phrase on each line."""

    weight: float
    title: str
    keywords: str
    summary: str
    body: str


def rarity(documents: int, of: int) -> float:
    """The inverse document frequency of BM25 (Robertson and Zaragoza, 2009)."""
    return math.log(1 + (of - documents + 0.5) / (documents + 0.5))


def score(candidate: Candidate, slots: Sequence[Slot]) -> float:
    """From 0 to about 2: half of it for the words, half for a phrase that says just this."""
    whole = sum(slot.rarity for slot in slots)
    fields = {
        "title": candidate.title.split(),
        "keywords": candidate.keywords.split(),
        "summary": candidate.summary.split(),
        "body": candidate.body.split(),
    }
    found = sum(slot.rarity * _worth(slot, fields) for slot in slots)
    phrases = (*candidate.title.split("\n"), *candidate.keywords.split("\n"))
    best = max(_phrase(phrase.split(), slots) for phrase in phrases)
    return round(candidate.weight * (found + best) / whole, 6) if whole else 0.0


def covered(candidate: Candidate, slots: Sequence[Slot], *, unknown: float) -> float:
    """The share of what was asked that stands in the document at all, by rarity. `unknown`: the
    rarity of the words that stand in none."""
    texts = (candidate.title, candidate.keywords, candidate.summary, candidate.body)
    terms = set(" ".join(texts).split())
    whole = unknown + sum(slot.rarity for slot in slots)
    found = sum(slot.rarity for slot in slots if not terms.isdisjoint(slot.terms))
    return round(found / whole, 6) if whole else 0.0


def _worth(slot: Slot, fields: Mapping[str, Sequence[str]]) -> float:
    """The best place of any of its terms, and a little for the others."""
    worths = []
    for name, weight in FIELD_WEIGHTS.items():
        fits = [
            factor * _saturated(fields[name].count(term)) for term, factor in slot.terms.items()
        ]
        worths.append(weight * max(fits, default=0.0))
    best = max(worths)
    return best + WORTH_OF_MORE_PLACES * (sum(worths) - best)


def _saturated(times: int) -> float:
    """1 for a term that stands there once, hardly more for one that stands there often."""
    return (1 + ENOUGH) * times / (times + ENOUGH)


def _phrase(phrase: Sequence[str], slots: Sequence[Slot]) -> float:
    """The share of the phrase that was asked for, times what that is worth."""
    asked = {term for slot in slots for term in slot.terms if term in phrase}
    if not asked:
        return 0.0
    worth = sum(
        slot.rarity * max((slot.terms[each] for each in asked if each in slot.terms), default=0)
        for slot in slots
    )
    return worth * len(asked) / len(set(phrase))
