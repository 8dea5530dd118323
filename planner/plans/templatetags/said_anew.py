"""Saying in pages what plans say."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html

from curriculum.spoken import tag
from planner.plans.said import said

register = template.Library()
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORDS = re.compile(r"[A-Za-z]{3,}.*[A-Za-z]{3,}")


@register.filter
def anew(text: object) -> str:
    """In the reader's language; what has no translation is marked as English."""
    if text is None or text == "":
        return ""
    spoken = said(text)
    if tag() == "en" or CHINESE.search(spoken) or not WORDS.search(spoken):
        return spoken
    return format_html('<span lang="en">{}</span>', spoken)
