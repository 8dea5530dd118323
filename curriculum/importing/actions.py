"""Imports, step by step: a file is taken in, looked through, decided on, and applied as a whole.

A small file is looked through at once; else the worker does it, and it always applies. What is
applied goes into the catalogue, its history and the run in one transaction, so that a worker that
is killed over it leaves nothing half-written, and another takes the run up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum import long_work
from curriculum.actions import CannotLoad
from curriculum.importing import found
from curriculum.importing.looking import Looked, look_through
from curriculum.importing.packing import packed, unpacked
from curriculum.importing.three_way import OURS, THEIRS
from curriculum.long_work import Clock, Progress
from curriculum.models import ImportRun, LongWork
from curriculum.models.importing import LONGEST_NAME
from curriculum.yaml_source import WHOLE

LOOK, APPLY = "look through an import", "apply an import"
AT_ONCE = 64 * 1024
State = ImportRun.State


class CannotImport(Exception):
    """The run stays as it is; the text says why."""


def take_in(
    *, content: bytes, file_name: str, mode: ImportRun.Mode, by: Any, now: dt.datetime, clock: Clock
) -> ImportRun:
    """Keeps the file and has it looked through. `by` is a user. Raises CannotImport."""
    if len(content) > WHOLE.size:
        raise CannotImport(
            _("The file has %(size)s bytes; %(most)s are allowed. Split it into several.")
            % {"size": f"{len(content):,}", "most": f"{WHOLE.size:,}"}
        )
    with transaction.atomic():
        run = ImportRun.objects.create(
            asked_by=by,
            asked_at=now,
            file_name=shown_name(file_name),
            size=len(content),
            content=packed(content),
            mode=mode,
            work=long_work.ask(kind=LOOK, by=by, now=now),
        )
    _look_soon(run, clock)
    return run


def shown_name(name: str) -> str:
    """Without folders and control characters; it is only shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[-LONGEST_NAME:] or "-"


def _look_soon(run: ImportRun, clock: Clock) -> None:
    if run.size <= AT_ONCE and run.work is not None:
        long_work.work_on(run.work, clock=clock)
        run.refresh_from_db()


def look_again(*, run: ImportRun, by: Any, now: dt.datetime, clock: Clock) -> None:
    """After a choice, an interruption, or as the catalogue has changed. Raises CannotImport."""
    if not ImportRun.objects.filter(pk=run.pk, content__isnull=False).exists():
        raise CannotImport(_("The file is no longer kept: bring it in again."))
    states = [State.READY, State.REFUSED]
    if run.is_interrupted:
        states += [State.LOOKING, State.APPLYING]
    with transaction.atomic():
        work = long_work.ask(kind=LOOK, by=by, now=now)
        _move(run, states, state=State.LOOKING, work=work)
    _look_soon(run, clock)


def choose(
    *, run: ImportRun, choices: Mapping[str, str], by: Any, now: dt.datetime, clock: Clock
) -> None:
    """Says for entries in conflict whose they shall be. Raises CannotImport."""
    names = {each.name for each in found.kept(run.found).conflicts}
    sound = {
        name: side for name, side in choices.items() if name in names and side in (OURS, THEIRS)
    }
    run.choices = {**run.choices, **sound}
    run.save(update_fields=["choices"])
    look_again(run=run, by=by, now=now, clock=clock)


def apply(*, run: ImportRun, by: Any, now: dt.datetime) -> None:
    """Has the worker do what the dry run showed. Raises CannotImport."""
    if run.problems or run.undecided:
        raise CannotImport(_("Something has to be put right or decided first."))
    with transaction.atomic():
        work = long_work.ask(kind=APPLY, by=by, now=now)
        _move(run, [State.READY], state=State.APPLYING, work=work)


def stop(*, run: ImportRun, now: dt.datetime) -> None:
    """Nothing will be imported, unless it just was. Raises CannotImport."""
    if run.work is not None and run.work.is_under_way:
        long_work.stop(work=run.work, now=now)
        run.work.refresh_from_db()
        if run.work.is_under_way:
            return
    under_way = [State.LOOKING, State.READY, State.REFUSED, State.APPLYING]
    _move(run, under_way, state=State.STOPPED, ended_at=now)


def _move(run: ImportRun, states: Collection[ImportRun.State], **columns: Any) -> None:
    if not ImportRun.objects.filter(pk=run.pk, state__in=states).update(**columns):
        raise CannotImport(_("This import has gone on meanwhile; look at it again."))
    run.refresh_from_db()


def look(work: LongWork, /, *, progress: Progress) -> str | None:
    """For the worker: the dry run."""
    run = ImportRun.objects.filter(work=work, state=State.LOOKING).first()
    if run is None or run.content is None:
        return _("This import has gone on meanwhile.")
    try:
        progress.tell(0, 0, doing=_("The file is read and compared with the catalogue."))
        looked = _looked(run)
        progress.tell(1, 1, doing=_("What was found is written down."))
    except long_work.Stopped:
        return _stopped(run, progress)
    keep_look(run, looked)
    return _("The file was looked through.")


def _stopped(run: ImportRun, progress: Progress) -> str:
    ImportRun.objects.filter(pk=run.pk).update(state=State.STOPPED, ended_at=progress.clock())
    return _("It was stopped; nothing was imported.")


def _looked(run: ImportRun) -> Looked:
    content = unpacked(run.content or b"")
    return look_through(content, mode=run.mode, choices=found.choices_of(run.choices))


def keep_look(run: ImportRun, looked: Looked, *, has_moved: bool = False) -> None:
    """Writes down what a dry run found; `has_moved`: somebody had looked at another one before."""
    kept = found.found_by(looked)
    undecided = [each for each in kept.conflicts if each.name not in run.choices]
    is_refused = bool(looked.problems) and not looked.conflicts
    run.state = State.REFUSED if is_refused else State.READY
    run.seen, run.has_moved, run.found = looked.version, has_moved, found.keep(kept)
    run.problems = [asdict(problem) for problem in looked.problems]
    run.undecided = len(undecided)
    run.added, run.changed, run.removed = (
        kept.counts[what] for what in ("added", "changed", "removed")
    )
    run.save()


def refuse(run: ImportRun, refusal: CannotLoad) -> None:
    """Something else still uses what the file takes out."""
    run.state = State.REFUSED
    run.problems = [{"file": "", "line": 0, "message": str(refusal), "column": ""}]
    run.save()
