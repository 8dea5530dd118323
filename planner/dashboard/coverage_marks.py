"""Pure: the marks and words of the coverage board, made once, as a board has a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from planner.language.depth_words import depth_word
from planner.progress.coverage import Reach, Step

WHOLE = '<span class="depth whole" aria-hidden="true">{}</span><span class="hidden">{}</span>'
PART = '<span class="depth" aria-hidden="true">{}</span><span class="hidden">{}</span>'
NEEDED = (
    '<span class="depth" aria-hidden="true">{}</span> '
    '<span class="word">{}</span> <span class="soft">{}</span>'
)


def mark(found: Reach, deepest: int) -> SafeString:
    """Dots as deep as somebody has everything, of as many as are needed."""
    if not deepest:
        return SafeString()
    return _mark(found.depth, deepest, found.has, found.needs, get_language())


@lru_cache(maxsize=1000)
def _mark(depth: int, deepest: int, has: int, needs: int, language: str | None) -> SafeString:
    dots = "●" * depth + "○" * (deepest - depth)
    if has == needs:
        return format_html(WHOLE, dots, _("all: %(depth)s") % {"depth": depth_word(deepest)})
    words = _("%(depth)s: %(has)s of %(needs)s topics") % {
        "depth": depth_word(depth) or _("not yet"),
        "has": has,
        "needs": needs,
    }
    return format_html(PART, dots, words)


def needed_mark(needs: Sequence[Step]) -> SafeString:
    """How deep, and how many topics."""
    if not needs:
        return SafeString()
    return _needed_mark(max(depth for _, depth in needs), len(needs), get_language())


@lru_cache(maxsize=200)
def _needed_mark(deepest: int, topics: int, language: str | None) -> SafeString:
    many = ngettext("%(topics)s topic", "%(topics)s topics", topics) % {"topics": topics}
    return format_html(NEEDED, "●" * deepest, depth_word(deepest), many)


def others_words(found: tuple[int, int] | None, people: int) -> str:
    """A band, in words; empty for too few."""
    if found is None:
        return ""
    least, most = found
    if not least:
        return _("at most %(most)s of %(people)s") % {"most": most, "people": people}
    return _("%(least)s to %(most)s of %(people)s") % {
        "least": least,
        "most": most,
        "people": people,
    }
