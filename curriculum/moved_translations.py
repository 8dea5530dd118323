"""Pure: translations follow what they are of, wherever entries get other ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from curriculum.translations import TranslatedText, Translation

Become: TypeAlias = Callable[[tuple[str, str], str], tuple[str, ...]]
# Lists in which a text goes by the id of an entry, and the section of that.
LISTS = {"needs": "topics", "prerequisites": "topics", "units": "units"}


def moved(
    translations: Sequence[Translation], section: str, become: Become
) -> tuple[Translation, ...]:
    """With the ids of this section as `become` says. An entry's own translation of a text goes
    before that of what has become the entry."""
    found: dict[str, Translation] = {}
    order: dict[str, int] = {}
    for is_own in (True, False):
        for place, each in enumerate(translations):
            ids = _ids(each, section, become)
            if (ids == (each.entry,)) is is_own:
                texts = tuple(_texts(each, section, become))
                for said in (replace(each, entry=entry, texts=texts) for entry in ids):
                    found[said.key] = _joined(found.get(said.key), said)
                    order.setdefault(said.key, place)
    return tuple(sorted(found.values(), key=lambda each: order[each.key]))


def _ids(translation: Translation, section: str, become: Become) -> tuple[str, ...]:
    if translation.section != section:
        return (translation.entry,)
    return become(("translations", translation.key), translation.entry)


def _texts(translation: Translation, section: str, become: Become) -> Iterator[TranslatedText]:
    """A text in a list of others goes where the entry that it goes by has gone."""
    holder = (translation.section, translation.entry)
    for each in translation.texts:
        first, *rest = each.place.split("/")
        if LISTS.get(first) != section or not rest:
            yield each
            continue
        name, _, depth = rest[0].partition("@")
        for new in become(holder, name):
            item = f"{new}@{depth}" if depth else new
            yield replace(each, place="/".join((first, item, *rest[1:])))


def _joined(own: Translation | None, other: Translation) -> Translation:
    if own is None:
        return other
    places = {each.place for each in own.texts}
    return replace(
        own, texts=(*own.texts, *(each for each in other.texts if each.place not in places))
    )
