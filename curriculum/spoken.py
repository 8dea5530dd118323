"""The catalogue in the language of whoever reads: for pages, mails and all that is only shown.

What is kept, compared or planned with is the catalogue itself, never what is said of it here.
"""

from __future__ import annotations

from django.utils.translation import get_language

from curriculum.records import Catalogue
from curriculum.translating import translated
from curriculum.translations import ORIGINAL


def spoken(catalogue: Catalogue) -> Catalogue:
    """In the language that is spoken now; made once a language, for as long as the catalogue is
    kept. What has no translation in it is `Foreign`, which the filters `said` and `lang` mark."""
    language = tag()
    if language == ORIGINAL:
        return catalogue
    found = catalogue.in_languages.get(language)
    if found is None:
        found = catalogue.in_languages[language] = translated(catalogue, language)
    return found


def tag() -> str:
    """The language that is spoken now, as the catalogue names it: en, zh-Hans."""
    return tag_of(get_language() or ORIGINAL)


def tag_of(code: str) -> str:
    """A language of the settings, as the catalogue names it."""
    first, _, rest = code.partition("-")
    if first == ORIGINAL:
        return ORIGINAL
    return f"{first}-{rest.title() if len(rest) > 2 else rest.upper()}" if rest else first
