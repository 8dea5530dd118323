"""A post as others quote it: who wrote it, where it stands, and its source to the letter."""

from __future__ import annotations

from django.utils.translation import gettext as _

from planner.markup.quoting import literal, quoted
from planner.threads.models import Post
from planner.threads.telling_text import post_link, writer


def quotation(post: Post) -> str:
    """Nobody's name where none was wanted, whoever quotes it: everybody reads the quote."""
    named = {"name": literal(writer(post)), "link": post_link(post)}
    opening = _("[%(name)s wrote](%(link)s):") % named
    return f"{opening}\n\n{quoted(post.text)}\n\n"


def with_quotation(text: str, post: Post) -> str:
    """What was typed before, then the quote; once, however often it is asked for."""
    said = quotation(post)
    if said.strip() in text:
        return text
    return f"{text.rstrip()}\n\n{said}" if text.strip() else said
