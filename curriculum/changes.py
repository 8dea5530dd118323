"""What differs between two states of a document, place by place, and doing it to a third.

A place is the path to it: ("depths", "working", "minutes"). Items of a list that have an id of
their own go by it; any other list is one value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Path: TypeAlias = tuple[str, ...]
IDS = ("id", "topic")


class _Nothing:
    """What stands where nothing stands; None is a value."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = _Nothing()


@dataclass(frozen=True, slots=True)
class Change:
    """At `path` stood `before` and stands `after`; NOTHING where the place is not there."""

    path: Path
    before: Any
    after: Any

    def back(self) -> Change:
        return Change(self.path, self.after, self.before)


def changes(before: Any, after: Any, path: Path = ()) -> tuple[Change, ...]:
    """Place by place, as deep as both sides have the same shape."""
    if before == after:
        return ()
    old, new = _places(before), _places(after)
    if old is None or new is None or _must_be_told_whole(before, after, old, new):
        return (Change(path, before, after),)
    names = dict.fromkeys((*old, *new))
    return tuple(
        change
        for name in names
        for change in changes(old.get(name, NOTHING), new.get(name, NOTHING), (*path, name))
    )


def conflicts(wanted: Iterable[Change], document: Any) -> tuple[Change, ...]:
    """Those that cannot be done to the document: it no longer says there what they begin with."""
    return tuple(each for each in wanted if at(document, each.path) != each.before)


def applied(document: Any, wanted: Iterable[Change]) -> Any:
    """The document after these changes; itself it stays as it is."""
    found = deepcopy(document)
    for each in wanted:
        found = _set(found, each.path, each.after)
    return found


def at(document: Any, path: Path) -> Any:
    """What stands there, or NOTHING."""
    for name in path:
        document = (_places(document) or {}).get(name, NOTHING)
    return document


def _places(value: Any) -> Mapping[str, Any] | None:
    """The parts of a value by name; None if it has none that can be told apart."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        names = [_name(item) for item in value]
        if value and all(names) and len(set(names)) == len(names):
            return dict(zip(names, value, strict=True))
    return None


def _must_be_told_whole(
    before: Any, after: Any, old: Mapping[str, Any], new: Mapping[str, Any]
) -> bool:
    """Of another shape, or a list with its items in another order, or new ones not at its end."""
    if type(before) is not type(after):
        return True
    in_order = [*(name for name in old if name in new), *(name for name in new if name not in old)]
    return isinstance(before, list) and in_order != list(new)


def _name(item: Any) -> str:
    """Of an item in a list; the same topic may come at several depths."""
    if not isinstance(item, dict):
        return ""
    name = next((str(item[each]) for each in IDS if each in item), "")
    only_a_depth = set(item) <= {"topic", "depth"}
    deeper = item.get("depth") if only_a_depth else item.get("from_depth")
    return f"{name}@{deeper}" if name and deeper else name


def _set(value: Any, path: Path, wanted: Any) -> Any:
    if not path:
        return wanted
    name, rest = path[0], path[1:]
    if isinstance(value, list):
        names = [_name(item) for item in value]
        if name in names:
            place = names.index(name)
            new = _set(value[place], rest, wanted)
            return [*value[:place], *([] if new is NOTHING else [new]), *value[place + 1 :]]
        return value if wanted is NOTHING else [*value, wanted]
    found = dict(value)
    new = _set(found.get(name, NOTHING if not rest else {}), rest, wanted)
    if new is NOTHING:
        found.pop(name, None)
    else:
        found[name] = new
    return found
