"""What a search found, with where each of it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext_lazy

from curriculum.excerpts import Marked
from curriculum.fulltext import Hit, SearchResults
from curriculum.spoken import tag

KIND_NAMES = {
    "topic": gettext_lazy("topic"),
    "decision": gettext_lazy("decision"),
    "goal": gettext_lazy("goal"),
    "area": gettext_lazy("area"),
    "resource": gettext_lazy("resource"),
    "unit": gettext_lazy("part of a resource"),
    "exercise": gettext_lazy("exercise"),
    "question": gettext_lazy("interview question"),
    "strategy": gettext_lazy("strategy"),
    "left-out": gettext_lazy("left out on purpose"),
}
# What people narrow a search down to; the rest is few.
FILTERS = {
    "topic": gettext_lazy("topics"),
    "decision": gettext_lazy("decisions"),
    "resource": gettext_lazy("resources"),
    "unit": gettext_lazy("their parts"),
    "exercise": gettext_lazy("exercises"),
    "question": gettext_lazy("interview questions"),
    "strategy": gettext_lazy("strategies"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A text in pieces, so that a template can mark what was found, and its language."""

    pieces: tuple[Piece, ...]
    language: str

    @property
    def is_foreign(self) -> bool:
        return self.language != tag()


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    kind: str
    address: str
    title: Words
    also: Words | None
    excerpt: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice:
    kind: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`corrected` is the query as it was understood where a word had to be guessed."""

    query: str
    corrected: str
    hits: tuple[HitLine, ...]
    kinds: tuple[KindChoice, ...]
    is_cut: bool

    @property
    def is_narrowed(self) -> bool:
        return any(choice.is_chosen for choice in self.kinds)


def search_page(results: SearchResults, *, kinds: Sequence[str], limit: int) -> SearchPage:
    return SearchPage(
        query=results.query,
        corrected=results.corrected,
        hits=tuple(_hit_line(hit) for hit in results.hits),
        kinds=tuple(
            KindChoice(kind=kind, name=str(name), is_chosen=kind in kinds)
            for kind, name in FILTERS.items()
        ),
        is_cut=len(results.hits) >= limit,
    )


def address_of(hit: Hit) -> str:
    """Parts of a page are addressed by their place on it."""
    match hit.kind:
        case "area":
            return f"{reverse('curriculum:topics')}#{hit.key}"
        case "unit":
            return f"{reverse('curriculum:resource', args=[hit.parent])}#{hit.key}"
        case "question":
            return f"{reverse('curriculum:decision', args=[hit.parent])}#question-{hit.key}"
        case "strategy":
            return f"{reverse('curriculum:strategies')}#{hit.key}"
        case "left-out":
            return reverse("curriculum:decision_test")
        case kind:
            return reverse(f"curriculum:{kind}", args=[hit.key])


def words(marked: Marked) -> Words:
    return Words(tuple(_pieces(marked)), marked.language)


def _hit_line(hit: Hit) -> HitLine:
    return HitLine(
        kind=str(KIND_NAMES[hit.kind]),
        address=address_of(hit),
        title=words(hit.title),
        also=words(hit.also) if hit.also else None,
        excerpt=words(hit.excerpt),
    )


def _pieces(marked: Marked) -> list[Piece]:
    marks = set(marked.marks)
    edges = sorted({0, len(marked.text), *(place for mark in marks for place in mark)})
    return [Piece(marked.text[start:end], (start, end) in marks) for start, end in pairwise(edges)]
