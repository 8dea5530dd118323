"""What saving an entry would change, shown before it is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from curriculum import validate
from curriculum.changes import changes
from curriculum.curating.history_page import PlaceLine, place_line
from curriculum.documents import Document, Key, document_of, with_entries
from curriculum.faults import BadCatalogue
from curriculum.impact import Effect, Usage, effects, usage
from curriculum.queries import snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactPage:
    """`places`: those of the entry that would say something else."""

    places: tuple[PlaceLine, ...]
    effects: tuple[Effect, ...]
    usage: Usage


def impact_page(
    key: Key, document: Document | None, record: Any, *, now: dt.datetime
) -> ImpactPage:
    """`document`: what the entry says so far, None for a new one. Raises BadCatalogue where the
    catalogue would not be sound."""
    before = snapshot()
    after = with_entries(before, {key: record})
    if problems := validate.problems(after):
        raise BadCatalogue(problems)
    wanted = document_of(key[0], record)
    return ImpactPage(
        places=tuple(place_line(each) for each in changes(document or {}, wanted)),
        effects=effects(before, after),
        usage=usage(key, now=now),
    )
