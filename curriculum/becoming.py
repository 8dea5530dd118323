"""Pure: the catalogue after an entry was archived, renamed, merged into another or split.

Keys are those of documents; a unit is ("units", "esl-02") here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from curriculum.documents import Document, Key, document_of, key_of, record_of
from curriculum.faults import BadCatalogue
from curriculum.records import Catalogue, Resource, Unit
from curriculum.rewriting import SAID_OTHERWISE, UNITS, holders, rewritten

WITH_IDS = (
    *("areas", "decisions", "exercises", "goals", "questions", "resources", "strategies"),
    *("topics", UNITS),
)
MERGED = ("decisions", "exercises", "goals", "questions", "resources", "topics", UNITS)
SPLIT = ("exercises", "resources", "topics", UNITS)


class CannotBecome(Exception):
    """It stays as it is; the text says why. `holders`: who names it."""

    def __init__(self, why: str, holders: tuple[Key, ...] = ()) -> None:
        self.holders = holders
        super().__init__(why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """`became`: of each entry that goes the ids that it has become; none where archived."""

    before: Catalogue
    after: Catalogue
    became: Mapping[Key, tuple[str, ...]]
    renamed: bool = False


def archived(catalogue: Catalogue, key: Key, *, with_names: bool = False) -> Becoming:
    """`with_names`: whoever names it does so no more. Raises CannotBecome with those who do, or
    with those who would say nothing without it."""
    named_by = holders(catalogue, *key)
    if named_by and not with_names:
        raise CannotBecome(_("Others need it."), named_by)
    without = rewritten(catalogue, key[0], lambda holder, name: () if name == key[1] else (name,))
    lost = tuple(holder for holder in named_by if not _is_whole(without, holder))
    if lost:
        raise CannotBecome(_("These cannot be without it; change them first."), lost)
    return Becoming(before=catalogue, after=_put(without, key, ()), became={key: ()})


def renamed(catalogue: Catalogue, key: Key, new: str) -> Becoming:
    record: Any = record_at(catalogue, key)
    records = (replace(record, id=new),)
    found = _divided(catalogue, key, records, lambda holder: (new,), keeps_names=True)
    return replace(found, renamed=True)


def merged(catalogue: Catalogue, gone: Key, kept: Key, record: Any) -> Becoming:
    """`record`: what the one that is kept says then."""
    if gone == kept or gone[0] != kept[0]:
        raise CannotBecome(_("Choose another entry of the same kind."))
    found = _put(_put(catalogue, gone, ()), kept, (record,))
    after = rewritten(
        found, gone[0], lambda holder, name: (kept[1],) if name == gone[1] else (name,)
    )
    return Becoming(before=catalogue, after=after, became={gone: (kept[1],)})


def split(
    catalogue: Catalogue,
    key: Key,
    documents: Sequence[Document],
    parts_for: Callable[[Key], tuple[str, ...]],
) -> Becoming:
    """`documents`: of the parts, each with an id that is free; `parts_for`: those that a holder
    names then, all where it says none. What is said in other languages goes: no part is called so.
    Raises BadCatalogue, CannotBecome."""
    records = tuple(_record(key[0], each) for each in documents)
    return _divided(catalogue, key, records, parts_for, keeps_names=False)


def _divided(
    catalogue: Catalogue,
    key: Key,
    records: tuple[Any, ...],
    parts_for: Callable[[Key], tuple[str, ...]],
    *,
    keeps_names: bool,
) -> Becoming:
    ids = tuple(str(each.id) for each in records)
    _refuse_taken(catalogue, key[0], ids)

    def become(holder: Key, name: str) -> tuple[str, ...]:
        if name != key[1]:
            return (name,)
        if holder[0] in SAID_OTHERWISE:
            return ids if keeps_names else ()
        return parts_for(holder) or ids

    after = rewritten(_put(catalogue, key, records), key[0], become)
    return Becoming(before=catalogue, after=after, became={key: ids})


def entries(catalogue: Catalogue, section: str) -> tuple[Any, ...]:
    if section == UNITS:
        return tuple(unit for _, unit in catalogue.units())
    return tuple(getattr(catalogue, section))


def record_at(catalogue: Catalogue, key: Key) -> Any | None:
    section, entry = key
    of_key = (each for each in entries(catalogue, section) if key_of(section, each)[1] == entry)
    return next(of_key, None)


def document_at(catalogue: Catalogue, key: Key) -> Document:
    """What the catalogue says of it; raises CannotBecome where it is not there."""
    record = record_at(catalogue, key)
    if record is None:
        raise CannotBecome(_("It is not there any more."))
    if isinstance(record, Unit):
        holder = next(each for each, unit in catalogue.units() if unit is record)
        units: list[Document] = document_of("resources", replace(holder, units=(record,)))["units"]
        return units[0]
    return document_of(key[0], record)


def _record(section: str, document: Document) -> Any:
    if section != UNITS:
        return record_of(section, document)
    resource = {**_RESOURCE, "units": [document]}
    return record_of("resources", resource).units[0]


_RESOURCE: Document = {
    **dict.fromkeys(("id", "title", "kind", "cost"), "x"),
    "by": ["x"],
    "is_free": True,
    "url": "https://example.org/",
}


def _refuse_taken(catalogue: Catalogue, section: str, ids: Sequence[str]) -> None:
    there = {key_of(section, each)[1] for each in entries(catalogue, section)}
    taken = next((each for each in ids if each in there or ids.count(each) > 1), None)
    if taken is not None:
        raise CannotBecome(
            _("An entry called %(id)s is there already: choose another id.") % {"id": taken}
        )


def _put(catalogue: Catalogue, key: Key, records: tuple[Any, ...]) -> Catalogue:
    """The catalogue with these records in the place of the entry."""
    section, entry = key
    if section == UNITS:
        resources = tuple(_with_units(each, entry, records) for each in catalogue.resources)
        return replace(catalogue, resources=resources)
    found = tuple(
        new
        for each in getattr(catalogue, section)
        for new in (records if key_of(section, each)[1] == entry else (each,))
    )
    sections: dict[str, Any] = {section: found}
    return replace(catalogue, **sections)


def _with_units(resource: Resource, entry: str, units: tuple[Unit, ...]) -> Resource:
    if all(each.id != entry for each in resource.units):
        return resource
    found = (new for each in resource.units for new in (units if each.id == entry else (each,)))
    return replace(resource, units=tuple(found))


def _is_whole(catalogue: Catalogue, key: Key) -> bool:
    """Whether it still says all that it must."""
    try:
        _record(key[0], document_at(catalogue, key))
    except BadCatalogue:
        return False
    return True
