"""Every state that the catalogue was in: written down whenever it changed, and gone back to.

What history knows is compared with what the catalogue holds, so that nothing is missed,
whichever way it was changed.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from curriculum.actions import LoadReport, load_catalogue, remember_version
from curriculum.becoming import Becoming
from curriculum.carrying import carry
from curriculum.changes import Change, applied, changes, conflicts
from curriculum.documents import Document, Key, documents, record_of, with_entries
from curriculum.faults import BadCatalogue
from curriculum.former import Became, keep_former, last_document, renamed_back
from curriculum.fulltext import Prepared
from curriculum.models import CatalogueState, Edition, EntryChange, FormerEntry
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from curriculum.schema import kind_of_section, rules
from curriculum.translating import fitting

AT_ONCE = 500
Kind = Edition.Kind


class IsStale(Exception):
    """The entry was changed meanwhile. `now` is what it says, None if it is gone."""

    def __init__(self, now: Document | None) -> None:
        self.now = now
        super().__init__("Somebody has changed this entry since you opened it.")


class CannotRevert(Exception):
    """It stays; the text says why. `later`: editions that changed the same, newest first."""

    def __init__(self, why: str, later: tuple[Edition, ...] = ()) -> None:
        self.later = later
        super().__init__(why)


@transaction.atomic
def change_catalogue(
    *,
    wanted: Catalogue,
    by: Any,
    now: dt.datetime,
    kind: Kind = Kind.EDIT,
    why: str = "",
    reverts: Edition | None = None,
    fingerprint: str = "",
    became: Became | None = None,
    renamed: bool = False,
    searchable: Prepared | None = None,
) -> tuple[LoadReport, Edition | None]:
    """Makes the catalogue so, with what is different written down; None if nothing is.

    `by` is a user, or None for a command. `became`: of entries that go the ids that they have
    become, `renamed` if that is all; any other that goes is archived. `searchable` as for
    `load_catalogue`. Raises BadCatalogue and CannotLoad, as that; then nothing has changed.
    """
    lock()
    note(by=None, now=now, kind=Kind.ELSEWHERE)
    report = load_catalogue(catalogue=wanted, fingerprint=fingerprint, searchable=searchable)
    edition = note(
        by=by, now=now, kind=kind, why=why, reverts=reverts, became=became, renamed=renamed
    )
    return report, edition


@transaction.atomic
def note(
    *,
    by: Any,
    now: dt.datetime,
    kind: Kind = Kind.EDIT,
    why: str = "",
    reverts: Edition | None = None,
    became: Became | None = None,
    renamed: bool = False,
) -> Edition | None:
    """Writes down how the catalogue differs from what history says; None if it does not. What
    holds ids of entries that went follows them."""
    known, held = last_documents(), documents(snapshot())
    keys = [key for key in dict.fromkeys((*known, *held)) if known.get(key) != held.get(key)]
    if not keys:
        return None
    edition = Edition.objects.create(kind=kind, made_at=now, made_by=by, why=why, reverts=reverts)
    rows = (
        EntryChange(
            edition=edition,
            section=section,
            entry=entry,
            before=known.get((section, entry)),
            after=held.get((section, entry)),
        )
        for section, entry in keys
    )
    EntryChange.objects.bulk_create(rows, batch_size=AT_ONCE)
    moves = keep_former(
        edition=edition,
        before={key: known.get(key) for key in keys},
        after={key: held.get(key) for key in keys},
        became=became or {},
        renamed=renamed,
    )
    remember_version()
    carry(moves, now=now)
    return edition


def lock() -> None:
    """Within a transaction: one change of the catalogue waits for the other."""
    CatalogueState.objects.get_or_create(id=1)
    CatalogueState.objects.select_for_update().get(id=1)


def last_documents() -> dict[Key, Document]:
    """What history says of each entry that is there."""
    last = EntryChange.objects.values("section", "entry").annotate(last=Max("id")).order_by()
    rows = EntryChange.objects.filter(pk__in=last.values("last")).order_by("id")
    found = rows.values_list("section", "entry", "after")
    return {(section, entry): after for section, entry, after in found if after is not None}


@transaction.atomic
def change_entry(
    *,
    key: Key,
    opened: Document | None,
    document: Document | None,
    by: Any,
    now: dt.datetime,
    why: str = "",
) -> Edition | None:
    """Makes one entry say this; None takes it out. `opened`: what the editor was
    shown, None for a new entry.

    Changes of others at other places stay. Raises IsStale where they were at the same ones,
    BadCatalogue, CannotLoad.
    """
    lock()
    catalogue = snapshot()
    held = documents(catalogue).get(key)
    wanted = _merged(opened, document, held)
    record = None if wanted is None else record_of(key[0], wanted)
    changed = with_entries(catalogue, {key: record})
    if key[0] != "translations":
        changed = fitting(changed)
    return change_catalogue(wanted=changed, by=by, now=now, why=why)[1]


def _merged(
    opened: Document | None, wanted: Document | None, held: Document | None
) -> Document | None:
    if held in (opened, wanted):
        return wanted
    meant = changes(opened or {}, wanted or {})
    if opened is None or wanted is None or held is None or conflicts(meant, held):
        raise IsStale(held)
    merged: Document = applied(held, meant)
    return merged


@transaction.atomic
def become(*, becoming: Becoming, by: Any, now: dt.datetime, why: str = "") -> Edition | None:
    """Archives, renames, merges or splits; whatever holds the ids follows. Raises IsStale where
    the catalogue was changed since `becoming` was thought out, BadCatalogue, CannotLoad."""
    lock()
    if snapshot() != becoming.before:
        raise IsStale(None)
    return change_catalogue(
        wanted=fitting(becoming.after),
        by=by,
        now=now,
        why=why,
        became=becoming.became,
        renamed=becoming.renamed,
    )[1]


@transaction.atomic
def bring_back(*, former: FormerEntry, by: Any, now: dt.datetime) -> Edition | None:
    """An archived entry is there again, with whatever named it where nothing of that was changed
    since, else by itself. Raises CannotRevert, BadCatalogue, CannotLoad."""
    if former.edition.former.count() == 1:
        try:
            return revert(edition=former.edition, by=by, now=now)
        except (BadCatalogue, CannotRevert):
            pass
    document = last_document(former)
    if document is None or former.section == "units":
        raise CannotRevert("What it stood in was changed since; add it there anew.")
    key = (former.section, former.entry)
    return change_entry(key=key, opened=None, document=document, by=by, now=now)


@transaction.atomic
def revert(*, edition: Edition, by: Any, now: dt.datetime, why: str = "") -> Edition | None:
    """Takes back what an edition changed, in all its entries or in none; what was changed
    elsewhere since stays. None where it is so already.

    Raises CannotRevert, BadCatalogue and CannotLoad, where something came to depend on it.
    """
    if not Edition.objects.filter(pk__lt=edition.pk).exists():
        raise CannotRevert("This is how the catalogue began; before it there was nothing.")
    lock()
    catalogue = snapshot()
    held = documents(catalogue)
    entries: dict[Key, Any] = {}
    blocked: list[Key] = []
    for row in edition.changes.order_by("id"):
        key = (row.section, row.entry)
        try:
            document = _merged(row.after, row.before, held.get(key))
        except IsStale:
            blocked.append(key)
            continue
        entries[key] = None if document is None else record_of(row.section, document)
    if blocked:
        changed = "What it changed was changed again since; take that back first."
        raise CannotRevert(changed, _later(edition, blocked))
    back = renamed_back(edition)
    return change_catalogue(
        wanted=fitting(with_entries(catalogue, entries)),
        by=by,
        now=now,
        kind=Kind.REVERT,
        why=why,
        reverts=edition,
        became=back,
        renamed=bool(back),
    )[1]


def _later(edition: Edition, keys: list[Key]) -> tuple[Edition, ...]:
    wanted = set(keys)
    rows = EntryChange.objects.filter(edition__gt=edition).select_related("edition__made_by")
    found = {
        row.edition_id: row.edition
        for row in rows.filter(entry__in={entry for _, entry in keys}).order_by("-edition", "id")
        if (row.section, row.entry) in wanted
    }
    return tuple(found.values())


def places_changed(row: EntryChange) -> tuple[Change, ...]:
    """Place by place, in the order of the files: not every database keeps that of a document."""
    order = rules(kind_of_section(row.section))
    before, after = row.before or {}, row.after or {}
    return changes(
        {key: before[key] for key in order if key in before},
        {key: after[key] for key in order if key in after},
    )
