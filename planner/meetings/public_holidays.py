"""Public holidays of a country and its subdivisions, in English, without a network."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from holidays import HolidayBase, country_holidays, registry

from planner.language.marked import Value, marked

# The library has every country in American English, if in no other.
LANGUAGE = "en_US"
MOST_LISTED = 20
LONGEST_CODE = 40


class UnknownPlace(ValueError):
    """No such country or subdivision; the text is fit to show and says what there is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Place(NamedTuple):
    """ISO 3166: a country (alpha-2) and, without it, a subdivision: ("DE", "BE"), ("IN", "")."""

    country: str
    subdivision: str = ""

    @property
    def code(self) -> str:
        return f"{self.country}-{self.subdivision}" if self.subdivision else self.country


def place_from(text: str) -> Place:
    """Read "DE-BE", "us-ca" or "IN". Raises UnknownPlace."""
    country, _, subdivision = text.strip().partition("-")
    country = country.strip()
    if country.upper() not in _countries():
        raise UnknownPlace(_unknown_country(country))
    country = country.upper()
    known = _subdivisions(country)
    spelt = {each.casefold(): each for each in known}
    wanted = subdivision.strip()
    place = Place(country, spelt.get(wanted.casefold(), wanted))
    require_known(place)
    return place


def require_known(place: Place) -> None:
    """Raise UnknownPlace unless the place's holidays are known."""
    known = _subdivisions(place.country)
    if place.subdivision and place.subdivision not in known:
        raise UnknownPlace(_unknown_subdivision(place, known))


@lru_cache(maxsize=2048)
def holidays_of(country: str, subdivision: str, year: int) -> Mapping[dt.date, str]:
    """Date -> name of every public holiday of that year, days given in lieu included.

    An empty subdivision gives the holidays of the whole country only. Several names on one
    day are joined with "and". Raises UnknownPlace.
    """
    require_known(Place(country, subdivision))
    found = country_holidays(country, subdiv=subdivision or None, years=year, language=LANGUAGE)
    return MappingProxyType({day: found[day].replace("; ", " and ") for day in sorted(found)})


def holiday_on(day: dt.date, place: Place) -> str:
    """The name of the public holiday there on this day, or an empty text."""
    return holidays_of(place.country, place.subdivision, day.year).get(day, "")


def _subdivisions(country: str) -> tuple[str, ...]:
    if country not in _countries():
        raise UnknownPlace(_unknown_country(country))
    return tuple(_calendar_of(country).subdivisions)


def _subdivision_names(country: str) -> dict[str, str]:
    """What people may write instead -> the code."""
    aliases: dict[str, str] = dict(getattr(_calendar_of(country), "subdivisions_aliases", {}))
    return {alias.casefold(): code for alias, code in aliases.items()}


@lru_cache(maxsize=512)
def _calendar_of(country: str) -> HolidayBase:
    return country_holidays(country)


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    """Alpha-2 code -> other names of the country, without loading its holidays."""
    entries = registry.COUNTRIES.items()
    return {names[1]: (module.replace("_", " "), *names[2:]) for module, names in entries}


def _unknown_country(country: str) -> str:
    shown = country[:LONGEST_CODE]
    codes = {name.casefold(): code for code, names in _countries().items() for name in names}
    near = difflib.get_close_matches(shown.casefold(), list(codes), n=1, cutoff=0.8)
    if near:
        return marked(
            "“%(code)s” is no country code; did you mean %(near)s?",
            code=shown,
            near=codes[near[0]],
        )
    return marked("“%(code)s” is no country code; use two letters like DE, US or IN.", code=shown)


def _unknown_subdivision(place: Place, known: tuple[str, ...]) -> str:
    shown = place.subdivision[:LONGEST_CODE]
    named: dict[str, Value] = {"country": place.country, "code": shown}
    if not known:
        return marked(
            "%(country)s has no subdivision %(code)s; it has none, so write %(country)s alone.",
            **named,
        )
    meant = _subdivision_names(place.country).get(shown.casefold())
    if meant:
        return marked(
            "%(country)s has no subdivision %(code)s; did you mean %(country)s-%(near)s?",
            near=meant,
            **named,
        )
    named["known"] = ", ".join(known[:MOST_LISTED])
    rest = len(known) - MOST_LISTED
    if rest > 0:
        return marked(
            "%(country)s has no subdivision %(code)s; it has %(known)s and %(count)s more.",
            count=rest,
            **named,
        )
    return marked("%(country)s has no subdivision %(code)s; it has %(known)s.", **named)
