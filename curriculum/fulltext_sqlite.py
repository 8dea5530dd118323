"""The full-text index of SQLite: an FTS5 table over the documents, kept true by triggers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection


def frequencies(terms: Sequence[str]) -> dict[str, int]:
    """In how many documents each term stands; unknown terms are left out."""
    statement = f"""
        SELECT term, doc FROM curriculum_searchterm WHERE term IN ({_places(terms)})
    """  # noqa: S608 - only placeholders are put together
    with connection.cursor() as cursor:
        cursor.execute(statement, list(terms))
        return dict(cursor.fetchall())


def best(
    terms: Mapping[str, float], *, kinds: Sequence[str], scopes: Sequence[str], limit: int
) -> list[int]:
    """The documents with any of these terms that BM25 ranks first; rarities are its own."""
    statement = f"""
        SELECT d.id FROM curriculum_searchindex AS i
        JOIN curriculum_searchdocument AS d ON d.id = i.rowid
        WHERE curriculum_searchindex MATCH %s
        AND d.kind IN ({_places(kinds)}) AND d.scope IN ({_places(scopes)})
        ORDER BY bm25(curriculum_searchindex, 10, 9, 6, 3) * d.weight, d.kind, d.key LIMIT %s
    """  # noqa: S608 - only placeholders are put together
    asked = " OR ".join(f'"{term}"' for term in terms)
    with connection.cursor() as cursor:
        cursor.execute(statement, [asked, *kinds, *scopes, limit])
        return [row[0] for row in cursor.fetchall()]


def _places(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))
