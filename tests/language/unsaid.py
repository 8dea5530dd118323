"""Finds on a page what does not go through gettext: where every message stands between ⟦ and ⟧,
whatever else reads as words and is nobody's content was written past it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import html5lib
from django.apps import apps
from django.db import models
from django.utils.translation import trans_real

from planner.dashboard import coverage_marks, worksheet_finds
from planner.language import dates
from planner.language.anew import sentences_of
from planner.markup import labels
from planner.threads import drawn_posts

LANGUAGE = "zh-hans"
FROM, TO = "⟦", "⟧"
# What such elements hold is no sentence of ours.
PASSED = {"textarea", "script", "style", "code", "pre", "math", "template", "kbd"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-said", "data-confirm", "data-kept")
SPOKEN += ("data-away", "data-signed-out", "data-too-long", "data-empty", "data-since", "data-none")
SPOKEN += ("data-no-number", "data-right", "data-not-yet")
CHINESE = re.compile(r"[\u4e00-\u9fff]")  # it was said anew, with names of others in it
WORDS = re.compile(r"[A-Za-z]{2,}")
OWN_NAMES = {"lemma", "english", "markdown", "json", "csv", "yaml", "html", "doi", "isbn", "arxiv"}
OWN_NAMES |= {"slack", "mattermost", "discord"}


class Marking(NullTranslations):
    """Says each message in English, in brackets."""

    domain = "django"

    def gettext(self, message: str) -> str:
        return f"{FROM}{message.rpartition(chr(4))[2]}{TO}" if message else message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)

    def language(self) -> str:
        return LANGUAGE

    def to_language(self) -> str:
        return LANGUAGE


@contextmanager
def marking() -> Iterator[None]:
    """Inside, whoever asks for Chinese gets English in brackets."""
    sentences_of(LANGUAGE)  # kept from here on: what is said anew is said in Chinese all the same
    before = trans_real._translations.get(LANGUAGE)
    trans_real._translations[LANGUAGE] = Marking()
    _forget()
    try:
        yield
    finally:
        _forget()
        if before is None:
            del trans_real._translations[LANGUAGE]
        else:
            trans_real._translations[LANGUAGE] = before


def _forget() -> None:
    """What was said before in this language and is kept by the process."""
    marks = (coverage_marks._mark, coverage_marks._needed_mark, worksheet_finds._finds)
    for kept in (drawn_posts._kept, drawn_posts._words, labels._labels, dates._moments_of, *marks):
        kept.cache_clear()


def unsaid(page: str, known: set[str]) -> list[str]:
    """The texts of a page, in its order, that are neither messages nor `known` (see `content`)."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for text in ("\n".join(_texts(tree.find("body"))), *_spoken(tree)):
        found += [line.strip() for line in _without_messages(text).splitlines()]
    whole = " ".join(known)
    return list(dict.fromkeys(each for each in found if _is_ours(each, known, whole)))


def _texts(element: object) -> Iterator[str]:
    for each in (element, *element):  # type: ignore[misc]  # the parser's tree has no types
        if each is not element and isinstance(each.tag, str) and _name(each.tag) not in PASSED:
            yield from _texts(each)
        said = each.text if each is element else each.tail
        yield " ".join((said or "").split())


def _name(tag: str) -> str:
    """Without the namespace, which formulas have."""
    return tag.rpartition("}")[2]


def _spoken(tree: object) -> Iterator[str]:
    for each in tree.iter():  # type: ignore[attr-defined]  # the parser's tree has no types
        yield from (each.attrib[name] for name in SPOKEN if name in each.attrib)


def _without_messages(text: str) -> str:
    depth, kept = 0, []
    for sign in text:
        depth += sign == FROM
        if depth == 0 or sign == "\n":
            kept.append("\n" if depth else sign)
        depth -= sign == TO
        if sign == TO and depth == 0:
            kept.append("\n")  # what stands on both sides of a message is two texts
    return "".join(kept)


def _is_ours(text: str, known: set[str], whole: str) -> bool:
    words = [] if CHINESE.search(text) else WORDS.findall(text)
    if not words or {word.lower() for word in words} <= OWN_NAMES:
        return False
    plain = letters(text)
    return plain not in known and not (len(words) > 1 and plain in whole)


def letters(text: str) -> str:
    return " ".join(word.lower() for word in WORDS.findall(text))


def content() -> set[str]:
    """Everything that the database holds as text: what people and the catalogue say."""
    found: set[str] = set()
    for model in apps.get_models():
        names = [each.name for each in model._meta.concrete_fields if _is_text(each)]
        for row in model._default_manager.values_list(*names) if names else ():
            found.update(letters(text) for text in _strings(row))
    return found - {""}


def _is_text(column: models.Field) -> bool:
    return isinstance(column, models.CharField | models.TextField | models.JSONField)


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
