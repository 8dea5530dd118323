"""What archiving, renaming, merging or splitting an entry would do, before it is done."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from curriculum import validate
from curriculum.becoming import WITH_IDS, Becoming, CannotBecome, document_at, record_at
from curriculum.changes import changes
from curriculum.curating.addresses import address_of
from curriculum.curating.history_page import ChangedEntry, place_line
from curriculum.curating.words import SECTION_NAMES, section_name
from curriculum.current import current, version
from curriculum.documents import Document, Key, documents
from curriculum.faults import BadCatalogue
from curriculum.former import title_of
from curriculum.impact import Effect, Usage, effects, usage
from curriculum.records import Catalogue
from curriculum.rewriting import UNITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The entry that an address names. `seen`: what goes for its state, as the page shows it."""

    catalogue: Catalogue
    key: Key
    document: Document

    @property
    def title(self) -> str:
        return title_of(self.document) or self.key[1]

    @property
    def seen(self) -> str:
        return seen(self.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whoever names an entry. `place`: it in a form; `address`: where it is changed."""

    key: Key
    title: str
    section: str
    place: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BecomingImpact:
    """`changed`: other entries that would say something else."""

    usage: Usage
    effects: tuple[Effect, ...]
    changed: tuple[ChangedEntry, ...]


def asked_for(request: HttpRequest) -> Asked:
    """`?section=&entry=`; units are a section here. Raises Http404."""
    key = (request.GET.get("section", ""), request.GET.get("entry", ""))
    catalogue = current(version())
    if key[0] not in (*SECTION_NAMES, UNITS) or record_at(catalogue, key) is None:
        raise Http404("There is no such entry.")
    return Asked(catalogue=catalogue, key=key, document=document_at(catalogue, key))


def with_id(asked: Asked) -> Asked:
    """Raises Http404 for what has no id of its own."""
    if asked.key[0] not in WITH_IDS:
        raise Http404("It has no id.")
    return asked


def seen(*documents_seen: Document) -> str:
    said = json.dumps(documents_seen, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def becoming_impact(
    becoming: Becoming, *, now: dt.datetime, keys: Iterable[Key] | None = None
) -> BecomingImpact:
    """`keys`: whose meetings to come count, those that go unless said. Raises BadCatalogue where
    the catalogue would not be sound; circles are named in it."""
    if problems := validate.problems(becoming.after):
        raise BadCatalogue(problems)
    return BecomingImpact(
        usage=usage(*(becoming.became if keys is None else keys), now=now),
        effects=effects(becoming.before, becoming.after),
        changed=tuple(_changed(becoming)),
    )


def _changed(becoming: Becoming) -> Iterator[ChangedEntry]:
    before, after = documents(becoming.before), documents(becoming.after)
    for (section, entry), document in after.items():
        old = before.get((section, entry))
        if old is not None and old != document:
            yield ChangedEntry(
                section=section,
                entry=entry,
                title=title_of(document) or entry,
                what=str(SECTION_NAMES[section]),
                places=tuple(place_line(each) for each in changes(old, document)),
            )


def holders_shown(catalogue: Catalogue, keys: Iterable[Key]) -> tuple[Holder, ...]:
    return tuple(_holder(catalogue, key) for key in keys)


def _holder(catalogue: Catalogue, key: Key) -> Holder:
    section, entry = key
    try:
        title = title_of(document_at(catalogue, key))
    except CannotBecome:
        title = ""
    return Holder(
        key=key,
        title=title or entry,
        section=section_name(section),
        place=f"{section}/{entry}",
        address=address_of(edited_at(catalogue, key)),
    )


def edited_at(catalogue: Catalogue, key: Key) -> Key:
    """The entry on whose page it is changed: a unit stands in its resource."""
    if key[0] != UNITS:
        return key
    found = (each.id for each, unit in catalogue.units() if unit.id == key[1])
    return "resources", next(found, "")
