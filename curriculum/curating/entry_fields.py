"""From a field of a record to a field of a form, and from what was entered to a plain value.

All that is entered stays text: the reader of files makes numbers and dates of it, and says what is
wrong with them in its own words.
"""

from __future__ import annotations

from types import NoneType
from typing import Any, Literal, get_args, get_origin

from django import forms

from curriculum.curating.words import HINTS, label
from curriculum.records import DEPTHS, TopicDepth
from curriculum.schema import DEPTH_FIELDS, Rule
from curriculum.values import LONGEST

SHORT = {*LONGEST, "id", "area", "maturity", "topic", "decision", "title", "name", "seed", "ask"}
NUMBERS = {int, float}


def field_for(rule: Rule, value: Any) -> forms.Field:
    """With the value of a document in it, None for none."""
    about: dict[str, Any] = {
        "label": label(rule.key),
        "help_text": HINTS.get(rule.key, ""),
        "required": False,
        "initial": _as_entered(value),
    }
    if _kind(rule) is bool:
        return forms.BooleanField(**about)
    if choices := _choices(rule):
        return forms.ChoiceField(choices=[("", "—"), *((each, each) for each in choices)], **about)
    if inner := inner_of(rule):
        about["help_text"] = about["help_text"] or "Each on a line of its own."
        rows = 2 if inner is TopicDepth else 3
        return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **about)
    is_short = rule.key in SHORT or _kind(rule) is not str or not rule.is_required
    widget = forms.TextInput() if is_short else forms.Textarea(attrs={"rows": 3})
    if _kind(rule) is int:
        widget.attrs["inputmode"] = "numeric"
    if rule.key == "topic":
        widget.attrs["list"] = "topics"
    return forms.CharField(widget=widget, **about)


def entered(rule: Rule, value: Any) -> Any:
    """As a document has it; None where nothing was entered, which is the default."""
    if _kind(rule) is bool:
        return "yes" if value else None
    text = str(value or "").strip()
    inner = inner_of(rule)
    if inner is None:
        return text or None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if inner is not TopicDepth:
        return lines or None
    pairs = (line.partition("@") for line in lines)
    return [{"topic": topic.strip(), "depth": depth.strip()} for topic, _, depth in pairs] or None


def says_something(rule: Rule, value: Any) -> bool:
    """Whether somebody entered it: what is chosen or ticked says nothing of a row by itself."""
    return bool(value) and _kind(rule) is not bool and not _choices(rule)


def inner_of(rule: Rule) -> Any:
    """What a list holds; None for anything else."""
    return get_args(rule.hint)[0] if get_origin(rule.hint) is tuple else None


def _choices(rule: Rule) -> tuple[str, ...]:
    if rule.name in DEPTH_FIELDS:
        return tuple(DEPTHS)
    return tuple(get_args(rule.hint)) if get_origin(rule.hint) is Literal else ()


def _kind(rule: Rule) -> Any:
    kinds = {kind for kind in (get_args(rule.hint) or (rule.hint,)) if kind is not NoneType}
    return kinds.pop() if len(kinds) == 1 else str


def _as_entered(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return "\n".join(
        f"{each['topic']}@{each['depth']}" if isinstance(each, dict) else each for each in value
    )
