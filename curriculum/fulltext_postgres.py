"""The full-text index of PostgreSQL: a generated tsvector with a GIN index.

Terms hold small letters and digits only, so that they are query texts as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

from curriculum.fulltext_query import Within
from curriculum.models import SearchDocument
from curriculum.words import scope_term

COLUMNS = ", ".join(f"d.{field.column}" for field in SearchDocument._meta.concrete_fields)
RANK = """(SELECT worth FROM asked WHERE term = %s)
    * ts_rank('{0.3, 0.6, 0.9, 1}', d.vector, %s::tsquery, 1)"""


def best(terms: Mapping[str, float], *, within: Within, limit: int) -> list[SearchDocument]:
    """The documents with any of these terms that rank first.

    ts_rank knows no rarity, so each term is ranked by itself and counts by its own. Each document
    says, of those that the scopes hold, how many there are (`total`) and in how many each term
    stands (`documents`, as JSON).
    """
    kinds, scopes = list(within.kinds), list(within.scopes)
    where, parents = within.shown()
    allowed = " | ".join(map(scope_term, scopes))
    queries = [f"({allowed}) & {term}" for term in terms]
    counted = [scopes, list(terms), list(terms.values()), queries]
    asked = [f"({allowed}) & ({' | '.join(terms)})", kinds, scopes, *parents]
    ranked = [term for term in terms for _ in range(2)]
    statement = _statement(where, ranks=" + ".join([RANK] * len(terms)))
    return list(SearchDocument.objects.raw(statement, [*counted, *asked, *ranked, limit]))


def _statement(where: str, *, ranks: str) -> str:
    """Terms are counted by values that the planner cannot see: for a common one that it sees it
    would read all rows."""
    return f"""
        WITH whole AS MATERIALIZED (
            SELECT count(*) AS total FROM curriculum_searchdocument WHERE scope = ANY(%s)
        ), counted AS MATERIALIZED (
            SELECT term, fit, (
                SELECT count(*) FROM curriculum_searchdocument WHERE vector @@ query
            ) AS documents
            FROM unnest(%s::text[], %s::float[], %s::tsquery[]) AS each(term, fit, query)
        ), asked AS MATERIALIZED (
            SELECT term, fit * ln(1 + (total - documents + 0.5) / (documents + 0.5)) AS worth
            FROM counted CROSS JOIN whole
        ), best AS (
            SELECT d.id FROM curriculum_searchdocument AS d
            WHERE d.vector @@ %s::tsquery AND d.kind = ANY(%s) AND d.scope = ANY(%s) {where}
            ORDER BY d.weight * ({ranks}) DESC, d.kind COLLATE "C", d.key COLLATE "C" LIMIT %s
        )
        SELECT {COLUMNS}, whole.total,
        (SELECT json_object_agg(term, documents)::text FROM counted) AS documents
        FROM best JOIN curriculum_searchdocument AS d USING (id) CROSS JOIN whole
    """  # noqa: S608 - only placeholders are put together
