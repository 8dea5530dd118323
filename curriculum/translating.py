"""Pure: the catalogue in another language, and which of its translations still fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from curriculum.names import Name
from curriculum.records import Area, Catalogue, Decision, Goal, Resource, Topic
from curriculum.texts import entry_name, mark, said, texts
from curriculum.translations import (
    ORIGINAL,
    Foreign,
    TranslatedSection,
    TranslatedText,
    Translation,
    foreign,
)

SECTIONS: tuple[TranslatedSection, ...] = get_args(TranslatedSection)
CALLED: dict[type, tuple[str, str]] = {
    Area: ("area", "name"),
    Goal: ("goal", "title"),
    Topic: ("topic", "name"),
    Decision: ("decision", "question"),
}
State = Literal["missing", "stale", "said"]


@dataclass(frozen=True, slots=True)
class Place:
    """A text of an entry, and what stands for it in another language, if anything does."""

    name: str
    original: str
    text: str
    state: State


def translated(catalogue: Catalogue, language: str) -> Catalogue:
    """What the catalogue says in this language. What nobody has translated, or what has changed
    since, is `Foreign`: it stays in the language that it is written in.

    Where a name in this language stands instead of the original, `names` holds the original.
    """
    if language == ORIGINAL:
        return catalogue
    speaker = _Speaker(catalogue, language)
    sections: dict[str, Any] = {
        section: tuple(speaker.entry(section, record) for record in getattr(catalogue, section))
        for section in SECTIONS
    }
    found = replace(catalogue, **sections, names=tuple(speaker.names(catalogue)))
    found.former.update(catalogue.former)
    return found


class _Speaker:
    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.language = language
        self.called: dict[tuple[str, str], str] = {
            (each.kind, each.id): each.name for each in catalogue.names if each.language == language
        }
        self.translations: dict[tuple[str, str], dict[str, TranslatedText]] = {
            (each.section, each.entry): {text.place: text for text in each.texts}
            for each in catalogue.translations
            if each.language == language
        }

    def entry(self, section: str, record: Any) -> Any:
        known = self.translations.get((section, entry_name(section, record)), {})
        own = record.language if isinstance(record, Resource) else ORIGINAL

        def say(place: str, text: str) -> str:
            found = known.get(place)
            if found is not None and not is_stale(found, text):
                return found.text
            return self._original(text, own if place.endswith("title") else ORIGINAL)

        return self._called(said(record, say))

    def _original(self, text: str, language: str) -> str:
        return text if language == self.language else foreign(text, language)

    def _called(self, record: Any) -> Any:
        """By its name; a decision goes by its short title only where its question is not said."""
        kind, field = CALLED.get(type(record), ("", ""))
        if not kind or (kind == "decision" and not isinstance(record.question, Foreign)):
            return record
        original = foreign(getattr(record, field), ORIGINAL)
        return replace(record, **{field: self.called.get((kind, record.id), original)})

    def names(self, catalogue: Catalogue) -> Iterator[Name]:
        originals = {
            (kind, each.id): getattr(each, field)
            for section in ("areas", "goals", "topics", "decisions")
            for each in getattr(catalogue, section)
            for kind, field in (CALLED[type(each)],)
        }
        for each in catalogue.names:
            if each.language == self.language:
                name = originals[each.kind, each.id]
                yield replace(each, language=ORIGINAL, name=name, also=())
            else:
                yield each


def is_stale(translation: TranslatedText, original: str) -> bool:
    return bool(translation.of) and translation.of != mark(original)


def places(catalogue: Catalogue, section: str, record: Any, language: str) -> tuple[Place, ...]:
    """The texts of an entry with what is said for them in a language, in the order of the files."""
    key = (section, entry_name(section, record), language)
    known = {
        text.place: text
        for each in catalogue.translations
        if (each.section, each.entry, each.language) == key
        for text in each.texts
    }
    return tuple(_place(name, text, known.get(name)) for name, text in texts(record).items())


def _place(name: str, original: str, found: TranslatedText | None) -> Place:
    if found is None:
        return Place(name, original, "", "missing")
    return Place(name, original, found.text, "stale" if is_stale(found, original) else "said")


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry that says something else at some places than what was translated there."""

    section: str
    entry: str
    language: str
    places: tuple[str, ...]


def stale(catalogue: Catalogue) -> Iterator[Stale]:
    entries = by_entry(catalogue)
    for each in catalogue.translations:
        there = texts(entries[each.section, each.entry])
        found = tuple(text.place for text in each.texts if is_stale(text, there[text.place]))
        if found:
            yield Stale(each.section, each.entry, each.language, found)


def fitting(catalogue: Catalogue) -> Catalogue:
    """Without translations of texts that are no more. What moved within a list takes its
    translation along, where that says what it is of."""
    entries = by_entry(catalogue)
    found = []
    for each in catalogue.translations:
        record = entries.get((each.section, each.entry))
        kept = _fitting(each, texts(record)) if record is not None else ()
        if kept:
            found.append(each if kept == each.texts else replace(each, texts=kept))
    if tuple(found) == catalogue.translations:
        return catalogue
    return replace(catalogue, translations=tuple(found))


def _fitting(translation: Translation, there: Mapping[str, str]) -> tuple[TranslatedText, ...]:
    moved = {(_list(place), mark(text)): place for place, text in there.items() if _list(place)}
    found: dict[str, TranslatedText] = {}
    waiting = []
    for each in translation.texts:
        if each.place in there and not is_stale(each, there[each.place]):
            found[each.place] = each
        else:
            waiting.append(each)
    for each in waiting:
        place = moved.get((_list(each.place), each.of), each.place)
        if place in there:
            found.setdefault(place, replace(each, place=place))
    return tuple(found[place] for place in there if place in found)


def _list(place: str) -> str:
    """The list in which a text goes by its number; nothing for any other."""
    before, _, last = place.rpartition("/")
    return before if last.isdecimal() else ""


def by_entry(catalogue: Catalogue) -> dict[tuple[str, str], Any]:
    return {
        (section, entry_name(section, record)): record
        for section in SECTIONS
        for record in getattr(catalogue, section)
    }
