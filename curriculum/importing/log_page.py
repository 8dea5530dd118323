"""The log of what came and went: imports, pulls, exports, and what was taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.models import Edition, ExportRun, ImportRun

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """`what` was done, with which `file`, and what came of it; `address` leads there."""

    at: dt.datetime
    who: str
    what: str
    file: str
    size: int
    result: str
    address: str = ""


def log_lines(*, page: int = 1) -> list[LogLine]:
    """Newest first: a page of them and one more, if there is one."""
    last = page * A_PAGE + 1
    lines = [*_imports(last), *_exports(last), *_reverts(last)]
    lines.sort(key=attrgetter("at"), reverse=True)
    return list(islice(lines, last - A_PAGE - 1, last))


def import_lines(count: int) -> list[LogLine]:
    return _imports(count)


def _imports(count: int) -> list[LogLine]:
    rows = ImportRun.objects.select_related("asked_by", "work", "edition").defer("content", "found")
    return [
        LogLine(
            at=run.asked_at,
            who=who(run.asked_by),
            what=_("pulled") if run.mode == ImportRun.Mode.PULL else _("imported"),
            file=run.file_name,
            size=run.size,
            result=result_of(run),
            address=reverse("curriculum:import", args=[run.pk]),
        )
        for run in rows.order_by("-asked_at", "-id")[:count]
    ]


def result_of(run: ImportRun) -> str:
    if run.is_interrupted:
        return _("interrupted, nothing imported")
    if run.state == ImportRun.State.APPLIED and run.work is not None:
        return run.work.result
    return str(run.get_state_display())


def _exports(count: int) -> list[LogLine]:
    rows = ExportRun.objects.select_related("asked_by").order_by("-asked_at", "-id")
    return [
        LogLine(
            at=run.asked_at,
            who=who(run.asked_by),
            what=_("exported"),
            file=run.file_name,
            size=run.size,
            result=run.sections or _("all of it"),
        )
        for run in rows[:count]
    ]


def _reverts(count: int) -> list[LogLine]:
    rows = Edition.objects.filter(kind=Edition.Kind.REVERT).select_related("made_by")
    return [
        LogLine(
            at=edition.made_at,
            who=who(edition.made_by),
            what=_("taken back"),
            file="",
            size=0,
            result=edition.why or _("an edition of the history"),
            address=reverse("curriculum:edition", args=[edition.pk]),
        )
        for edition in rows.order_by("-made_at", "-id")[:count]
    ]


def who(user: Any) -> str:
    """Nobody is a command of an operator."""
    if user is None:
        return _("a command")
    return str(user.name or _("a former member"))
