"""The full-text index of SQLite: an FTS5 table over the documents, kept true by triggers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curriculum.fulltext_query import Within
from curriculum.models import SearchDocument
from curriculum.words import scope_term


def best(terms: Mapping[str, float], *, within: Within, limit: int) -> list[SearchDocument]:
    """The documents with any of these terms that BM25 ranks first; rarities are its own.

    Each says, of those that the scopes hold, how many there are (`total`) and in how many each
    term stands (`documents`, as JSON).
    """
    kinds, scopes = list(within.kinds), list(within.scopes)
    where, parents = within.shown()
    counts = " UNION ALL ".join(
        [
            """SELECT %s AS term, (SELECT count(*) FROM curriculum_searchindex
        WHERE curriculum_searchindex MATCH %s) AS documents"""
        ]
        * len(terms)
    )
    statement = f"""
        SELECT found.*,
        (SELECT json_group_object(term, documents) FROM ({counts})) AS documents,
        (SELECT count(*) FROM curriculum_searchdocument WHERE scope IN ({_places(scopes)})) AS total
        FROM curriculum_searchdocument AS found WHERE found.id IN (
            SELECT d.id FROM curriculum_searchindex AS i
            JOIN curriculum_searchdocument AS d ON d.id = i.rowid
            WHERE curriculum_searchindex MATCH %s
            AND d.kind IN ({_places(kinds)}) AND d.scope IN ({_places(scopes)}) {where}
            ORDER BY bm25(curriculum_searchindex, 10, 9, 6, 3, 0) * d.weight, d.kind, d.key
            LIMIT %s
        )
    """  # noqa: S608 - only placeholders are put together
    counted = [value for term in terms for value in (term, _match([term], scopes))]
    asked = [_match(terms, scopes), *kinds, *scopes, *parents, limit]
    return list(SearchDocument.objects.raw(statement, [*counted, *scopes, *asked]))


def _match(terms: Mapping[str, float] | Sequence[str], scopes: Sequence[str]) -> str:
    """In the language of FTS5; terms hold letters and digits only."""
    within = " OR ".join(map(scope_term, scopes))
    texts = " OR ".join(f'"{term}"' for term in terms)
    fields = "title_terms keyword_terms summary_terms body_terms"
    return f"scope_term : ({within}) AND {{{fields}}} : ({texts})"


def _places(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))
