"""Saying in the language of whoever reads what code below said in English."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, ngettext

from planner.language.dates import plain_day
from planner.language.lists import listed
from planner.language.marked import Marked, Value


def said(text: str) -> str:
    """In the language that is spoken, if it is `Marked`; any other text as it is."""
    if not isinstance(text, Marked):
        return text
    pattern = (
        ngettext(text.message, text.plural, text.number) if text.plural else gettext(text.message)
    )
    if not text.values:
        return pattern
    return pattern % {name: _value(value) for name, value in text.values.items()}


def _value(value: Value) -> str | int:
    if isinstance(value, dt.date):
        return plain_day(value)
    if isinstance(value, tuple):
        return listed([said(each) for each in value])
    return said(value) if isinstance(value, str) else value
