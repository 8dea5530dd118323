"""Stems of English words, so that "converging" finds "convergence".

The rules are those of M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). We
stem by ourselves, as the two databases would stem the same word differently.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Words whose forms no rule of endings brings together.
IRREGULAR = {
    "analyses": "analyse",
    "analysis": "analyse",
    "axes": "axis",
    "bases": "basis",
    "bayesian": "bayes",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "indices": "index",
    "inversion": "inverse",
    "inv": "inverse",
    "invert": "inverse",
    "inverting": "inverse",
    "inverted": "inverse",
    "math": "mathematics",
    "maths": "mathematics",
    "matrices": "matrix",
    "vertices": "vertex",
}
KEPT = frozenset({"bayes", "axis", "basis", "bias", "gauss", "lens", "loss", "mass"})


def _endings(listed: str) -> dict[str, str]:
    """From "ational:ate ful:" to what each ending becomes."""
    return dict(each.split(":") for each in listed.split())


_STEP_2 = _endings(
    "ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e "
    "ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous "
    "aliti:al iviti:ive biliti:ble"
)
_STEP_3 = _endings("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:")
_STEP_4 = _endings(
    "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ou: ism: ate: iti: ous: ive: ize:"
)
_BRITISH_OUR = re.compile(r"(?<=[a-z]{2})our")
_BRITISH_ISE = re.compile(r"(?<=[a-z]{2})([iy])s(?=(e|er|ers|ed|es|ing|ation|ations|able)$)")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in small letters; words of other alphabets and with digits stay."""
    word = IRREGULAR.get(word, word)
    if len(word) < 3 or word in KEPT or not (word.isascii() and word.isalpha()):
        return word
    word = _BRITISH_ISE.sub(r"\1z", _BRITISH_OUR.sub("or", word))
    word = _without_y(_without_past(_without_plural(word)))
    word = _replaced(word, _STEP_2, measure=0)
    word = _replaced(word, _STEP_3, measure=0)
    return _tidied(_without_suffix(word))


def _shape(word: str) -> str:
    """`v` for a vowel and `c` for a consonant; a y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        is_vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if is_vowel else "c"
    return shape


def _measure(word: str) -> int:
    """How often a consonant follows a vowel."""
    return _shape(word).count("vc")


def _ends_short(word: str) -> bool:
    """As hop: consonant, vowel, consonant other than w, x and y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and "v" in _shape(word[: -len(ending)]):
            return _mended(word[: -len(ending)])
    return word


def _mended(word: str) -> str:
    """What is left of hopping, fitting or sizing becomes hop, fit and size."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if word[-2:-1] == word[-1:] and _shape(word).endswith("cc") and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _without_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _replaced(word: str, endings: dict[str, str], *, measure: int) -> str:
    """The longest ending counts, whether or not enough of the word stands before it."""
    ending = max((each for each in endings if word.endswith(each)), key=len, default="")
    if not ending:
        return word
    kept = word.removesuffix(ending) + endings[ending]
    return kept if _measure(word.removesuffix(ending)) > measure else word


def _without_suffix(word: str) -> str:
    if word.endswith(("sion", "tion")):
        return word[:-3] if _measure(word[:-3]) > 1 else word
    return _replaced(word, _STEP_4, measure=1)


def _tidied(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
