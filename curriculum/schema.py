"""From texts with lines to typed records. The shapes come from the record classes themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Mapped
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from curriculum import values
from curriculum.faults import Faults
from curriculum.places import Places
from curriculum.records import DEPTH_NAMES, DEPTHS, Catalogue, Resource, Rung, Topic, Unit
from curriculum.values import Wrong, shown
from curriculum.yaml_source import Listing, Mapping, Node, Text

DEPTH_FIELDS = ("depth", "from_depth", "default_depth")
MAY_BE_EMPTY = ((Resource, "units"), (Unit, "covers"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One field of a record: its name, its key in the file and its type."""

    name: str
    key: str
    hint: Any  # a type as typing gives it: these have no common class but object
    is_required: bool
    may_be_empty: bool
    default: Any = None  # of whatever type the hint says

    @property
    def is_list(self) -> bool:
        return get_origin(self.hint) is tuple

    @property
    def holds(self) -> Any:
        """What a list holds; None for anything else."""
        return get_args(self.hint)[0] if self.is_list else None

    @property
    def is_text(self) -> bool:
        return self.hint is str and self.name not in DEPTH_FIELDS

    @property
    def is_truth(self) -> bool:
        return self.hint is bool


@cache
def rules(kind: type) -> Mapped[str, Rule]:
    """The fields of a record class by their key in the file. Topics write rungs as `depths`."""
    hints = get_type_hints(kind)
    found = {}
    for each in fields(kind):
        if each.init:
            key = "depths" if (kind, each.name) == (Topic, "rungs") else each.name
            is_required = each.default is MISSING
            may_be_empty = not is_required or (kind, each.name) in MAY_BE_EMPTY
            default = None if is_required else each.default
            found[key] = Rule(each.name, key, hints[each.name], is_required, may_be_empty, default)
    return found


def kind_of_section(section: str) -> type:
    """The record class of a section of the catalogue: "topics" holds Topic records."""
    found: type = get_args(rules(Catalogue)[section].hint)[0]
    return found


class Reader:
    """Reads the records of one file; what is wrong goes to `faults`, the rest goes on."""

    def __init__(self, *, file: str, faults: Faults, places: Places) -> None:
        self.file = file
        self.faults = faults
        self.places = places

    def sections(self, source: Mapping) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for section, node in source.entries.items():
            if section in rules(Catalogue):
                found[section] = self._records(kind_of_section(section), node, section)
            else:
                hint = self.faults.guess(section, rules(Catalogue)) or ": remove it"
                self._fault(source.lines[section], f"no section is called {section!r}{hint}")
        return found

    def _fault(self, line: int, message: str, key: str = "") -> None:
        self.faults.add(self.file, line, message, key)

    def _records(self, kind: type, node: Node, key: str) -> list[Any]:
        if not isinstance(node, Listing):
            self._fault(node.line, f"{key!r} must be a list: start each entry with '- '")
            return []
        found = [self.record(kind, item) for item in node.items]
        return [record for record in found if record is not None]

    def record(self, kind: type, node: Node, /, **given: object) -> Any | None:
        """The record, or None after its faults are told. `given` fields come from outside."""
        if not isinstance(node, Mapping):
            self._fault(node.line, f"{_article(kind)} must be a mapping of keys to values")
            return None
        self._declare(kind, node)
        before = self.faults.count
        fields_found = given | self._known_fields(kind, node, given)
        self._tell_missing(kind, node, given)
        if self.faults.count > before:
            return None
        record = kind(**fields_found)
        names = {
            rule.name: node.lines[key] for key, rule in rules(kind).items() if key in node.lines
        }
        self.places.put(record, self.file, {"": node.line} | names)
        return record

    def _declare(self, kind: type, node: Mapping) -> None:
        identifier = node.entries.get("id")
        if isinstance(identifier, Text) and values.is_identifier(identifier.text):
            self.places.declare(kind, identifier.text)

    def _known_fields(
        self, kind: type, node: Mapping, given: Mapped[str, object]
    ) -> dict[str, object]:
        known = {key: rule for key, rule in rules(kind).items() if rule.name not in given}
        found = {}
        for key, value in node.entries.items():
            rule = known.get(key)
            if rule is None:
                hint = self.faults.guess(key, known) or ": remove it"
                self._fault(node.lines[key], f"{_article(kind)} has no {shown(key)}{hint}")
            elif not (isinstance(value, Text) and value.is_null and not rule.is_required):
                try:
                    found[rule.name] = self._value(rule, value)
                except Wrong as wrong:
                    self._fault(wrong.line, wrong.message, key)
        return found

    def _tell_missing(self, kind: type, node: Mapping, given: Mapped[str, object]) -> None:
        for key, rule in rules(kind).items():
            if rule.is_required and key not in node.entries and rule.name not in given:
                self._fault(node.line, f"{_article(kind)} needs {key!r}: add it", key)

    def _value(self, rule: Rule, node: Node) -> object:
        if rule.key == "depths":
            return self._rungs(node)
        if get_origin(rule.hint) is tuple:
            return self._tuple(rule, node)
        return _single(rule, node)

    def _tuple(self, rule: Rule, node: Node) -> tuple[Any, ...]:
        kind: type = get_args(rule.hint)[0]
        if not isinstance(node, Listing):
            raise Wrong(node.line, f"{rule.key!r} must be a list: start each entry with '- '")
        if not node.items and not rule.may_be_empty:
            raise Wrong(node.line, f"{rule.key!r} is empty: write at least one")
        if is_dataclass(kind):
            return tuple(self._records(kind, node, rule.key))
        return tuple(values.text(item, rule.key, is_required=True) for item in node.items)

    def _rungs(self, node: Node) -> tuple[Rung, ...]:
        if not isinstance(node, Mapping):
            raise Wrong(node.line, "'depths' must be a mapping: awareness, working, mastery")
        for key in node.entries:
            if key not in DEPTHS:
                hint = self.faults.guess(key, DEPTHS) or ": write awareness, working and mastery"
                self._fault(node.lines[key], f"no depth is called {shown(key)}{hint}")
        found = []
        for depth, name in DEPTH_NAMES.items():
            if name not in node.entries:
                self._fault(
                    node.line, f"the depth {name!r} is missing: add its minutes and you_can"
                )
            elif rung := self.record(Rung, node.entries[name], depth=depth):
                found.append(rung)
        return tuple(found)


def _single(rule: Rule, node: Node) -> object:
    if rule.name in DEPTH_FIELDS:
        return values.depth(node, rule.key)
    if get_origin(rule.hint) is Literal:
        return values.choice(node, rule.key, get_args(rule.hint))
    kinds = {kind for kind in (get_args(rule.hint) or (rule.hint,)) if kind is not NoneType}
    match kinds.pop():
        case kind if kind is bool:
            return values.truth(node, rule.key)
        case kind if kind in (int, float):
            read = values.whole_number if kind is int else values.number
            return read(node, rule.key)
        case kind if kind is dt.date:
            return values.date(node, rule.key)
        case _:
            return values.text(node, rule.key, is_required=rule.is_required)


def _article(kind: type) -> str:
    words = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__
    )
    return f"{'an' if words.strip()[0] in 'aeio' else 'a'}{words}"
