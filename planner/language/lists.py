"""Several words in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from django.utils.translation import pgettext


def listed(words: Sequence[str]) -> str:
    """Ada, Ben and Cleo"""
    if len(words) < 2:
        return "".join(words)
    values = {"first": in_a_row(words[:-1]), "last": words[-1]}
    return pgettext("a list", "%(first)s and %(last)s") % values


def alternatives(words: Sequence[str]) -> str:
    """Monday or Thursday or Friday"""
    pattern = pgettext("a list", "%(first)s or %(last)s")
    return reduce(lambda first, last: pattern % {"first": first, "last": last}, words or [""])


def in_a_row(words: Sequence[str]) -> str:
    """Ada, Ben, Cleo"""
    return pgettext("a list", ", ").join(words)
