"""Posts as HTML, drawn once for all readers who are shown the same."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from planner.threads.post_rows import PostRow

SHORT = 4_000
"""Characters of a text that is kept, so that long ones do not fill the memory."""


def drawn(row: PostRow, *, base: str) -> SafeString:
    """`base`: what the addresses of posts begin with.

    What is kept is found by everything that is shown, so nobody is given what was drawn for a
    reader who sees something else.
    """
    if len(row.body) > SHORT or settings.DEBUG:
        return _drawn(row, base)
    return _kept(row, base)


def _drawn(row: PostRow, base: str) -> SafeString:
    return render_to_string("threads/_article.html", {"post": row, "base": base})


_kept = lru_cache(maxsize=1_000)(_drawn)
