"""How deep a topic is known, in the reader's language.

What a form sends, an address names and a document keeps is the English name, in any language.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from planner.language.lazy import Words

WORDS: dict[int | str, Words] = {
    "awareness": gettext_lazy("awareness"),
    "working": gettext_lazy("working"),
    "mastery": gettext_lazy("mastery"),
}
WORDS |= dict(enumerate(list(WORDS.values()), start=1))


def depth_word(depth: int | str) -> str:
    """By name or number; empty for none."""
    return str(WORDS.get(depth, ""))
