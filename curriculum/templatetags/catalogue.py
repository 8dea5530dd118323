"""How depths, minutes and addresses read on every page."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from curriculum.pages.found import Words
from curriculum.records import DEPTH_NAMES, DEPTHS, Depth
from curriculum.spoken import tag
from curriculum.translations import Foreign
from curriculum.vocabulary import depth_word

register = template.Library()

DEPTH_MARK = (
    '<span class="depth"><span aria-hidden="true">{}</span> <span class="word">{}</span></span>'
)
DEPTH_BEFORE = '<span class="depth" aria-hidden="true">{}</span><span class="hidden">{}</span>'

PIECES = {False: "{}", True: "<mark>{}</mark>"}


@register.filter
def lang(text: object) -> SafeString | str:
    """` lang="en"` for a tag around a text that is not in the language of its page; else nothing.

    Stands right behind the name of the tag, or another attribute: `<h1{{ topic.name|lang }}>`.
    """
    return format_html(' lang="{}"', text.language) if isinstance(text, Foreign) else ""


@register.filter
def said(text: str) -> str | SafeString:
    """A text of the catalogue within a line: in a tag of its own, with its language, where that is
    not the page's."""
    if isinstance(text, Foreign):
        return format_html('<span lang="{}">{}</span>', text.language, text)
    return text


def _depth(depth: int | str) -> Depth:
    return DEPTHS.get(depth, 0) if isinstance(depth, str) else depth


# Made once a language: a filter in a loop of a hundred rows should not build markup.
@lru_cache(maxsize=64)
def _depth_mark(depth: Depth, language: str) -> SafeString | str:
    return format_html(DEPTH_MARK, dots(depth), depth_word(depth)) if depth in DEPTH_NAMES else ""


@lru_cache(maxsize=64)
def _depth_dots(depth: Depth, language: str) -> SafeString | str:
    if depth not in DEPTH_NAMES:
        return ""
    return format_html(DEPTH_BEFORE, dots(depth), _("%(depth)s: ") % {"depth": depth_word(depth)})


@register.filter
def depth_mark(depth: int | str) -> SafeString | str:
    """Dots with the word beside them."""
    return _depth_mark(_depth(depth), tag())


@register.filter
def depth_dots(depth: int | str) -> SafeString | str:
    """Dots before a topic's name; the word is for those who cannot see them."""
    return _depth_dots(_depth(depth), tag())


@register.filter
def depth_name(depth: int) -> str:
    """As the reader calls it."""
    return depth_word(depth)


@register.filter
def depth_key(depth: int) -> str:
    """As addresses and files call it."""
    return DEPTH_NAMES.get(depth, "")


@register.filter
def dots(depth: int) -> str:
    """Bare, for a drawing whose links say the word."""
    return "●" * depth + "○" * (3 - depth)


@register.filter
def hours(minutes: int) -> str:
    """In words: 55 min, 2 h, 18 h 10 min."""
    whole, rest = divmod(minutes, 60)
    said = {"hours": whole, "minutes": rest}
    if not whole:
        return _("%(minutes)s min") % said
    return (_("%(hours)s h %(minutes)s min") if rest else _("%(hours)s h")) % said


@register.filter
def whole_hours(minutes: int) -> str:
    """For sums, where minutes would only pretend to be exact: 55 min, 2 h, 18 h."""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h") % {"hours": (minutes + 30) // 60}


@register.filter
def host(address: str) -> str:
    """Where a link leads, as people say it: numpy.org."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.filter
def place(address: str) -> str:
    """The whole of a link without what only machines need: linear.axler.net/LADR4e.pdf."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


@register.filter
def marked(words: Words) -> SafeString:
    """A text with what was found marked in it."""
    made = (format_html(PIECES[piece.is_marked], piece.text) for piece in words.pieces)
    return format_html_join("", "{}", ((piece,) for piece in made))
