"""Words and lists of the catalogue within a sentence, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import pgettext

from curriculum.pages.links import Link, TopicLink
from curriculum.records import Exercise
from curriculum.templatetags.catalogue import said
from curriculum.translations import Foreign, foreign
from curriculum.vocabulary import in_words

register = template.Library()
LINK = '<a href="{}">{}</a>'
CITED = '<cite><a href="{}">{}</a></cite>'


@register.filter
def vocabulary(value: str) -> str | SafeString:
    """A kind, a level or a maturity, in words."""
    return said(in_words(value))


@register.filter
def word(value: str) -> str:
    """The same where no tag may stand, as in a list to choose from."""
    return in_words(value)


@register.filter
def vocabularies(values: Iterable[str]) -> SafeString:
    return _in_a_row(vocabulary(each) for each in values)


@register.filter
def in_a_row(words: Iterable[str]) -> SafeString:
    """Ada, Ben, Cleo"""
    return _in_a_row(words)


@register.filter
def names(links: Iterable[TopicLink]) -> SafeString:
    """The names of topics, one after the other."""
    return _in_a_row(said(each.name) for each in links)


@register.filter
def linked(links: Iterable[Link | TopicLink | Exercise], view: str) -> SafeString:
    """What they are called, each with a link to its page."""
    return _in_a_row(
        format_html(LINK, reverse(view, args=[each.id]), _called(each)) for each in links
    )


@register.filter
def cited(links: Iterable[Link]) -> SafeString:
    """The titles of resources, as works are cited."""
    view = "curriculum:resource"
    return _in_a_row(
        format_html(CITED, reverse(view, args=[each.id]), said(each.title)) for each in links
    )


@register.filter
def quoted(texts: Iterable[str]) -> SafeString:
    return _in_a_row(format_html("“{}”", said(each)) for each in texts)


@register.filter
def synonyms(words: Iterable[str]) -> SafeString:
    return format_html_join(" · ", "{}", ((each,) for each in words))


@register.filter
def sentence(text: str) -> str | SafeString:
    """With a capital letter, in its own language."""
    found = capfirst(text)
    return said(foreign(found, text.language) if isinstance(text, Foreign) else found)


def _called(link: Link | TopicLink | Exercise) -> str | SafeString:
    return said(link.name if isinstance(link, TopicLink) else link.title)


def _in_a_row(words: Iterable[str]) -> SafeString:
    return format_html_join(pgettext("a list", ", "), "{}", ((each,) for each in words))
