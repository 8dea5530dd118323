"""Search in the database's own engine, with a guess at what a misspelt word was meant to be.

Who has something to find puts entries in and asks `find`; what an entry is, and where it is
shown, is the caller's business. Scopes keep apart what not everybody may see: neither hits nor
guesses nor what counts as a rare word come from a scope that was not asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from curriculum import fulltext_postgres, fulltext_sqlite, words
from curriculum.excerpts import Marked, excerpt, marked
from curriculum.fulltext_entries import (
    EVERYBODY,
    Entry,
    Keyword,
    Prepared,
    prepare,
    put,
    rebuild,
    remove,
    replace,
)
from curriculum.fulltext_query import Asked, Within, asked
from curriculum.models import SearchDocument
from curriculum.ranking import Candidate, Slot, covered, rarity, score

__all__ = [
    "EVERYBODY",
    "Entry",
    "Found",
    "Hit",
    "Keyword",
    "Prepared",
    "Ranking",
    "SearchResults",
    "find",
    "prepare",
    "put",
    "ranking",
    "rebuild",
    "remove",
    "replace",
]

MOST_CANDIDATES = 100
# What answers less than this share of what the best hit answers is noise.
LEAST_SHARE = 0.15
_ENGINES = {"sqlite": fulltext_sqlite, "postgresql": fulltext_postgres}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`also` is the keyword that answers what the title does not; no text is HTML."""

    kind: str
    key: str
    parent: str
    title: Marked
    also: Marked | None
    excerpt: Marked
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found, before its texts are marked: that costs more than finding it. `covered`: how
    much of the query it holds, from 0 to 1, rare words counting for more."""

    kind: str
    key: str
    parent: str
    score: float
    covered: float
    row: SearchDocument
    wanted: frozenset[str]

    def hit(self) -> Hit:
        row, wanted = self.row, self.wanted
        return Hit(
            kind=row.kind,
            key=row.key,
            parent=row.parent,
            title=marked(row.title, wanted, row.language),
            also=_also(row, wanted),
            excerpt=excerpt(_text_with(row, wanted), wanted, row.language),
            score=self.score,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """`corrected` is the query as it was understood, where a word had to be guessed; else empty."""

    query: str
    found: tuple[Found, ...] = ()
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """`corrected`: as in `Ranking`."""

    query: str
    hits: tuple[Hit, ...] = ()
    corrected: str = ""


def find(
    query: str, *, kinds: Sequence[str], scopes: Sequence[str] = (EVERYBODY,), limit: int = 20
) -> SearchResults:
    """What answers the query best, to be shown. As `ranking`."""
    ranked = ranking(query, kinds=kinds, scopes=scopes)
    return SearchResults(
        query=ranked.query,
        hits=tuple(each.hit() for each in ranked.found[: max(limit, 0)]),
        corrected=ranked.corrected,
    )


def ranking(
    query: str,
    *,
    kinds: Sequence[str],
    scopes: Sequence[str] = (EVERYBODY,),
    parents: QuerySet[Any, Any] | None = None,
) -> Ranking:
    """What answers the query: by score, then kind, then key. Any text is a sound query.

    Any of the words may answer; the last one may be the beginning of a word. `parents` asks for
    keys: only what these show is found. At most MOST_CANDIDATES are given, by at most three
    database queries, whatever was typed.
    """
    question = asked(query, scopes=scopes)
    if not (question.terms and kinds):
        return Ranking(query=question.text)
    fits = {term: fit for alternatives in question.terms for term, fit in alternatives.items()}
    within = Within(kinds=kinds, scopes=scopes, parents=parents)
    rows = _ENGINES[connection.vendor].best(fits, within=within, limit=MOST_CANDIDATES)
    if not rows:
        return Ranking(query=question.text)
    slots = _slots(question, json.loads(rows[0].documents), of=rows[0].total)
    unknown = question.unknown * rarity(0, rows[0].total)
    wanted = frozenset(term for slot in slots for term in slot.terms)
    return Ranking(
        query=question.text,
        found=_ranked(rows, slots, unknown),
        # Words outlive their documents, so a guess may have found nothing.
        corrected=question.corrected if wanted.issuperset(question.guessed) else "",
    )


def _slots(question: Asked, documents: Mapping[str, int], *, of: int) -> tuple[Slot, ...]:
    """The words of the query that stand in any document, with how rare they are."""
    slots = []
    for alternatives in question.terms:
        known = {term: fit for term, fit in alternatives.items() if documents[term]}
        if known:
            likeliest = max(known, key=lambda term: (known[term], documents[term], term))
            slots.append(Slot(known, rarity(documents[likeliest], of)))
    return tuple(slots)


def _ranked(
    rows: Sequence[SearchDocument], slots: Sequence[Slot], unknown: float
) -> tuple[Found, ...]:
    wanted = frozenset(term for slot in slots for term in slot.terms)
    found = [
        Found(
            kind=row.kind,
            key=row.key,
            parent=row.parent,
            score=score(candidate, slots),
            covered=covered(candidate, slots, unknown=unknown),
            row=row,
            wanted=wanted,
        )
        for row in rows
        for candidate in (_candidate(row),)
    ]
    found.sort(key=lambda each: (-each.score, each.kind, each.key))
    least = found[0].score * LEAST_SHARE
    return tuple(each for each in found if each.score >= least)


def _candidate(row: SearchDocument) -> Candidate:
    return Candidate(
        weight=row.weight,
        title=row.title_terms,
        keywords=row.keyword_terms,
        summary=row.summary_terms,
        body=row.body_terms,
    )


def _text_with(row: SearchDocument, wanted: frozenset[str]) -> str:
    """The summary says best what was found; the body is quoted where nothing else answers."""
    shown = (row.title_terms, row.keyword_terms, row.summary_terms)
    is_in_body_only = wanted.isdisjoint(" ".join(shown).split())
    return row.body if is_in_body_only or not row.summary else row.summary


def _also(row: SearchDocument, wanted: frozenset[str]) -> Marked | None:
    in_title = set(row.title_terms.split()) & wanted
    found = [(wanted & set(words.terms(text)), text, tag) for text, tag in row.keywords]
    new = [(-len(terms), len(text), text, tag) for terms, text, tag in found if terms - in_title]
    if not new:
        return None
    _, _, text, language = min(new)
    return marked(text, wanted, language)
