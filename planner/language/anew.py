"""Saying anew, in the reader's language, what was made and kept in English.

A sentence is found by its message (see `patterns`); what stood in its places, a day, a count, a
name, is said anew in the same way. What is not found stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, trans_real

from planner.language.dates import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner.language.patterns import CONTEXT

PLACE = re.compile(r"%\((\w+)\)s")
MARK = f"{CONTEXT}\x04"
DAY = re.compile(
    r"(?:(?P<weekday>[A-Z][a-z]+),? )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)(?: (?P<year>\d{4}))?"
)
LATIN = re.compile(r"[A-Za-z]{2,}")
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """`literal`: how many characters of it are fixed; the more, the surer it is meant."""

    shape: re.Pattern[str]
    translation: str
    literal: int


def anew(text: str, names: Mapping[str, str] | None = None) -> str:
    """`names`: what names of our own are called in the reader's language."""
    language = get_language() or "en"
    if language.startswith("en") or not LATIN.search(text):
        return text
    return _said(text.strip(), names or {}, _patterns(language), 0)


def _said(text: str, names: Mapping[str, str], known: _Known, depth: int) -> str:
    if text in names:
        return names[text]
    if text in known.plain:
        return known.plain[text]
    if (day := _day(text)) is not None:
        return day
    if depth < DEEPEST:
        for pattern in known.candidates(text):
            if match := pattern.shape.fullmatch(text):
                places = {
                    name: _said(value, names, known, depth + 1)
                    for name, value in match.groupdict(default="").items()
                }
                return pattern.translation % places
        if (pieces := _pieces(text)) is not None:
            return _joined(pieces, names, known, depth)
    return text


def _joined(
    pieces: list[str], names: Mapping[str, str], known: _Known, depth: int
) -> str:
    return "".join(
        _GLUE.get(each, each) if place % 2 else _said(each, names, known, depth + 1)
        for place, each in enumerate(pieces)
    )


_GLUE = {", ": "、", " and ": "和", "; ": "；", ". ": "。", ": ": "："}
_CUTS = (r"((?<=[.!?]) )", r"(; )", r"(, | and )", r"(: )")


def _pieces(text: str) -> list[str] | None:
    """Several sentences, or a list of things: cut where it can be said piece by piece."""
    for cut in _CUTS:
        found = re.split(cut, text)
        if len(found) > 1:
            return [("" if each == " " else each) for each in found]
    return None


def _day(text: str) -> str | None:
    match = DAY.fullmatch(text)
    if match is None or match["month"] not in _MONTHS:
        return None
    said = f"{_MONTHS[match['month']]}月{match['day']}日"
    said = f"{match['year']}年{said}" if match["year"] else said
    return f"{said}（{_weekday(match['weekday'])}）" if match["weekday"] else said


def _weekday(english: str) -> str:
    for names in (SHORT_WEEKDAYS, WEEKDAYS):
        for place, each in enumerate(names):
            if english in (_source(each), _source(each)[:3]):
                return str(WEEKDAYS[place])
    return english


def _source(lazy: object) -> str:
    """What a lazy message says in English."""
    args = getattr(lazy, "_args", None) or getattr(lazy, "_proxy____args", ())
    return str(args[0]) if args else str(lazy)


_MONTHS = {
    _source(each): place
    for names in (MONTHS, SHORT_MONTHS)
    for place, each in enumerate(names, start=1)
}


class _Known:
    """All sentences of a language, looked up by how they begin."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.plain: dict[str, str] = {}
        self._by_start: dict[str, list[Pattern]] = {}
        for message, translation in messages.items():
            if PLACE.search(message):
                start, pattern = _read(message, translation)
                self._by_start.setdefault(start, []).append(pattern)
            else:
                plain = message.replace("%%", "%")
                self.plain[plain.strip()] = translation.replace("%%", "%").strip()
        for each in self._by_start.values():
            each.sort(key=lambda pattern: -pattern.literal)

    def candidates(self, text: str) -> list[Pattern]:
        found = [*self._by_start.get(text[:3], ()), *self._by_start.get("", ())]
        return sorted(found, key=lambda pattern: -pattern.literal)


def _read(message: str, translation: str) -> tuple[str, Pattern]:
    pieces = PLACE.split(message.strip())
    literals = [each.replace("%%", "%") for each in pieces[0::2]]
    seen: set[str] = set()
    shape = re.escape(literals[0])
    for name, literal in zip(pieces[1::2], literals[1:], strict=True):
        shape += f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"
        shape += re.escape(literal)
        seen.add(name)
    start = literals[0][:3] if len(literals[0]) >= 3 else ""
    pattern = re.compile(shape, re.DOTALL)
    return start, Pattern(pattern, translation.strip(), sum(map(len, literals)))


@lru_cache(maxsize=4)
def _patterns(language: str) -> _Known:
    catalog = trans_real.translation(language)._catalog  # type: ignore[attr-defined]  # the framework has no other way to list messages
    found: dict[str, str] = {}
    for part in reversed(catalog._catalogs):
        found.update(
            (key.removeprefix(MARK), value)
            for key, value in part.items()
            if isinstance(key, str) and key.startswith(MARK) and value
        )
    return _Known(found)
