"""For the worker: what a dry run showed, done as a whole or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum import long_work
from curriculum.actions import CannotLoad, prepared_search
from curriculum.curating.access import PERMISSION
from curriculum.current import version_of
from curriculum.fulltext import Prepared
from curriculum.heading import Origin
from curriculum.history import change_catalogue, lock
from curriculum.importing import found
from curriculum.importing.actions import keep_look, refuse
from curriculum.importing.looking import Looked, base_of, look_through
from curriculum.importing.packing import packed_documents, unpacked
from curriculum.long_work import Progress
from curriculum.models import Edition, ImportRun, LongWork, Upstream
from curriculum.queries import snapshot
from curriculum.records import Catalogue

State, Mode = ImportRun.State, ImportRun.Mode


class HasMoved(Exception):
    """The catalogue is no longer what the dry run was made with."""


def apply(work: LongWork, /, *, progress: Progress) -> str | None:
    run = ImportRun.objects.select_related("asked_by").filter(work=work).first()
    if run is None or run.state != State.APPLYING:
        return _result(run)
    if not _may_still(run):
        return _end(
            run, progress, _("Whoever asked for it no longer curates; nothing was imported.")
        )
    try:
        return _applied(run, progress)
    except long_work.Stopped:
        return _end(run, progress, _("It was stopped; nothing was imported."))
    except HasMoved:
        keep_look(run, _looked(run), has_moved=True)
        return _("The catalogue was changed meanwhile, and nothing was imported: look again.")
    except CannotLoad as refusal:
        refuse(run, refusal)
        return _("Nothing was imported: something is still in use.")


def _may_still(run: ImportRun) -> bool:
    by: Any = run.asked_by
    return by is None or (by.is_active and by.has_perm(PERMISSION))


def _end(run: ImportRun, progress: Progress, sentence: str) -> str:
    run.state, run.ended_at = State.STOPPED, progress.clock()
    run.save(update_fields=["state", "ended_at"])
    return sentence


def _looked(run: ImportRun) -> Looked:
    content = unpacked(run.content or b"")
    return look_through(content, mode=run.mode, choices=found.choices_of(run.choices))


def _applied(run: ImportRun, progress: Progress) -> str:
    progress.tell(0, 0, doing=_("The file is read again."))
    looked = _looked(run)
    if looked.version != run.seen or looked.wanted is None or looked.problems:
        raise HasMoved
    doing = _("Texts are made ready for the search.")
    searchable = prepared_search(
        looked.wanted, tell=lambda done, total: progress.tell(done, total, doing=doing)
    )
    total = len(looked.differences)
    progress.tell(total, total, doing=_("All of it is written at once; this cannot be stopped."))
    return write(run, looked, looked.wanted, searchable, now=progress.clock())


@transaction.atomic
def write(
    run: ImportRun, looked: Looked, wanted: Catalogue, searchable: Prepared, *, now: dt.datetime
) -> str:
    """Catalogue, history, upstream and run, in one. Raises HasMoved and CannotLoad."""
    lock()
    held = ImportRun.objects.select_for_update().get(pk=run.pk)
    if held.state != State.APPLYING:
        return _result(held)
    if version_of(snapshot()) != looked.version:
        raise HasMoved
    kind = Edition.Kind.PULL if run.mode == Mode.PULL else Edition.Kind.IMPORT
    _report, run.edition = change_catalogue(
        wanted=wanted, by=run.asked_by, now=now, kind=kind, why=run.file_name, searchable=searchable
    )
    if looked.origin is not None and looked.theirs is not None:
        _remember(looked.origin, looked, now)
    run.state, run.ended_at = State.APPLIED, now
    run.save(update_fields=["state", "ended_at", "edition"])
    return _result(run)


def _remember(origin: Origin, looked: Looked, now: dt.datetime) -> None:
    """What was pulled is the base of the next pull; sections that were not in it stay."""
    others = base_of(origin.catalogue).items()
    base = {key: document for key, document in others if key[0] not in looked.sections}
    base |= looked.theirs or {}
    Upstream.objects.update_or_create(
        catalogue=origin.catalogue,
        defaults={
            "edition": origin.edition,
            "fingerprint": origin.fingerprint,
            "pulled_at": now,
            "base": packed_documents(base),
        },
    )


def _result(run: ImportRun | None) -> str:
    if run is None or run.state != State.APPLIED:
        return _("This import has gone on meanwhile.")
    count = run.added + run.changed + run.removed
    if not count:
        return _("The catalogue says all of it already; nothing was changed.")
    return ngettext(
        "%(count)s entry was imported: %(added)s new, %(changed)s changed, %(removed)s removed.",
        "%(count)s entries were imported: %(added)s new, %(changed)s changed, %(removed)s removed.",
        count,
    ) % {
        "count": f"{count:,}",
        "added": f"{run.added:,}",
        "changed": f"{run.changed:,}",
        "removed": f"{run.removed:,}",
    }
