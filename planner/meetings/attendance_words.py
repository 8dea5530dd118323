"""Who was at a meeting, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.language.lists import in_a_row


def attendance_words(present: Sequence[str], absent: Sequence[str], hidden: Sequence[str]) -> str:
    """`hidden`: who does not share whether they were there. Empty where nobody has said it."""
    if not present and not absent:
        return _("Who was there is not shared.") if hidden else ""
    named = {"count": len(present), "absent": in_a_row(absent), "hidden": in_a_row(hidden)}
    return _pattern(len(present), is_absent=bool(absent), is_hidden=bool(hidden)) % named


def _pattern(count: int, *, is_absent: bool, is_hidden: bool) -> str:
    if is_absent and is_hidden:
        return ngettext(
            "%(count)s of those who share it was there; not there: %(absent)s;"
            " not shared: %(hidden)s.",
            "%(count)s of those who share it were there; not there: %(absent)s;"
            " not shared: %(hidden)s.",
            count,
        )
    if is_hidden:
        return ngettext(
            "%(count)s of those who share it was there; not shared: %(hidden)s.",
            "%(count)s of those who share it were there; not shared: %(hidden)s.",
            count,
        )
    if is_absent:
        return ngettext(
            "%(count)s was there; not there: %(absent)s.",
            "%(count)s were there; not there: %(absent)s.",
            count,
        )
    return ngettext("%(count)s was there.", "%(count)s were there.", count)
