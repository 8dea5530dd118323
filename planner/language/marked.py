"""What code says that knows no framework: English, which remembers how it was put together.

`marked("Start after %(year)s.", year=2000)` is the text in English wherever text is wanted, and
`saying.said` says it in the language of whoever reads. Keeping it in a file or a database leaves
the English.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
Value = str | int | dt.date | tuple[str, ...]


class Marked(str):
    """`message`: as it is collected for translation; `plural`: so too, where `number` decides."""

    message: str
    plural: str
    number: int
    values: Mapping[str, Value]

    __slots__ = ("message", "number", "plural", "values")


def gettext_noop(message: str) -> str:
    """Only collects the message, for a `marked` elsewhere."""
    return message


def marked(message: str, **values: Value) -> Marked:
    """`values` by the names that stand in the message: text, itself marked or not; numbers;
    dates; several words, which are listed."""
    return _marked(message, "", 1, values)


def marked_plural(one: str, many: str, count: int, **values: Value) -> Marked:
    """As `marked`, by how many; `count` is one of the values."""
    return _marked(one, many, count, {"count": count, **values})


def either(words: Sequence[str]) -> str:
    """Monday or Thursday or Friday"""
    found = words[0]
    for each in words[1:]:
        found = marked("%(first)s or %(last)s", first=found, last=each)
    return found


def one_after_another(sentences: Sequence[str]) -> str:
    """Parts of a sentence, with semicolons between them; empty for none."""
    found = sentences[0] if sentences else ""
    for each in sentences[1:]:
        found = marked("%(first)s; %(next)s", first=found, next=each)
    return found


def _marked(message: str, plural: str, count: int, values: Mapping[str, Value]) -> Marked:
    pattern = message if not plural or count == 1 else plural
    said = {name: _in_english(value) for name, value in values.items()}
    text = Marked(pattern % said if values else pattern)
    text.message, text.plural, text.number, text.values = message, plural, count, values
    return text


def _in_english(value: Value) -> str | int:
    if isinstance(value, dt.date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, tuple):
        return " and ".join(filter(None, (", ".join(value[:-1]), *value[-1:])))
    return value
