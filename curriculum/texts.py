"""Pure: the texts of an entry that can be translated, each at a place with a name of its own.

A place is a path of keys as files have them: "question", "approach/2", "needs/pca/when",
"prerequisites/vectors@working/reason", "depths/mastery/you_can/1", "units/esl-02/title". Lists of
texts count from 1. What an area, a goal or a topic is called stands in `names`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeAlias

from curriculum import records
from curriculum.asked import StuckQuestion, SystemQuestion
from curriculum.expected import ExpectedNumber
from curriculum.judged import PastMaturity
from curriculum.left_out import LeftOutOnPurpose
from curriculum.records import DEPTH_NAMES

Say: TypeAlias = Callable[[str, str], str]  # a place and what stands there -> what is to stand

TEXTS: dict[type, tuple[str, ...]] = {
    records.Source: ("paraphrase",),
    records.DepthMeaning: ("means", "enough_when"),
    records.MaturityMeaning: ("means", "depth_note"),
    records.Area: (),
    records.Goal: ("summary", "sources"),
    records.Need: ("when",),
    records.Decision: (
        *("question", "stakes", "approach", "needs", "done_when", "sources", "derived_reason"),
        *("correction", "maturity_lesson", "interpretation", "note"),
    ),
    records.Prerequisite: ("reason",),
    records.Rung: ("you_can",),
    PastMaturity: ("reason",),
    records.Topic: (
        *("definition", "rungs", "prerequisites", "maturity_note", "maturity_before"),
        "maturity_past",
    ),
    records.Unit: ("title", "location", "minutes_basis", "note"),
    records.Resource: (
        *("title", "cost", "units", "facts_verified", "facts_not_verified", "note"),
    ),
    ExpectedNumber: ("name",),
    records.Exercise: (
        *("title", "derive_first", "statement", "check", "expected", "hint", "values_note"),
        *("sources", "derived_reason"),
    ),
    records.Question: ("question", "good_answer", "follow_up"),
    records.Strategy: ("title", "idea", "in_practice", "caution", "sources", "derived_reason"),
    SystemQuestion: ("ask",),
    StuckQuestion: ("ask",),
    LeftOutOnPurpose: ("title", "reason", "lesson"),
}
# Sections whose entries have no id, and what they go by.
KEYS = {"system_questions": "number", "stuck_questions": "ask", "left_out": "title"}
MARK_LENGTH = 8


def entry_name(section: str, record: Any) -> str:
    """By what an entry goes in its section."""
    if section == "depths":
        return DEPTH_NAMES[record.depth]
    return str(getattr(record, KEYS.get(section, "id")))


def mark(text: str) -> str:
    """Tells a text from what it says later."""
    return sha256(text.encode()).hexdigest()[:MARK_LENGTH]


def texts(record: Any) -> dict[str, str]:
    """Every text of an entry by its place, in the order of the files; none is empty."""
    found: dict[str, str] = {}

    def look(place: str, text: str) -> str:
        found[place] = text
        return text

    said(record, look)
    return found


def said(record: Any, say: Say, below: str = "") -> Any:
    """The entry with what `say` makes of each of its texts."""
    changed = {}
    for name in TEXTS[type(record)]:
        before = getattr(record, name)
        key = "depths" if name == "rungs" else name
        after = _value(before, f"{below}{key}", say)
        if after is not before:
            changed[name] = after
    return replace(record, **changed) if changed else record


def _value(value: str | tuple[Any, ...], place: str, say: Say) -> Any:
    if isinstance(value, str):
        return say(place, value) if value else value
    return tuple(_part(each, f"{place}/{name}", say) for name, each in _named(value))


def _part(part: Any, place: str, say: Say) -> Any:
    return say(place, part) if isinstance(part, str) else said(part, say, f"{place}/")


def _named(parts: tuple[Any, ...]) -> Iterable[tuple[str, Any]]:
    return ((_name(part) or str(number), part) for number, part in enumerate(parts, start=1))


def _name(part: Any) -> str:
    """Nothing for what goes by its number."""
    match part:
        case records.Rung():
            return DEPTH_NAMES[part.depth]
        case records.Need():
            return part.topic
        case records.Prerequisite():
            return f"{part.topic}@{DEPTH_NAMES[part.from_depth]}"
        case records.Unit():
            return part.id
    return ""
