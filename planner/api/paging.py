"""Long lists in pages: so many at a time, each page saying where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Query, Schema
from pydantic import Field

Row = TypeVar("Row")
MOST, USUAL = 200, 50

Limit = Annotated[int, Query(USUAL, ge=1, le=MOST, description="How many at most.")]
After = Annotated[int, Query(0, ge=0, description="`next` of the page before; nothing at first.")]


class Page(Schema, Generic[Row]):
    """`next`: what to send as `after` for the next page; null on the last one."""

    items: list[Row]
    next: int | None = Field(examples=[None])


def page_of_rows(
    rows: QuerySet[Any], *, limit: int, after: int, shown: Callable[[Any], Any]
) -> dict[str, Any]:
    """By id, so that what comes or goes meanwhile shifts nothing."""
    found: list[Model] = list(rows.filter(pk__gt=after).order_by("pk")[: limit + 1])
    is_last = len(found) <= limit
    found = found[:limit]
    return {"items": [shown(row) for row in found], "next": None if is_last else found[-1].pk}


def page_of(records: Sequence[Any], *, limit: int, after: int) -> dict[str, Any]:
    """Of what is at hand in its own order: `after` counts from the beginning."""
    end = after + limit
    return {"items": records[after:end], "next": end if end < len(records) else None}
