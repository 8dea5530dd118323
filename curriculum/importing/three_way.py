"""What became of a catalogue here and elsewhere since both were the same, brought together.

Pure. `base` is what was pulled last, `ours` what we hold, `theirs` what the file holds: documents
by key. What only they changed is taken; what only we changed stays; where both changed the same
place somebody has to choose, entry by entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from curriculum.changes import NOTHING, Change, applied, at, changes
from curriculum.documents import Document, Key

OURS, THEIRS = "ours", "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """One place at which both sides differ from the base: what stands there with us and there."""

    path: tuple[str, ...]
    base: object
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Conflict:
    key: Key
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """`entries`: what becomes of those that do not stay as they are with us, None: it goes.
    `conflicts`: all that there are, also those that were decided by the choices."""

    entries: dict[Key, Document | None]
    conflicts: tuple[Conflict, ...]


def merge(
    *,
    base: Mapping[Key, Document],
    ours: Mapping[Key, Document],
    theirs: Mapping[Key, Document],
    sections: Collection[str],
    choices: Mapping[Key, str],
) -> Merged:
    """Of these sections only. Without a choice a conflict leaves ours at the places in conflict."""
    entries: dict[Key, Document | None] = {}
    conflicts = []
    for key in dict.fromkeys((*theirs, *base)):
        before, own, new = base.get(key), ours.get(key), theirs.get(key)
        if key[0] not in sections or new in (before, own):
            continue
        if own == before:
            entries[key] = new
            continue
        free, clashing = _parted(before, own, new)
        if clashing:
            conflicts.append(Conflict(key, tuple(_clashes(clashing, before, own))))
        taken = [*free, *clashing] if choices.get(key) == THEIRS else free
        found = _after(own, taken)
        if found != own:
            entries[key] = found
    return Merged(entries, tuple(conflicts))


def _parted(
    before: Document | None, own: Document | None, new: Document | None
) -> tuple[list[Change], list[Change]]:
    """What they changed where we did not, and where we did otherwise."""
    if before is None or own is None or new is None:
        whole = Change((), _or_nothing(own), _or_nothing(new))
        both = changes(own, new) if own is not None and new is not None else (whole,)
        return [], list(both)
    meant: list[Change] = []
    for each in changes(before, new):
        lifted = _liftable(each, before, own, new)
        if lifted not in meant:
            meant.append(lifted)
    open_to = [each for each in meant if at(own, each.path) != each.after]
    free = [each for each in open_to if at(own, each.path) == each.before]
    return free, [each for each in open_to if each not in free]


def _liftable(change: Change, before: Document, own: Document, new: Document) -> Change:
    """As large that we have a place for it: of a part that we took out, the whole part."""
    for length in range(1, len(change.path)):
        path = change.path[:length]
        if at(own, path) is NOTHING:
            return Change(path, at(before, path), at(new, path))
    return change


def _clashes(
    clashing: list[Change], before: Document | None, own: Document | None
) -> Iterator[Clash]:
    for each in clashing:
        yield Clash(
            each.path,
            at(before, each.path) if before is not None else NOTHING,
            at(own, each.path) if own is not None else NOTHING,
            each.after,
        )


def _after(own: Document | None, taken: list[Change]) -> Document | None:
    if taken and not taken[0].path:
        return None if taken[0].after is NOTHING else taken[0].after
    found: Document | None = applied(own, taken)
    return found


def _or_nothing(document: Document | None) -> object:
    return NOTHING if document is None else document
