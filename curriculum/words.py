"""Text cut into what a search compares: stems of words, and pairs of Chinese characters.

The same for both databases, so that they find the same: neither cuts Chinese, each stems English
in a way of its own, and accents would need an extension on PostgreSQL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from curriculum.stems import stem

LONGEST_WORD = 60
# Han, kana and Hangul: written without spaces, or with endings that no rule here knows.
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_WORD = rf"(?:(?![{_UNSPACED}])[^\W_]|[\u0300-\u036f])+"
_TOKEN = re.compile(rf"[{_UNSPACED}]+|{_WORD}(?:['’]{_WORD})*")
_COMPOUND = re.compile(rf"{_WORD}(?:[-‐‑–/]{_WORD})+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_IS_KANA = re.compile("[\u3040-\u30ff]")
_IS_HANGUL = re.compile("[\uac00-\ud7af]")
_PLAIN = re.compile(r"[a-z][a-z0-9]*")

# Words that everyday questions hold and that tell no topic from another.
_STOP_WORDS = """
    a about after again all also am an and any are arent as at be because been being both but by
    can cannot cant come could did didnt do does doesnt doing done dont each even ever every few
    for from get gets getting give go goes going got had has have having he help her here him his
    how i id if ill im in into is isnt it its itself ive just keep keeps know lets like look make
    makes may me might more most much must my need needs no not now of off often oh ok
    on one only or other our out over own please really same say seem seems shall she should show
    so some something still such tell than that thats the their them then there these they thing
    things this those to too understand us use using very want was wasnt way we well were what
    whats when where which while who whom whose why will with without wont work works would you
    your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a run of Chinese characters; `text` is in small letters, without accents."""

    text: str
    start: int
    end: int
    is_unspaced: bool

    @property
    def is_stop(self) -> bool:
        return self.text in STOP_WORDS


def tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        is_unspaced = _IS_UNSPACED.match(found[0]) is not None
        if folded := _folded(found[0]):
            yield Token(folded, found.start(), found.end(), is_unspaced)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """Small letters without accents and possessive endings: "Bayes’s" and "BAYES" are "bayes"."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    kept = kept.replace("’", "'").removesuffix("'s").replace("'", "")
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, kept)))[:LONGEST_WORD]


def term(word: str) -> str:
    """What stands for a stem or characters in the index: a letter, then letters and digits.

    So no database's own idea of words can cut it differently.
    """
    if _PLAIN.fullmatch(word):
        return word
    plain = "".join(letter if letter.isascii() else f"u{ord(letter):x}" for letter in word)
    return plain if _PLAIN.fullmatch(plain) else f"n{plain}"


def scope_term(scope: str) -> str:
    """What stands for a scope in the index, as `term` does for a word."""
    return f"s{scope.encode().hex()}"


def pairs(run: str) -> list[str]:
    """The neighbouring pairs of characters; one character is its own."""
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def compounds(text: str) -> list[str]:
    """Words of several parts as one: "t-SNE" is "tsne", "A/B" is "ab"."""
    found = (_folded(each[0]) for each in _COMPOUND.finditer(text))
    return [each for each in found if each]


def language_of(text: str) -> str:
    """What a text that nobody labelled is most likely written in, as a BCP 47 tag: English, unless
    it holds more characters of a language without spaces than words."""
    found = list(tokens(text))
    characters = "".join(token.text for token in found if token.is_unspaced)
    if len(characters) <= sum(not token.is_unspaced for token in found):
        return "en"
    if _IS_HANGUL.search(characters):
        return "ko"
    return "ja" if _IS_KANA.search(characters) else "zh-Hans"


def terms(text: str) -> list[str]:
    """Every term of a text, for a field that is searched as a whole."""
    return [each for line in lines(text) for each in line.split()]


def lines(phrase: str) -> list[str]:
    """The terms of a short text on its first line; then other ways of writing some of them."""
    found = list(tokens(phrase))
    main = [each for token in found if not token.is_stop for each in terms_of(token)]
    joined = [term(stem(each)) for each in compounds(phrase)]
    characters = [term(each) for token in found if token.is_unspaced for each in token.text]
    return [line for line in (" ".join(main), *joined, " ".join(characters)) if line]


def terms_of(token: Token) -> list[str]:
    if token.is_unspaced:
        return [term(each) for each in pairs(token.text)]
    return [term(stem(token.text))]


def spelt(text: str) -> Iterator[str]:
    """The words that a misspelt one could have meant."""
    yield from (token.text for token in tokens(text) if not (token.is_unspaced or token.is_stop))
    yield from compounds(text)
