"""What curators read of entries that the catalogue has no more."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.curating.history_page import who_made
from curriculum.curating.words import section_name
from curriculum.models import FormerEntry

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerLine:
    row: FormerEntry
    section_name: str
    who: str

    @property
    def is_archived(self) -> bool:
        return self.row.ending == FormerEntry.Ending.ARCHIVED


def former_lines(*, section: str = "", entry: str = "", page: int = 1) -> list[FormerLine]:
    """A page of them and one more, if there is one."""
    rows = FormerEntry.objects.select_related("edition__made_by").order_by("-edition", "id")
    if section:
        rows = rows.filter(section=section)
    if entry:
        rows = rows.filter(entry=entry)
    start = (page - 1) * A_PAGE
    return [
        FormerLine(
            row=row,
            section_name=section_name(row.section),
            who=who_made(row.edition),
        )
        for row in rows[start : start + A_PAGE + 1]
    ]
