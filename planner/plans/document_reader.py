"""Reads fields of a JSON document one by one, and names the field that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from curriculum.records import DEPTHS
from planner.plans.brief import BadBrief
from planner.plans.nearest import did_you_mean

Value = TypeVar("Value")
LONGEST_TEXT = 500
MOST_ITEMS = 5000


class Fields:
    """The fields of one object at `path`. Every reader takes the default for a missing field."""

    # Any: the document comes from outside; each reader checks what it takes out.
    def __init__(self, document: Any, path: str = "") -> None:
        self._path = path
        if not isinstance(document, Mapping):
            raise BadBrief(path, "This must be an object with named fields.")
        self._document: Mapping[str, Any] = document

    def path(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def refuse_others(self, known: Collection[str]) -> None:
        for name in self._document:
            if name not in known:
                text = f"There is no field “{name}” here. {did_you_mean(str(name), known)}"
                raise BadBrief(self.path(str(name)), text.rstrip())

    def has(self, name: str) -> bool:
        return self._document.get(name) is not None

    def require(self, name: str) -> None:
        if not self.has(name):
            raise BadBrief(self.path(name), "This field is missing.")

    def text(self, name: str, default: str = "") -> str:
        return text_from(self._document.get(name, default), self.path(name))

    def whole(self, name: str, default: int) -> int:
        return whole_from(self._document.get(name, default), self.path(name))

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._document.get(name, default)
        if not isinstance(value, bool):
            raise BadBrief(self.path(name), "This must be true or false.")
        return value

    def choice(self, name: str, default: str, choices: Collection[str]) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise BadBrief(self.path(name), f"This must be {' or '.join(choices)}.")
        return value

    def part(self, name: str) -> Fields:
        return Fields(self._document.get(name, {}), self.path(name))

    def maybe(self, name: str, read: Callable[[Any, str], Value]) -> Value | None:
        """None where the field is missing or null."""
        return read(self._document[name], self.path(name)) if self.has(name) else None

    def many(self, name: str, read: Callable[[Any, str], Value]) -> tuple[Value, ...]:
        items = self._document.get(name, [])
        if not isinstance(items, list | tuple):
            raise BadBrief(self.path(name), "This must be a list.")
        if len(items) > MOST_ITEMS:
            raise BadBrief(self.path(name), f"This list is longer than {MOST_ITEMS} items.")
        return tuple(read(each, f"{self.path(name)}[{at}]") for at, each in enumerate(items))


def text_from(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise BadBrief(path, "This must be a text.")
    if len(value) > LONGEST_TEXT:
        raise BadBrief(path, f"This text is longer than {LONGEST_TEXT} characters.")
    return value


def whole_from(value: Any, path: str) -> int:
    # In Python true is a whole number too; in a document it is a mistake.
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadBrief(path, "This must be a whole number.")
    return value


def date_from(value: Any, path: str) -> dt.date:
    text = text_from(value, path)
    try:
        date = dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise BadBrief(path, f"“{text}” is no date; write it as 2027-01-14.") from wrong
    if date.isoformat() != text:
        raise BadBrief(path, f"Write the date {text} as {date.isoformat()}.")
    return date


def time_from(value: Any, path: str) -> dt.time:
    text = text_from(value, path)
    try:
        time = dt.time.fromisoformat(text)
    except ValueError as wrong:
        raise BadBrief(path, f"“{text}” is no time; write it as 12:00.") from wrong
    if written_time(time) != text or time.tzinfo:
        raise BadBrief(path, f"Write the time {text} as {time:%H:%M}.")
    return time


def written_time(time: dt.time) -> str:
    """12:00, with seconds only where there are some."""
    return time.isoformat() if time.second or time.microsecond else time.isoformat("minutes")


def depth_from(value: Any, path: str) -> int:
    return _depth(value, path, DEPTHS)


def depth_or_none_from(value: Any, path: str) -> int:
    """A depth by its name, 0 for "none"."""
    return _depth(value, path, {"none": 0, **DEPTHS})


def _depth(value: Any, path: str, known: Mapping[str, int]) -> int:
    text = text_from(value, path)
    if text not in known:
        raise BadBrief(path, f"“{text}” is no depth. {did_you_mean(text, known)}")
    return known[text]
