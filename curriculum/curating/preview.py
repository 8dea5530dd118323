"""The texts of an entry as its page will draw them, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from curriculum.curating.entry_fields import SHORT, inner_of
from curriculum.curating.words import label
from curriculum.documents import Document
from curriculum.records import Rung
from curriculum.schema import Rule, kind_of_section, rules

PLAIN = (
    "by",
    "formats",
    "synonyms",
    "other_urls",
    "from_seeds",
    "strategies",
    "goals",
    "decisions",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """`lines`: Markdown, one of them or a list."""

    label: str
    lines: tuple[str, ...]


def preview(section: str, document: Document) -> tuple[Text, ...]:
    """Only texts of more than a line: what is short reads as it was typed."""
    kinds = rules(kind_of_section(section))
    return tuple(
        text
        for key, value in document.items()
        if key in kinds
        for text in _texts(kinds[key], value)
    )


def _texts(rule: Rule, value: Any) -> Iterator[Text]:
    if inner_of(rule) is Rung:
        for depth, rung in value.items():
            yield Text(label=label(depth), lines=tuple(rung["you_can"]))
    elif rule.hint is str and rule.key not in SHORT:
        yield Text(label=label(rule.key), lines=(value,))
    elif inner_of(rule) is str and rule.key not in PLAIN:
        yield Text(label=label(rule.key), lines=tuple(value))
