"""Pure: naming an entry by what it has become, wherever others name it.

Rows that say the same twice by that are joined: the deeper depth wins, and a hard prerequisite over
a soft one. Nothing stands on itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from curriculum.documents import SECTIONS, Key, key_of
from curriculum.moved_translations import moved
from curriculum.names import Name
from curriculum.records import Catalogue, Need, Prerequisite, Topic, TopicDepth, Unit
from curriculum.schema import kind_of_section
from curriculum.translating import fitting
from curriculum.validate import NAMED, REFERENCES

UNITS = "units"
SAID_OTHERWISE = ("names", "translations")
# Whoever names an entry, and the name -> the ids to name instead, none to name it no more.
Become: TypeAlias = Callable[[Key, str], tuple[str, ...]]


def kind_of(section: str) -> type:
    return Unit if section == UNITS else kind_of_section(section)


def rewritten(catalogue: Catalogue, section: str, become: Become) -> Catalogue:
    """The catalogue with every name of an entry of this section as `become` says."""
    writer = _Writer(kind_of(section), become)
    sections: dict[str, Any] = {
        each: tuple(writer.entry(each, record) for record in getattr(catalogue, each))
        for each in SECTIONS
        if each not in SAID_OTHERWISE
    }
    sections["names"] = tuple(_names(catalogue.names, writer))
    sections["translations"] = moved(catalogue.translations, section, become)
    return fitting(replace(catalogue, **sections))


def holders(catalogue: Catalogue, section: str, entry: str) -> tuple[Key, ...]:
    """Who names it, in the order of the files; units for themselves."""
    found: dict[Key, None] = {}

    def look(holder: Key, name: str) -> tuple[str, ...]:
        if name == entry:
            found[holder] = None
        return (name,)

    rewritten(catalogue, section, look)
    return tuple(key for key in found if key[0] not in SAID_OTHERWISE)


class _Writer:
    def __init__(self, kind: type, become: Become) -> None:
        self.kind = kind
        self.become = become

    def entry(self, section: str, record: Any) -> Any:
        found = self.record(key_of(section, record), record)
        if isinstance(found, Topic) and (needed := _needed(found)) != found.prerequisites:
            return replace(found, prerequisites=needed)
        return found

    def record(self, holder: Key, record: Any) -> Any:
        changed = {
            field.name: new
            for field in fields(record)
            if (new := self._value(holder, record, field)) != getattr(record, field.name)
        }
        return replace(record, **changed) if changed else record

    def _value(self, holder: Key, record: Any, field: Any) -> Any:
        value = getattr(record, field.name)
        if REFERENCES.get(type(record), {}).get(field.name) is self.kind:
            return self._named(holder, value)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            return self._rows(holder, value)
        return value

    def _named(self, holder: Key, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(new for old in value for new in self.become(holder, old)))
        return next(iter(self.become(holder, value)), "") if value else value

    def _rows(self, holder: Key, rows: tuple[Any, ...]) -> tuple[Any, ...]:
        found = tuple(new for row in rows for new in self._row(holder, row))
        return found if found == rows else joined(found)

    def _row(self, holder: Key, row: Any) -> Iterator[Any]:
        if isinstance(row, Unit):
            yield self.record((UNITS, row.id), row)
        elif REFERENCES.get(type(row), {}).get("topic") is self.kind:
            for name in self.become(holder, row.topic):
                yield replace(row, topic=name)
        else:
            yield row


def joined(rows: Iterable[Any]) -> tuple[Any, ...]:
    """Without doubles: of two rows that mean the same the one that says more."""
    found: dict[Hashable, Any] = {}
    for row in rows:
        key = _identity(row)
        found[key] = _both(found[key], row) if key in found else row
    return tuple(found.values())


def _identity(row: Any) -> Hashable:
    if isinstance(row, Need):
        return row.topic
    if isinstance(row, Prerequisite):
        return row.topic, row.from_depth
    if isinstance(row, TopicDepth):
        return row.topic, row.depth
    return row.id if isinstance(row, Unit) else row


def _both(first: Any, second: Any) -> Any:
    if isinstance(first, Need):
        deeper = second if second.depth > first.depth else first
        texts = dict.fromkeys(text for text in (first.when, second.when) if text)
        return replace(deeper, when=" ".join(texts))
    if isinstance(first, Prerequisite):
        hard = [each for each in (first, second) if not each.soft] or [first, second]
        return max(hard, key=lambda each: each.depth)
    return first


def _needed(topic: Topic) -> tuple[Prerequisite, ...]:
    """Without itself, and without what a shallower depth wants already."""
    found = []
    for each in topic.prerequisites:
        others = (other for other in topic.prerequisites if other.topic == each.topic)
        is_wanted = not each.soft and any(
            not other.soft and other.from_depth < each.from_depth and other.depth >= each.depth
            for other in others
        )
        if each.topic != topic.id and not is_wanted:
            found.append(each)
    return tuple(found)


def _names(names: tuple[Name, ...], writer: _Writer) -> Iterator[Name]:
    """An entry that has a name in a language keeps its own."""
    become = {name.key: _ids(name, writer) for name in names}
    own = {name.key for name in names if become[name.key] == (name.id,)}
    told: set[str] = set()
    for name in names:
        for new in become[name.key]:
            found = name if new == name.id else replace(name, id=new)
            if found.key not in told and (found is name or found.key not in own):
                told.add(found.key)
                yield found


def _ids(name: Name, writer: _Writer) -> tuple[str, ...]:
    is_of_kind = NAMED[name.kind] is writer.kind
    return writer.become(("names", name.key), name.id) if is_of_kind else (name.id,)
