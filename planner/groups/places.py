"""Countries and their regions, as far as their public holidays are known; codes as in ISO 3166."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language, to_locale
from holidays import country_holidays, registry

Choices = tuple[tuple[str, str], ...]
"""Codes with what people call them."""
SPELT = {"and": "and", "dr": "DR", "hongkong": "Hong Kong", "of": "of", "the": "the"}
"""Words of the library's module names that are not simply capitalised."""


def countries() -> Choices:
    """By name: ("DE", "Germany"); in the reader's language, in the order of the English names."""
    names = _names(get_language() or settings.LANGUAGE_CODE)
    return tuple((code, names.get(code, name)) for code, name in _countries())


@cache
def _names(language: str) -> Mapping[str, str]:
    """Of countries, as the world's software calls them (CLDR); English ones are the library's."""
    if language == settings.LANGUAGE_CODE:
        return {}
    return dict(Locale.parse(to_locale(language)).territories)


@cache
def _countries() -> Choices:
    found = {names[1]: _title(module) for module, names in registry.COUNTRIES.items()}
    return tuple(sorted(found.items(), key=lambda each: each[1]))


@cache
def regions(country: str) -> Choices:
    """By name: ("BE", "Berlin"); a code alone where no name is known."""
    if country not in dict(_countries()):
        return ()
    calendar = country_holidays(country)
    names = {code: name for name, code in reversed(_aliases(calendar).items())}
    found = {code: names.get(code, code) for code in calendar.subdivisions}
    return tuple(sorted(found.items(), key=lambda each: each[1]))


def _aliases(calendar: object) -> dict[str, str]:
    return dict(getattr(calendar, "subdivisions_aliases", {}))


def _title(module: str) -> str:
    """A module's name as the country's: "isle_of_man" -> "Isle of Man"."""
    return " ".join(SPELT.get(word, word.capitalize()) for word in module.split("_"))
