"""One value to one cell of a spreadsheet and back, so that no spreadsheet takes it for a formula.

A cell that would begin as a formula gets an apostrophe, which reading takes off again; so does one
that would lose its own apostrophe by that. A list is written on lines of its own.
"""

from __future__ import annotations

import json
import re
from typing import Any

from curriculum.records import DEPTH_NAMES, TopicDepth
from curriculum.schema import Rule
from curriculum.values import Wrong
from curriculum.yaml_source import Listing, Mapping, Node, Text

# What spreadsheets take for the beginning of a formula: also in full width, as typed in Chinese.
FORMULA = "=+-@\t\r\n＝＋－＠"
MARK = "'"
_NEEDS_MARK = re.compile(f"[{re.escape(FORMULA)}]|{MARK}[{re.escape(FORMULA)}{MARK}]|{MARK}$")
_HAS_MARK = re.compile(f"{MARK}[{re.escape(FORMULA)}{MARK}]")


def safe(text: str) -> str:
    """Of a text, which must not count as a formula."""
    return MARK + text if text and _NEEDS_MARK.match(text) else text


def as_meant(cell: str) -> str:
    return cell[1:] if _HAS_MARK.match(cell) else cell


def cell_of(rule: Rule, value: Any) -> str:
    """A field of a record as a cell. Empty stands for the default; a mark alone for a text that is
    empty where the default is not."""
    if isinstance(value, tuple):
        return safe(_lines(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value) or (MARK if rule.default else "")
    return str(value)


def _lines(values: tuple[Any, ...]) -> str:
    if values and isinstance(values[0], TopicDepth):
        return "\n".join(f"{each.topic}@{DEPTH_NAMES[each.depth]}" for each in values)
    is_plain = all(each and each == each.strip() and "\n" not in each for each in values)
    if values and (not is_plain or values[0].startswith("[") or _breaks(values)):
        return json.dumps(values, ensure_ascii=False)
    return "\n".join(values)


def _breaks(values: tuple[str, ...]) -> bool:
    return any(len(each.splitlines()) > 1 for each in values)


def node_of(rule: Rule, cell: str, *, row: int) -> Node | None:
    """What the reader of files would have found; None for an empty cell. Raises Wrong."""
    if cell == MARK and rule.default:
        return Text("", row, is_quoted=True)
    if not cell.strip():
        return Listing((), row) if rule.is_list and rule.is_required and rule.may_be_empty else None
    if rule.is_list:
        return _listing(rule, as_meant(cell), row)
    if rule.is_text:
        return Text(as_meant(cell), row, is_quoted=True)
    plain = cell.strip()
    return Text(plain.lower() if rule.is_truth else plain, row)


def _listing(rule: Rule, cell: str, row: int) -> Listing:
    if rule.holds is TopicDepth:
        lines = [line.strip() for line in cell.splitlines() if line.strip()]
        return Listing(tuple(_topic_at_depth(line, row) for line in lines), row)
    if cell.startswith("["):
        return Listing(tuple(Text(each, row, is_quoted=True) for each in _quoted(cell, row)), row)
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    return Listing(tuple(Text(line, row, is_quoted=True) for line in lines), row)


def _topic_at_depth(line: str, row: int) -> Mapping:
    topic, at, depth = line.partition("@")
    if not at:
        raise Wrong(
            row, f"'covers' has {line[:60]!r}: write a topic and a depth, as in pca@working"
        )
    entries: dict[str, Node] = {
        "topic": Text(topic.strip(), row),
        "depth": Text(depth.strip(), row),
    }
    return Mapping(entries, dict.fromkeys(entries, row), row)


def _quoted(cell: str, row: int) -> list[str]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise Wrong(row, 'a list in brackets must look like ["one", "two"]; or write lines')
    return found
