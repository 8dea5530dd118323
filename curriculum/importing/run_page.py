"""What the page of one import shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from curriculum.curating.words import label
from curriculum.importing.found import ConflictLine, EntryLine, kept
from curriculum.importing.log_page import result_of, who
from curriculum.importing.three_way import OURS, THEIRS
from curriculum.models import ImportRun

A_PAGE = 100
MOST_CONFLICTS = 200


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """`place`: line or row, "" where it is of the whole; `column`: which field."""

    place: str
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A conflict with what was chosen for it, if anything was."""

    conflict: ConflictLine
    chosen: str

    @property
    def is_ours(self) -> bool:
        return self.chosen == OURS

    @property
    def is_theirs(self) -> bool:
        return self.chosen == THEIRS


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    run: ImportRun
    who: str
    result: str
    lines: tuple[EntryLine, ...]
    total: int
    page: int
    conflicts: tuple[Choice, ...]
    problems: tuple[ProblemLine, ...]

    @property
    def later(self) -> int:
        """The next page, 0 for none."""
        return self.page + 1 if self.page * A_PAGE < self.total else 0

    @property
    def first(self) -> int:
        return (self.page - 1) * A_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def run_page(run: ImportRun, *, page: int = 1) -> RunPage:
    found = kept(run.found)
    start = (page - 1) * A_PAGE
    return RunPage(
        run=run,
        who=who(run.asked_by),
        result=result_of(run),
        lines=found.lines[start : start + A_PAGE],
        total=len(found.lines),
        page=page,
        conflicts=tuple(
            Choice(each, run.choices.get(each.name, ""))
            for each in found.conflicts[:MOST_CONFLICTS]
        ),
        problems=tuple(map(_problem, run.problems)),
    )


def _problem(stored: dict[str, Any]) -> ProblemLine:
    line, column = stored["line"], stored["column"]
    place = _("Line or row %(line)s") % {"line": f"{line:,}"} if line else ""
    return ProblemLine(place, label(column) if column else "", stored["message"])
