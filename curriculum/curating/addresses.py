"""What stands in the addresses of curators' pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from curriculum.becoming import MERGED, SPLIT, WITH_IDS
from curriculum.documents import Key

MOST_DIGITS = 17


def number_in(text: str) -> int:
    """0 for what is no number, or for one that no database could hold."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0


def address_of(key: Key) -> str:
    """The page on which an entry is changed."""
    query = urlencode({"section": key[0], "entry": key[1]})
    return f"{reverse('curriculum:curate_entry')}?{query}"


def translation_of(key: Key, language: str) -> str:
    """The page on which an entry is translated."""
    query = urlencode({"section": key[0], "entry": key[1], "language": language})
    return f"{reverse('curriculum:translation')}?{query}"


def acts_of(key: Key) -> tuple[str, ...]:
    """By name, the pages on which the entry becomes something else."""
    section, entry = key
    offered = {"rename": WITH_IDS, "merge": MERGED, "split": SPLIT}
    return tuple(name for name, sections in offered.items() if entry and section in sections)
