"""YAML and JSON text to a small tree of texts, each with its line; refuses whatever could bite.

Every scalar stays a text: nothing here turns 18:30 into 1110 or `no` into False. The events of
the parser are checked as they come, before anything is built, so that a bomb costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import yaml

DEEPEST = 20
LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, and how many keys and values it may hold."""

    size: int
    nodes: int


# One of several files in a directory, which people read and write by hand.
PIECE = Limits(256 * 1024, 20_000)
# A whole catalogue in one file. 5,000 topics are 8.7 million bytes and 380,000 keys and values;
# that many are read, or refused at their end, within two seconds and 150 MB.
WHOLE = Limits(10 * 1024 * 1024, 400_000)

NULLS = ("null", "Null", "NULL", "~")

_NOT_YAML = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# libyaml is ten times faster; the pure parser gives the same events where it is missing.
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(ValueError):
    """The text is refused as a whole, at this line."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    line: int
    is_quoted: bool = False

    @property
    def is_null(self) -> bool:
        return not self.is_quoted and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: dict[str, Node]
    lines: dict[str, int]
    line: int


Node: TypeAlias = Text | Listing | Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """What one file holds, and how many keys and values that were."""

    root: Mapping
    nodes: int


def read_source(content: bytes, *, limits: Limits = PIECE) -> Source:
    """The one mapping that the text holds. Raises Unreadable with the line and what to do."""
    guard = _Guard(limits.nodes)
    events = guard.let_through(_events(decoded(content, limits)))
    first = next(events, None)
    if first is None:
        raise Unreadable(1, "the file is empty: write at least one section, such as 'topics:'")
    if not isinstance(first, yaml.MappingStartEvent):
        raise Unreadable(_line(first), "a catalogue file is a mapping of sections: 'topics:', ...")
    root = _mapping(first, events)
    next(events, None)  # what follows the mapping must be sound as well
    return Source(root, guard.nodes)


def decoded(content: bytes, limits: Limits) -> str:
    """The text, if it is one. Raises Unreadable."""
    if len(content) > limits.size:
        raise Unreadable(
            1, f"{len(content):,} bytes; a file may have {limits.size:,}: split it into several"
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(1, "this is UTF-16: save the file as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "this is not UTF-8: save the file as UTF-8") from error
    if bad := _NOT_YAML.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        code = f"U+{ord(bad.group()):04X}"
        raise Unreadable(line, f"the control character {code}: remove it, or save as UTF-8 text")
    return text


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Unreadable(line, f"not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise Unreadable(1, f"not valid YAML: {error}") from error


class _Guard:
    """Lets node events through; refuses documents, depth, size, anchors, aliases and tags."""

    def __init__(self, most_nodes: int) -> None:
        self.most_nodes = most_nodes
        self.nodes = self.depth = self.documents = 0

    def let_through(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._check_document(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.depth -= 1
                yield event
            elif isinstance(event, yaml.NodeEvent):
                self._check_node(event)
                yield event

    def _check_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            raise Unreadable(_line(event), "a % directive: remove it")
        if self.documents > 1:
            raise Unreadable(_line(event), "a second document: remove '---' or split the file")

    def _check_node(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        self.depth += isinstance(event, yaml.CollectionStartEvent)
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(_line(event), f"the alias *{event.anchor}: write the value out")
        if event.anchor:
            raise Unreadable(_line(event), f"the anchor &{event.anchor}: remove it")
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent) and event.tag:
            raise Unreadable(_line(event), f"the tag {event.tag}: remove it")
        if self.depth > DEEPEST:
            raise Unreadable(_line(event), f"nested more than {DEEPEST} deep: flatten it")
        if self.nodes > self.most_nodes:
            raise Unreadable(
                _line(event),
                f"more than {self.most_nodes:,} keys and values: split it into several",
            )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _node(event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
    """At most DEEPEST calls deep: the guard has already refused anything deeper."""
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(event, events)
    if isinstance(event, yaml.SequenceStartEvent):
        return _listing(event, events)
    scalar = cast("yaml.ScalarEvent", event)
    return Text(scalar.value, _line(scalar), is_quoted=not scalar.implicit[0])


def _listing(start: yaml.Event, events: Iterator[yaml.Event]) -> Listing:
    items: list[Node] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_node(event, events))
    return Listing(tuple(items), _line(start))


def _mapping(start: yaml.Event, events: Iterator[yaml.Event]) -> Mapping:
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _key(event)
        if key in entries:
            raise Unreadable(
                _line(event), f"{key!r} is here twice; the first is in line {lines[key]}: keep one"
            )
        lines[key] = _line(event)
        entries[key] = _node(next(events), events)
    return Mapping(entries, lines, _line(start))


def _key(event: yaml.Event) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise Unreadable(_line(event), "a key must be a plain word, not a list or a mapping")
    if event.value == "<<" and event.implicit[0]:
        raise Unreadable(_line(event), "the merge key <<: write the entries out")
    if len(event.value) > 100:
        raise Unreadable(_line(event), f"a key of {len(event.value):,} characters: keys are words")
    return str(event.value)
