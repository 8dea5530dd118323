"""Posts as HTML, drawn once for all readers who are shown the same."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from planner.threads.post_rows import PostRow

SHORT = 4_000
"""Characters of a text that is kept, so that long ones do not fill the memory."""


def drawn(row: PostRow, *, base: str) -> SafeString:
    """`base`: what the addresses of posts begin with.

    What is kept is found by everything that is shown, so nobody is given what was drawn for a
    reader who sees something else, or in another language.
    """
    language = get_language() or settings.LANGUAGE_CODE
    if len(row.body) > SHORT or settings.DEBUG:
        return _drawn(row, base, language)
    return _kept(row, base, language)


def _drawn(row: PostRow, base: str, language: str) -> SafeString:
    shown = {"post": row, "base": base, "words": _words(language)}
    return render_to_string("threads/_article.html", shown)


@lru_cache(maxsize=len(settings.LANGUAGES))
def _words(language: str) -> dict[str, str]:
    """What is the same on every post, said once. `language`: the one that is spoken."""
    return {
        "since": _("New since your last visit"),
        "accepted": _("Accepted answer"),
        "new": _("new"),
        "taken_away": _("This post was taken away."),
        "bring_back": _("Bring it back"),
        "this_helped": _("This helped"),
        "not_the_answer": _("Not the answer after all"),
        "accept": _("Accept"),
        "comment": _("Comment"),
        "quote": _("Quote"),
        "edit": _("Edit"),
        "take_away": _("Take away"),
        "report": _("Report"),
    }


_kept = lru_cache(maxsize=1_000)(_drawn)
