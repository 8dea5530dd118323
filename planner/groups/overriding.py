"""Pure: a catalogue as a group has it, with what it hides, estimates otherwise and has added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from curriculum.documents import Document, Key, document_of, record_of, with_entries
from curriculum.faults import BadCatalogue
from curriculum.records import DEPTHS, Catalogue, Exercise, Resource, Topic
from planner.groups.pruning import pruned

HIDE, ESTIMATE, ADD = "hide", "estimate", "add"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One thing that a group has otherwise; as in `override_models.Override`."""

    kind: str
    section: str
    entry: str
    part: str = ""
    says: Any = None


def overridden(catalogue: Catalogue, own: Iterable[Own]) -> Catalogue:
    """What was added and what names it first, as what is hidden hides it all; what names entries
    that are hidden, or gone from the catalogue, is left without them."""
    found = list(own)
    added = dict(_added(found))
    whole = with_entries(catalogue, added) if added else catalogue
    estimated = _estimated(whole, [each for each in found if each.kind == ESTIMATE])
    hidden = {(each.section, each.entry, each.part) for each in found if each.kind == HIDE}
    left = pruned(_without(estimated, hidden))
    left.former.update(catalogue.former)
    return left


def said(catalogue: Catalogue, own: Own) -> Any:
    """What the catalogue itself says at that place; None where it has it no more."""
    record = _record(catalogue, own.section, own.entry)
    if record is None:
        return None
    if own.kind == ESTIMATE:
        return _minutes(record, own.part)
    if own.part:
        return _unit_document(document_of(own.section, record), own.part)
    return document_of(own.section, record)


def title_of(catalogue: Catalogue, section: str, entry: str, part: str) -> str:
    """How people call it; nothing for what is not there."""
    record = _record(catalogue, section, entry)
    if record is None:
        return ""
    name = _called(record)
    if isinstance(record, Topic) and part in DEPTHS:
        return f"{name} ({part})"
    if isinstance(record, Resource) and part:
        unit = next((each for each in record.units if each.id == part), None)
        return f"{name}: {unit.title}" if unit else ""
    return "" if part else name


def _added(own: Iterable[Own]) -> Iterator[tuple[tuple[str, str], Any]]:
    """What the present rules for entries still read."""
    for each in own:
        if each.kind == ADD:
            try:
                yield (each.section, each.entry), record_of(each.section, each.says)
            except BadCatalogue:
                continue


def _estimated(catalogue: Catalogue, own: Collection[Own]) -> Catalogue:
    entries: dict[Key, Any] = {}
    for each in own:
        key = (each.section, each.entry)
        record = entries.get(key) or _record(catalogue, *key)
        if record is not None:
            entries[key] = _with_minutes(record, each.part, each.says)
    return with_entries(catalogue, entries) if entries else catalogue


def _with_minutes(record: Any, part: str, minutes: int) -> Any:
    if isinstance(record, Topic):
        rungs = (
            replace(each, minutes=minutes) if each.depth == DEPTHS.get(part) else each
            for each in record.rungs
        )
        return replace(record, rungs=tuple(rungs))
    if isinstance(record, Resource):
        units = (
            replace(each, minutes=minutes, minutes_are="estimated") if each.id == part else each
            for each in record.units
        )
        return replace(record, units=tuple(units))
    return replace(record, minutes=minutes) if isinstance(record, Exercise) else record


def _minutes(record: Any, part: str) -> int | None:
    if isinstance(record, Topic):
        return next((each.minutes for each in record.rungs if each.depth == DEPTHS.get(part)), None)
    if isinstance(record, Resource):
        return next((each.minutes for each in record.units if each.id == part), None)
    return record.minutes if isinstance(record, Exercise) else None


def _without(catalogue: Catalogue, hidden: Collection[tuple[str, str, str]]) -> Catalogue:
    if not hidden:
        return catalogue
    sections = {section for section, _, part in hidden if not part}
    left: dict[str, Any] = {
        name: tuple(
            each for each in getattr(catalogue, name) if (name, _id(each), "") not in hidden
        )
        for name in sections
    }
    resources = (_fewer_units(each, hidden) for each in left.get("resources", catalogue.resources))
    return replace(catalogue, **{**left, "resources": tuple(resources)})


def _fewer_units(resource: Resource, hidden: Collection[tuple[str, str, str]]) -> Resource:
    kept = tuple(e for e in resource.units if ("resources", resource.id, e.id) not in hidden)
    return resource if len(kept) == len(resource.units) else replace(resource, units=kept)


def _unit_document(document: Document, unit: str) -> Document | None:
    return next((each for each in document.get("units", ()) if each["id"] == unit), None)


def _record(catalogue: Catalogue, section: str, entry: str) -> Any:
    if section not in {each.name for each in fields(catalogue) if each.init}:
        return None
    return next((each for each in getattr(catalogue, section) if _id(each) == entry), None)


def _id(record: Any) -> str:
    return str(getattr(record, "id", ""))


def _called(record: Any) -> str:
    names = (getattr(record, each, "") for each in ("name", "title", "question"))
    return str(next(filter(None, names), _id(record)))
