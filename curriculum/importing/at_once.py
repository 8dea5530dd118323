"""What commands do with a file: the same steps as on pages, one after the other."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from curriculum import long_work
from curriculum.importing import actions, found
from curriculum.importing.found import Found
from curriculum.importing.packing import packed
from curriculum.long_work import Clock, Progress
from curriculum.models import ImportRun

State = ImportRun.State


def look(
    *, content: bytes, file_name: str, mode: ImportRun.Mode, now: dt.datetime, clock: Clock
) -> ImportRun:
    """A dry run, kept as a run of nobody."""
    with transaction.atomic():
        run = ImportRun.objects.create(
            asked_at=now,
            file_name=actions.shown_name(file_name),
            size=len(content),
            content=packed(content),
            mode=mode,
            work=long_work.begin(kind=actions.LOOK, by=None, now=now),
        )
    _carry_out(run, clock)
    return run


def choose_everywhere(*, run: ImportRun, side: str, now: dt.datetime, clock: Clock) -> None:
    """Of all entries in conflict ours, or theirs."""
    run.choices = {each.name: side for each in difference(run).conflicts}
    run.state, run.work = State.LOOKING, long_work.begin(kind=actions.LOOK, by=None, now=now)
    run.save()
    _carry_out(run, clock)


def apply(*, run: ImportRun, now: dt.datetime, clock: Clock) -> None:
    run.state, run.work = State.APPLYING, long_work.begin(kind=actions.APPLY, by=None, now=now)
    run.save()
    _carry_out(run, clock)


def difference(run: ImportRun) -> Found:
    return found.kept(run.found)


def _carry_out(run: ImportRun, clock: Clock) -> None:
    assert run.work is not None  # noqa: S101 - for the type checker: it was just begun
    long_work.carry_out(run.work, Progress(run.work, clock))
    run.refresh_from_db()
