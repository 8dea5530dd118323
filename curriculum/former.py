"""Entries that the catalogue has no more: kept with what became of them, and found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from curriculum.carrying import Move
from curriculum.documents import Document, Key
from curriculum.models import Edition, EntryChange, FormerEntry
from curriculum.records import Catalogue

TITLES = ("title", "name", "question", "ask", "means")
WITHOUT_ADDRESS = ("names",)
Documents = Mapping[Key, Document | None]
Became = Mapping[Key, tuple[str, ...]]
Ending = FormerEntry.Ending


def todays(catalogue: Catalogue, section: str, entry: str) -> tuple[str, ...]:
    """What the entry is called now: itself, unless it has become others; nothing if archived."""
    if (section, entry) not in catalogue.former:
        return (entry,)
    parts = catalogue.former[section, entry]
    return tuple(dict.fromkeys(each for part in parts for each in todays(catalogue, section, part)))


def keep_former(
    *,
    edition: Edition,
    before: Documents,
    after: Documents,
    became: Became,
    renamed: bool,
) -> tuple[Move, ...]:
    """Writes down what went with an edition, which is what it gives, and forgets what came back.
    `before` and `after`: of the entries that changed, None for what is not there."""
    old, new = dict(_titles(before)), dict(_titles(after))
    _forget([key for key in new if key not in old])
    rows = [
        FormerEntry(
            section=section,
            entry=entry,
            title=title,
            became=list(became.get((section, entry), ())),
            ending=_ending(became.get((section, entry), ()), renamed=renamed),
            edition=edition,
        )
        for (section, entry), title in old.items()
        if (section, entry) not in new
    ]
    _forget([(row.section, row.entry) for row in rows])
    FormerEntry.objects.bulk_create(rows)
    return tuple(move_of(row) for row in rows)


def move_of(row: FormerEntry) -> Move:
    return Move(
        section=row.section,
        entry=row.entry,
        title=row.title,
        became=tuple(row.became),
        is_renamed=row.ending == Ending.RENAMED,
    )


def renamed_back(edition: Edition) -> dict[Key, tuple[str, ...]]:
    """What taking the edition back renames, if renaming is what it did."""
    rows = edition.former.filter(ending=Ending.RENAMED).order_by("id")
    return {(row.section, new): (row.entry,) for row in rows for new in row.became}


def last_document(row: FormerEntry) -> Document | None:
    """What the entry said when it went."""
    changes = EntryChange.objects.filter(edition=row.edition_id)
    if row.section != "units":
        found = changes.filter(section=row.section, entry=row.entry).first()
        return found.before if found else None
    for change in changes.filter(section="resources").order_by("id"):
        for unit in (change.before or {}).get("units", ()):
            if unit["id"] == row.entry:
                return dict(unit)
    return None


def _ending(became: Sequence[str], *, renamed: bool) -> str:
    if not became:
        return Ending.ARCHIVED
    if len(became) > 1:
        return Ending.SPLIT
    return Ending.RENAMED if renamed else Ending.MERGED


def _titles(entries: Documents) -> Iterator[tuple[Key, str]]:
    """Of the entries that are there, and of the units in them."""
    for (section, entry), document in entries.items():
        if document is not None and section not in WITHOUT_ADDRESS:
            yield (section, entry), title_of(document)
            for unit in document.get("units", ()) if section == "resources" else ():
                yield ("units", unit["id"]), title_of(unit)


def title_of(document: Document) -> str:
    return str(next((document[name] for name in TITLES if document.get(name)), ""))


def _forget(keys: Sequence[Key]) -> None:
    for section in {section for section, _ in keys}:
        names = [entry for of, entry in keys if of == section]
        FormerEntry.objects.filter(section=section, entry__in=names).delete()
