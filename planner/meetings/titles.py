"""What a meeting and the lines of its agenda are called, in the language of whoever reads.

They are kept as the plan called them, in English: after the topics, or after the kind of meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.current import current, version
from curriculum.spoken import spoken, tag
from curriculum.translations import ORIGINAL
from planner.language.lazy import Words
from planner.meetings.wording import Titled, said_piece

BETWEEN = " · "
KINDS: Mapping[str, Words] = {
    "Study": gettext_lazy("Study"),
    "Review": gettext_lazy("Review"),
    "Curiosity pick": gettext_lazy("Curiosity pick"),
    "Free exploration": gettext_lazy("Free exploration"),
    "Paper reading": gettext_lazy("Paper reading"),
    "Mock interview": gettext_lazy("Mock interview"),
    "Break": gettext_lazy("Break"),
}


def topic_names(loaded: str | None = None) -> Mapping[str, str]:
    """What each topic is called here, by its English name; nothing where English is spoken.
    `loaded`: the catalogue's version, asked for where it is not known."""
    language = tag()
    if language == ORIGINAL:
        return {}
    found = version() if loaded is None else loaded
    return _names(found, language) if found else {}


@lru_cache(maxsize=4)
def _names(loaded: str, language: str) -> Mapping[str, str]:
    catalogue = current(loaded)
    shown = spoken(catalogue).topic_by_id
    return {each.name: shown[each.id].name for each in catalogue.topics}


def said_title(title: str, names: Mapping[str, str]) -> str:
    """`names`: from `topic_names`. What is neither a topic's nor a kind's stays as it is."""
    return BETWEEN.join(
        str(names.get(each) or KINDS.get(each, each)) for each in title.split(BETWEEN)
    )


def item_title(item: Titled, names: Mapping[str, str]) -> str:
    """What a line of an agenda is about, and which part of it."""
    title, piece = said_title(item.title, names), said_piece(item.piece)
    return _("%(title)s (%(facts)s)") % {"title": title, "facts": piece} if piece else title
