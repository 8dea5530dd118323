"""The full-text index of PostgreSQL: a generated tsvector with a GIN index.

Terms hold small letters and digits only, so that they are query texts as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection


def frequencies(terms: Sequence[str]) -> dict[str, int]:
    """In how many documents each term stands; unknown terms are left out."""
    # One statement a term, so that the planner sees each and takes the index.
    counts = " UNION ALL ".join(
        ["SELECT %s, count(*) FROM curriculum_searchdocument WHERE vector @@ %s::tsquery"]
        * len(terms)
    )
    with connection.cursor() as cursor:
        cursor.execute(counts, [value for term in terms for value in (term, term)])
        return {term: documents for term, documents in cursor.fetchall() if documents}


def best(
    terms: Mapping[str, float], *, kinds: Sequence[str], scopes: Sequence[str], limit: int
) -> list[int]:
    """The documents with any of these terms that rank first.

    ts_rank knows no rarity, so each term is ranked by itself and counts by its own.
    """
    ranks = " + ".join(
        ["%s * ts_rank('{0.3, 0.6, 0.9, 1}', d.vector, %s::tsquery, 1)"] * len(terms)
    )
    weighted = [value for term, rarity in terms.items() for value in (rarity, term)]
    statement = f"""
        SELECT d.id FROM curriculum_searchdocument AS d
        WHERE d.vector @@ %s::tsquery AND d.kind = ANY(%s) AND d.scope = ANY(%s)
        ORDER BY d.weight * ({ranks}) DESC, d.kind COLLATE "C", d.key COLLATE "C" LIMIT %s
    """  # noqa: S608 - only placeholders are put together
    asked = " | ".join(terms)
    with connection.cursor() as cursor:
        cursor.execute(statement, [asked, list(kinds), list(scopes), *weighted, limit])
        return [row[0] for row in cursor.fetchall()]
