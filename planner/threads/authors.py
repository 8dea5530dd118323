"""Whose name stands beside what was asked and written, for whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.queries import NAMELESS

SOMEBODY = gettext_lazy("somebody of the group")
TO_LEADS = gettext_lazy("without their name to others")
TO_ONESELF = gettext_lazy("without your name to others")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """`note`: what else the reader should know about the name."""

    name: str
    note: str = ""

    @property
    def said(self) -> str:
        """Both in one."""
        if not self.note:
            return self.name
        return _("%(name)s (%(note)s)") % {"name": self.name, "note": self.note}


def author_of(writer: User, reader: Inside, *, is_anonymous: bool) -> Author:
    return author_named(
        writer.name, reader, is_own=writer == reader.user, is_anonymous=is_anonymous
    )


def author_named(name: str, reader: Inside, *, is_own: bool, is_anonymous: bool) -> Author:
    """Peers read no name where none was wanted; leads do, and whoever wrote it."""
    name = name or str(NAMELESS)
    if not is_anonymous:
        return Author(name=name)
    if is_own:
        return Author(name=name, note=str(TO_ONESELF))
    if reader.is_lead:
        return Author(name=name, note=str(TO_LEADS))
    return Author(name=str(SOMEBODY))
