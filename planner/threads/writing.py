"""The text of a post: what may be stored, and what is stored with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

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
        raise CannotPost("Write something first.")
    if refusal := too_long(text):
        raise CannotPost(refusal)
    return text


def title_of(title: str) -> str:
    """One line. Raises CannotPost."""
    title = " ".join(title.replace("\x00", "").split())
    if not title:
        raise CannotPost("Give it a title, so that others find it.")
    if len(title) > LONGEST_TITLE:
        raise CannotPost(f"A title has at most {LONGEST_TITLE} characters; this has {len(title)}.")
    return title
