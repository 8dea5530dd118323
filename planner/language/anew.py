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
OWN_NAME = re.compile(r"[A-Z][\w'’/-]*")
SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“«\d])")
# Places that only ever hold a number, by how the code names them.
OF_NUMBERS = re.compile(r"minutes|number|percent|people|pieces|decisions")
A_NUMBER = r"\d(?:[\d,.–]*\d)?|no|one|two|three|four|five|six|seven|eight|nine|ten"
DOT = " · "
WITHIN_A_SENTENCE = r"(?:(?![.!?] [A-Z“«]).)*?"
DEEPEST = 6
ENOUGH_LETTERS = 8
LISTED = ((re.compile(r", | and "), "、"), (re.compile(r"; "), "；"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """`letters`: how many of it are fixed. With few of them, all that stands in its places must
    have been understood, as else it would fit where it is not meant."""

    shape: re.Pattern[str]
    translation: str
    letters: int


def anew(text: str, names: Mapping[str, str] | None = None) -> str:
    """`names`: what names of our own are called in the reader's language. What is not understood
    stays as it is, sentence by sentence."""
    language = get_language() or "en"
    if language.startswith("en") or not LATIN.search(text):
        return text
    known = sentences_of(language)
    return DOT.join(_sentences(part, names or {}, known) for part in text.split(DOT))


def _sentences(text: str, names: Mapping[str, str], known: _Known) -> str:
    whole = _understood(text.strip(), names, known, 0)
    if whole is not None:
        return whole
    parts = SENTENCES.split(text.strip())
    found = [_understood(part, names, known, 0) for part in parts]
    if not any(found):
        return text
    return "".join(new or f"{old} " for old, new in zip(parts, found, strict=True)).strip()


def _understood(text: str, names: Mapping[str, str], known: _Known, depth: int) -> str | None:
    if not LATIN.search(text):
        return text
    for found in (names.get(text), known.plain.get(text), _day(text)):
        if found is not None:
            return found
    if depth == DEEPEST:
        return None
    if depth and (several := _listed(text, names, known, depth)) is not None:
        return several
    for pattern in known.candidates(text):
        if (match := pattern.shape.fullmatch(text)) is not None:
            places = _places(match.groupdict(default=""), pattern, names, known, depth)
            if places is not None:
                return pattern.translation % places
    return None


def _places(
    values: Mapping[str, str],
    pattern: Pattern,
    names: Mapping[str, str],
    known: _Known,
    depth: int,
) -> dict[str, str] | None:
    found = {}
    for name, value in values.items():
        new = _understood(value.strip(), names, known, depth + 1)
        if new is None and pattern.letters < ENOUGH_LETTERS and not OWN_NAME.fullmatch(value):
            return None
        found[name] = value if new is None else new
    return found


def _listed(text: str, names: Mapping[str, str], known: _Known, depth: int) -> str | None:
    """Several things in a row: only where each of them is understood, or a name."""
    for between, ours in LISTED:
        parts = between.split(text)
        if len(parts) > 1:
            new = [
                _understood(part, names, known, depth + 1)
                or (part if OWN_NAME.fullmatch(part) else None)
                for part in parts
            ]
            if all(new):
                return ours.join(each for each in new if each)
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
            each.sort(key=lambda pattern: -pattern.letters)

    def candidates(self, text: str) -> list[Pattern]:
        found = [*self._by_start.get(text[:3], ()), *self._by_start.get("", ())]
        return sorted(found, key=lambda pattern: -pattern.letters)


def _read(message: str, translation: str) -> tuple[str, Pattern]:
    pieces = PLACE.split(message.strip())
    literals = [each.replace("%%", "%") for each in pieces[0::2]]
    seen: set[str] = set()
    shape = re.escape(literals[0])
    for name, literal in zip(pieces[1::2], literals[1:], strict=True):
        held = A_NUMBER if OF_NUMBERS.search(name) else WITHIN_A_SENTENCE
        shape += f"(?P={name})" if name in seen else f"(?P<{name}>{held})"
        shape += re.escape(literal)
        seen.add(name)
    start = literals[0][:3] if len(literals[0]) >= 3 else ""
    pattern = re.compile(shape, re.DOTALL)
    letters = sum(len(word) for each in literals for word in LATIN.findall(each))
    return start, Pattern(pattern, translation.strip(), letters)


@lru_cache(maxsize=4)
def sentences_of(language: str) -> _Known:
    catalog = trans_real.translation(language)._catalog  # type: ignore[attr-defined]  # the framework has no other way to list messages
    found: dict[str, str] = {}
    for part in reversed(catalog._catalogs):
        found.update(
            (key.removeprefix(MARK), value)
            for key, value in part.items()
            if isinstance(key, str) and key.startswith(MARK) and value
        )
    return _Known(found)
