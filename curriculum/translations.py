"""What entries of the catalogue say in other languages, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# The language in which the catalogue is written.
ORIGINAL = "en"

TranslatedSection = Literal[
    "depths",
    "maturities",
    "areas",
    "goals",
    "decisions",
    "topics",
    "resources",
    "exercises",
    "questions",
    "strategies",
    "system_questions",
    "stuck_questions",
    "left_out",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedText:
    """`place` says where in the entry, as `texts` names it: definition, depths/working/you_can/1.

    `of` is the mark of the text that was translated (`texts.mark`): where the original bears
    another one by now, the translation is stale. Without it, it counts as that of the present one.
    """

    place: str
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One entry in one language, a BCP 47 tag such as zh-Hans. What it is called in that language
    stands in `names`."""

    section: TranslatedSection
    entry: str
    language: str
    texts: tuple[TranslatedText, ...]

    @property
    def key(self) -> str:
        return f"{self.section} {self.entry} {self.language}"


class Foreign(str):
    """A text in another language than the one asked for."""

    __slots__ = ("language",)

    language: str


def foreign(text: str, language: str) -> Foreign:
    found = Foreign(text)
    found.language = language
    return found
