"""Pure: changes of the catalogue in today's words, where entries were renamed, merged or split."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.documents import Document, Key, document_of
from curriculum.former import todays
from curriculum.records import Catalogue
from planner.plans.catalogue_points import Net


def in_todays_words(net: Net, catalogue: Catalogue) -> tuple[Net, Mapping[Key, str]]:
    """What each entry said before, naming others as they are called now, beside what has become
    of it; and what it is called itself. So whatever was only renamed differs in nothing."""
    if not catalogue.former:
        return net, {}
    renames = {old: first_today(catalogue, section, old) for section, old in catalogue.former}
    found: dict[Key, tuple[Document, Document | None]] = {}
    today: dict[Key, str] = {}
    for key, (before, after) in net.items():
        said, says = _renamed(before, renames), after
        name = first_today(catalogue, *key) if after is None else ""
        if name:
            says, today[key] = _document(catalogue, key[0], name), name
            said = {**said, "id": name} | _mark(said, says)
        if said != says:
            found[key] = (said, says)
    return found, today


def first_today(catalogue: Catalogue, section: str, entry: str) -> str:
    """What lines of agendas name instead of it; nothing for what was archived."""
    return next(iter(todays(catalogue, section, entry)), "")


def _mark(said: Document, after: Document | None) -> Document:
    """A topic that has another name now was merged or split, as renaming changes ids alone."""
    is_other = after is not None and said.get("name") != after.get("name")
    return {"merged": True} if is_other and "depths" in said else {}


def _document(catalogue: Catalogue, section: str, entry: str) -> Document | None:
    records = (each for each in getattr(catalogue, section) if each.id == entry)
    return next((document_of(section, each) for each in records), None)


def _renamed(value: Any, renames: Mapping[str, str]) -> Any:
    """Ids of topics wherever they are named, and those of units."""
    if isinstance(value, list):
        return [_renamed(each, renames) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _renamed(each, renames) for name, each in value.items()}
    if value.get("topic") in renames:
        found["topic"] = renames[value["topic"]] or value["topic"]
    if "covers" in value and "minutes_are" in value:
        found["id"] = renames.get(value["id"], value["id"]) or value["id"]
    return found
