"""Pure: the marks and words of the coverage board, made once, as a board has a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from curriculum.records import DEPTH_NAMES
from planner.progress.coverage import Reach, Step

WHOLE = '<span class="depth whole" aria-hidden="true">{}</span><span class="hidden">all: {}</span>'
PART = (
    '<span class="depth" aria-hidden="true">{}</span>'
    '<span class="hidden">{}: {} of {} topics</span>'
)
NEEDED = (
    '<span class="depth" aria-hidden="true">{}</span> '
    '<span class="word">{}</span> <span class="soft">{}</span>'
)


def mark(found: Reach, deepest: int) -> SafeString:
    """Dots as deep as somebody has everything, of as many as are needed."""
    if not deepest:
        return SafeString()
    return _mark(found.depth, deepest, found.has, found.needs)


@lru_cache(maxsize=1000)
def _mark(depth: int, deepest: int, has: int, needs: int) -> SafeString:
    dots = "●" * depth + "○" * (deepest - depth)
    if has == needs:
        return format_html(WHOLE, dots, DEPTH_NAMES[deepest])
    return format_html(PART, dots, DEPTH_NAMES.get(depth, "not yet"), has, needs)


def needed_mark(needs: Sequence[Step]) -> SafeString:
    """How deep, and how many topics."""
    if not needs:
        return SafeString()
    return _needed_mark(max(depth for _, depth in needs), len(needs))


@lru_cache(maxsize=200)
def _needed_mark(deepest: int, topics: int) -> SafeString:
    many = f"{topics} topic{'' if topics == 1 else 's'}"
    return format_html(NEEDED, "●" * deepest, DEPTH_NAMES[deepest], many)


def others_words(found: tuple[int, int] | None, people: int) -> str:
    """A band, in words; empty for too few."""
    if found is None:
        return ""
    least, most = found
    if not least:
        return f"at most {most} of {people}"
    return f"{least} to {most} of {people}"
