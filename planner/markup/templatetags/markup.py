"""`{{ text|markdown }}` for a text with blocks, `{{ title|markdown_inline }}` for one line."""

from collections.abc import Collection
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from planner.markup import render, render_inline
from planner.markup.labels import labelled

register = template.Library()

# A page of the catalogue shows some dozens of texts, mostly the same ones to everybody. Only what
# is short is kept, so that nobody fills the memory with it.
_rendered = lru_cache(maxsize=512)(render)
_rendered_inline = lru_cache(maxsize=2048)(render_inline)
SHORT_TEXT = 2_000
SHORT_LINE = 300


@register.filter
def markdown(source: str, names: Collection[str] = ()) -> SafeString:
    """Headings, lists, formulas, code, tables and notes as safe HTML. `names`: whom it can call,
    not asked for by a text that calls nobody."""
    turn = _rendered if len(source) <= SHORT_TEXT else render
    html = turn(source, names=tuple(names) if "@" in source else ())
    made = mark_safe(labelled(html))  # noqa: S308 - render() lets out only what allowed.py lists
    return _in_its_language("div", source, made)


@register.filter
def markdown_inline(source: str) -> SafeString:
    """One line without blocks or links, so that it fits into a heading, a link or a cell."""
    turn = _rendered_inline if len(source) <= SHORT_LINE else render_inline
    made = mark_safe(labelled(turn(source)))  # noqa: S308 - render_inline() lets out only what is listed
    return _in_its_language("span", source, made)


def _in_its_language(element: str, source: str, made: SafeString) -> SafeString:
    """A text that says its `language` is in another one than the page."""
    language = getattr(source, "language", "")
    if not language:
        return made
    return format_html('<{} lang="{}">{}</{}>', element, language, made, element)
