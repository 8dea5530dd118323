"""The dry run: what a file would do to the catalogue that the database holds. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from curriculum.current import version_of
from curriculum.documents import Document, Key, documents, key_of, record_of, with_entries
from curriculum.faults import BadCatalogue, Faults, Problem
from curriculum.heading import Heading, Origin
from curriculum.importing.packing import unpacked_documents
from curriculum.importing.reading import MOST_PROBLEMS, NO_FILE, Kind, Read, kind_of, read
from curriculum.importing.three_way import Conflict, Merged, merge
from curriculum.models import CatalogueState, ImportRun, Upstream
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from curriculum.validate import tell_problems
from curriculum.yaml_source import Unreadable

Mode = ImportRun.Mode


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that would become another; None before: new, None after: it goes."""

    key: Key
    before: Document | None
    after: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """`version`: the digest of the catalogue that it was compared with; `theirs`: of a pull, what
    the file holds."""

    version: str
    wanted: Catalogue | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origin: Origin | None = None
    theirs: Mapping[Key, Document] | None = None
    sections: tuple[str, ...] = ()


def look_through(content: bytes, *, mode: str, choices: Mapping[Key, str]) -> Looked:
    """Compares the file with what the catalogue is at this moment."""
    held = snapshot()
    version = version_of(held)
    try:
        if mode == Mode.PULL:
            return _pulled(content, held, version, choices)
        found = read(content, held=held, is_whole=mode == Mode.WHOLE)
    except BadCatalogue as refusal:
        return Looked(version=version, problems=refusal.problems)
    except Unreadable as refusal:
        problem = Problem(NO_FILE, refusal.line, refusal.message)
        return Looked(version=version, problems=(problem,))
    differences = tuple(_differences(documents(held), documents(found.wanted)))
    return Looked(version=version, wanted=found.wanted, differences=differences)


def _differences(
    before: Mapping[Key, Document], after: Mapping[Key, Document]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield Difference(key, before.get(key), after.get(key))


def _pulled(content: bytes, held: Catalogue, version: str, choices: Mapping[Key, str]) -> Looked:
    if kind_of(content) is Kind.SHEET:
        raise _of_nobody()
    found = read(content, held=Catalogue(), is_a_part=True)
    origin = _origin(found.heading)
    theirs, ours = documents(found.wanted), documents(held)
    merged = merge(
        base=base_of(origin.catalogue),
        ours=ours,
        theirs=theirs,
        sections=tuple(found.sections),
        choices=choices,
    )
    wanted = with_entries(held, _records(merged, found, theirs))
    faults = Faults(MOST_PROBLEMS)
    tell_problems(wanted, faults=faults, places=found.places)
    return Looked(
        version=version,
        wanted=wanted,
        differences=tuple(_differences(ours, documents(wanted))),
        problems=faults.problems(),
        conflicts=merged.conflicts,
        origin=origin,
        theirs=theirs,
        sections=tuple(found.sections),
    )


def _records(merged: Merged, found: Read, theirs: Mapping[Key, Document]) -> dict[Key, Any]:
    """Those that are as in the file are there already as records."""
    known = {
        key_of(section, record): record
        for section, records in found.sections.items()
        for record in records
    }
    return {
        key: None
        if document is None
        else known[key]
        if document == theirs.get(key)
        else record_of(key[0], document)
        for key, document in merged.entries.items()
    }


def _origin(heading: Heading) -> Origin:
    """Raises BadCatalogue for a file of which nobody knows where it is from, or an older one."""
    origin = heading.origin
    if origin is None:
        raise _of_nobody()
    if CatalogueState.objects.filter(identity=origin.catalogue).exists():
        raise _refusal(_("The file comes from this catalogue itself; there is nothing to pull."))
    last = Upstream.objects.filter(catalogue=origin.catalogue).defer("base").first()
    if last is not None and origin.edition < last.edition:
        raise _refusal(
            _("The file holds edition %(old)s, and edition %(new)s was pulled already.")
            % {"old": origin.edition, "new": last.edition}
        )
    return origin


def _of_nobody() -> BadCatalogue:
    return _refusal(_("The file does not say whose catalogue it is: export it as YAML or JSON."))


def _refusal(message: str) -> BadCatalogue:
    return BadCatalogue([Problem(NO_FILE, 0, message)])


def base_of(catalogue: str) -> dict[Key, Document]:
    """What was pulled last from there; nothing before the first time."""
    found = Upstream.objects.filter(catalogue=catalogue).values_list("base", flat=True).first()
    return unpacked_documents(bytes(found)) if found else {}
