"""Readers whose language is Chinese, and what a page says to them."""

from __future__ import annotations

import html
import re

from planner.accounts.models import User

CHINESE = "zh-hans"


def speaks_chinese(person: User) -> User:
    person.language = CHINESE
    person.save(update_fields=["language"])
    return person


def said(response, tag: str) -> list[str]:
    """The texts of all such elements of a page."""
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", response.content.decode(), re.DOTALL)
    plain = (re.sub(r"<[^>]+>", "", each) for each in found)
    return [" ".join(html.unescape(each).split()) for each in plain]
