"""One text to one typed value, or a sentence that says what to write instead."""

from __future__ import annotations

import datetime as dt
import math
import re
from urllib.parse import urlsplit

from curriculum.records import DEPTHS, Depth
from curriculum.yaml_source import LONGEST_TEXT, Node, Text

ADDRESS_FIELDS = ("url", "other_urls")
LONGEST_ID = 80
LONGEST = {
    **dict.fromkeys(("name", "title", "ask", "cost", "maturity_by", "judged_by"), 300),
    **dict.fromkeys(("kind", "level", "language", "year"), 100),
    **dict.fromkeys(ADDRESS_FIELDS, 2_000),
}
BOUNDS = {
    "minutes": (1, 100_000),
    "weight": (1, 1_000),
    "number": (1, 1_000),
    "discussion_percent": (0, 100),
}
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
# As a schema says it, which knows no full match.
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
ADDRESS_PATTERN = r'^[hH][tT][tT][pP][sS]?://[^\s<>"\\]+$'
SLUG = re.compile(ID_PATTERN)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?(e[-+]?[0-9]{1,3})?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Wrong(ValueError):
    """A value that does not fit its field."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


def shown(text: str) -> str:
    """A value as messages quote it: never longer than a line."""
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def scalar(node: Node, key: str) -> Text:
    if not isinstance(node, Text):
        raise Wrong(node.line, f"{key!r} must be one value, not a list or a mapping")
    return node


def text(node: Node, key: str, *, is_required: bool) -> str:
    found = scalar(node, key)
    if is_required and not found.text.strip():
        raise Wrong(found.line, f"{key!r} is empty: write it, or remove the entry")
    if len(found.text) > (longest := LONGEST.get(key, LONGEST_TEXT)):
        size = f"{len(found.text):,} characters"
        raise Wrong(found.line, f"{key!r} has {size}; {longest:,} are allowed: shorten it")
    if _CONTROL.search(found.text):
        raise Wrong(found.line, f"{key!r} holds a control character: remove it")
    if key == "id":
        return _identifier(found)
    return _address(found, key) if key in ADDRESS_FIELDS and found.text else found.text


def is_identifier(word: str) -> bool:
    return len(word) <= LONGEST_ID and SLUG.fullmatch(word) is not None


def _identifier(found: Text) -> str:
    if not is_identifier(found.text):
        raise Wrong(
            found.line,
            f"the id {shown(found.text)}: use small letters, digits and single hyphens, "
            f"at most {LONGEST_ID}",
        )
    return found.text


def _address(found: Text, key: str) -> str:
    try:
        parts = urlsplit(found.text)
        is_sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_sound = False
    if not is_sound or re.search(r"[\s<>\"\\]", found.text):
        raise Wrong(
            found.line, f"{key!r} is {shown(found.text)}: give a whole http or https address"
        )
    return found.text


def depth(node: Node, key: str) -> Depth:
    found = scalar(node, key)
    if found.text not in DEPTHS:
        raise Wrong(
            found.line, f"{key!r} is {shown(found.text)}: write awareness, working or mastery"
        )
    return DEPTHS[found.text]


def whole_number(node: Node, key: str) -> int:
    found = scalar(node, key)
    least, most = BOUNDS[key]
    if not _NUMBER.fullmatch(found.text) or not least <= int(found.text) <= most:
        raise Wrong(
            found.line,
            f"{key!r} is {shown(found.text)}: write a whole number from {least} to {most}",
        )
    return int(found.text)


def number(node: Node, key: str) -> float:
    """A decimal number as programs write it; how far something may be off has no sign."""
    found = scalar(node, key)
    if not _DECIMAL.fullmatch(found.text) or not math.isfinite(float(found.text)):
        raise Wrong(
            found.line, f"{key!r} is {shown(found.text)}: write a number such as 0.1538 or 1e-6"
        )
    if key == "within" and found.text.startswith("-"):
        raise Wrong(found.line, f"{key!r} is {shown(found.text)}: write how far, without a sign")
    return float(found.text) + 0.0  # -0 is 0


def truth(node: Node, key: str) -> bool:
    found = scalar(node, key)
    if found.text not in _TRUTHS:
        raise Wrong(found.line, f"{key!r} is {shown(found.text)}: write yes or no")
    return _TRUTHS[found.text]


def date(node: Node, key: str) -> dt.date:
    found = scalar(node, key)
    try:
        if not _DATE.fullmatch(found.text):
            raise ValueError
        return dt.date.fromisoformat(found.text)
    except ValueError:
        raise Wrong(
            found.line, f"{key!r} is {shown(found.text)}: write a date such as 2026-11-21"
        ) from None


def choice(node: Node, key: str, choices: tuple[str, ...]) -> str:
    found = scalar(node, key)
    if found.text not in choices:
        listed = ", ".join(choices)
        raise Wrong(found.line, f"{key!r} is {shown(found.text)}: choose one of {listed}")
    return found.text
