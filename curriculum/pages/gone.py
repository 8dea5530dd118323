"""What an old address shows: what became of an entry, or what it said before it was archived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.documents import Document
from curriculum.former import last_document, todays
from curriculum.models import FormerEntry
from curriculum.queries import Titled
from curriculum.records import Catalogue

TEXTS = {
    "decisions": ("stakes", "approach", "done_when"),
    "exercises": ("statement", "check"),
    "goals": ("summary",),
    "questions": ("good_answer",),
    "resources": ("by", "url", "note"),
    "strategies": ("idea", "in_practice"),
    "topics": ("definition",),
    "units": ("location", "url"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """`parts`: what a split entry has become. `said`: its texts as they were, `why` as whoever
    archived it put it."""

    former: FormerEntry
    gone_at: dt.datetime
    why: str
    parts: tuple[Titled, ...]
    said: tuple[str, ...]


def gone_page(catalogue: Catalogue, section: str, entry: str) -> GonePage | None:
    """None for what the catalogue never had."""
    rows = FormerEntry.objects.filter(section=section, entry=entry)
    row = rows.select_related("edition").first()
    if row is None:
        return None
    return GonePage(
        former=row,
        gone_at=row.edition.made_at,
        why=row.edition.why,
        parts=tuple(titled(catalogue, section, each) for each in todays(catalogue, section, entry)),
        said=() if row.became else tuple(_said(section, last_document(row) or {})),
    )


def titled(catalogue: Catalogue, section: str, entry: str) -> Titled:
    """An entry that the catalogue has, by what it is called."""
    records = (
        [unit for _, unit in catalogue.units()]
        if section == "units"
        else getattr(catalogue, section)
    )
    found = next((each for each in records if getattr(each, "id", "") == entry), None)
    names = ("title", "name", "question")
    title = next((getattr(found, name) for name in names if hasattr(found, name)), entry)
    return Titled(id=entry, title=str(title))


def _said(section: str, document: Document) -> Iterator[str]:
    """Lists as Markdown has them."""
    for name in TEXTS.get(section, ()):
        value = document.get(name, "")
        if isinstance(value, list):
            yield "\n".join(f"- {each}" for each in value)
        elif value:
            yield str(value)
