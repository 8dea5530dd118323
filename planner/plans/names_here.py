"""What the catalogue calls its entries here, by their English names: looked up once a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from curriculum.current import current, version
from curriculum.spoken import spoken, tag

NAMED = (("topics", "name"), ("areas", "name"), ("goals", "title"), ("decisions", "question"))
_versions: ContextVar[list[str] | None] = ContextVar("versions", default=None)


def names() -> Mapping[str, str]:
    return _names(_version(), tag())


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Inside, the database is asked at most once which catalogue it is."""
    token = _versions.set([])
    try:
        yield
    finally:
        _versions.reset(token)


def look_up_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a page has many sentences of plans."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        with looked_up_once():
            return get_response(request)

    return respond


def _version() -> str:
    known = _versions.get()
    if known is None:
        return version()
    if not known:
        known.append(version())
    return known[0]


@lru_cache(maxsize=4)
def _names(known: str, language: str) -> Mapping[str, str]:
    original = current(known)
    here = spoken(original)
    pairs = (
        (getattr(each, name), getattr(other, name))
        for section, name in NAMED
        for each, other in zip(getattr(original, section), getattr(here, section), strict=True)
    )
    return {english: str(other) for english, other in pairs if english != other}
