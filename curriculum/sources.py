"""What else can be found beside the catalogue, so that the search can be built anew as a whole.

The catalogue stands below every app that has something to find; each app says at its start
(`AppConfig.ready`) of what kinds that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from curriculum.fulltext_entries import Entry

Source = Callable[[], Iterable[Entry]]

_known: dict[tuple[str, ...], Source] = {}


def register(kinds: tuple[str, ...], source: Source) -> None:
    """The source gives every entry of these kinds, one after the other."""
    _known[kinds] = source


def entries() -> Mapping[tuple[str, ...], Iterable[Entry]]:
    """By kinds; nothing is read before it is gone through."""
    return {kinds: source() for kinds, source in _known.items()}
