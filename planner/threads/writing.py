"""The text of a post: what may be stored, and what is stored with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from django.utils.translation import gettext as _

from planner.markup import VERSION, render, trimmed
from planner.threads.models import LONGEST_TITLE
from planner.writing.forms import too_long


class CannotPost(Exception):
    """The post cannot be kept like this; the text says why."""


class Written(TypedDict):
    """Columns of a Post."""

    text: str
    html: str
    markup_version: int


def written(text: str, *, names: Collection[str]) -> Written:
    """The text with the HTML that every reader is shown. `names`: of those whom it can call by
    `@`, see `circle.names_of`. Raises CannotPost."""
    text = text_of(text)
    return Written(text=text, html=render(text, names=names), markup_version=VERSION)


def text_of(text: str) -> str:
    """As it is kept. Raises CannotPost."""
    text = trimmed(text.replace("\x00", ""))
    if not text:
        raise CannotPost(_("Write something first."))
    if refusal := too_long(text):
        raise CannotPost(refusal)
    return text


def title_of(title: str) -> str:
    """One line. Raises CannotPost."""
    title = " ".join(title.replace("\x00", "").split())
    if not title:
        raise CannotPost(_("Give it a title, so that others find it."))
    if len(title) > LONGEST_TITLE:
        raise CannotPost(
            _("A title has at most %(most)s characters; this has %(count)s.")
            % {"most": LONGEST_TITLE, "count": len(title)}
        )
    return title
