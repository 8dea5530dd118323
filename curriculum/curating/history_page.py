"""What curators read of the history: editions, newest first, and what each changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from curriculum.changes import NOTHING, Change
from curriculum.curating.words import SECTION_NAMES, place
from curriculum.history import places_changed
from curriculum.models import Edition, EntryChange, FormerEntry

A_PAGE = 50
MOST_ENTRIES = 200
FEW = 3
JOINS_OR_SPLITS = (FormerEntry.Ending.MERGED, FormerEntry.Ending.SPLIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """`entries`: some of those that it changed; `more`: how many there are besides."""

    edition: Edition
    who: str
    what: str
    entries: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place of an entry: what stood there and what stands there now; "" for nothing."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEntry:
    section: str
    entry: str
    title: str
    what: str
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage:
    line: EditionLine
    entries: tuple[ChangedEntry, ...]
    reverted_by: Edition | None
    joins_or_splits: bool = False

    @property
    def made_at(self) -> dt.datetime:
        return self.line.edition.made_at


def edition_lines(*, section: str = "", entry: str = "", page: int = 1) -> list[EditionLine]:
    """A page of them and one more, if there is one; of one entry or of all."""
    rows = Edition.objects.select_related("made_by").order_by("-id")
    if entry:
        changed = EntryChange.objects.filter(section=section, entry=entry).values("edition")
        rows = rows.filter(pk__in=changed)
    start = (page - 1) * A_PAGE
    editions = list(rows[start : start + A_PAGE + 1])
    changes = EntryChange.objects.filter(edition__in=editions).order_by("id")
    named: dict[int, list[str]] = {}
    for edition, section_of, entry_of in changes.values_list("edition", "section", "entry"):
        named.setdefault(edition, []).append(f"{SECTION_NAMES[section_of]}: {entry_of}")
    return [_line(each, named.get(each.pk, [])) for each in editions]


def _line(edition: Edition, entries: list[str]) -> EditionLine:
    return EditionLine(
        edition=edition,
        who=who_made(edition),
        what=edition.get_kind_display(),
        entries=tuple(entries[:FEW]),
        more=max(0, len(entries) - FEW),
    )


def edition_page(edition: Edition) -> EditionPage:
    changes = list(edition.changes.order_by("id")[:MOST_ENTRIES])
    names = [f"{SECTION_NAMES[each.section]}: {each.entry}" for each in changes]
    former = {(row.section, row.entry): row for row in edition.former.order_by("id")}
    return EditionPage(
        line=_line(edition, names),
        entries=tuple(_changed(each, former) for each in changes),
        reverted_by=edition.reverted_by.order_by("id").last(),
        joins_or_splits=any(row.ending in JOINS_OR_SPLITS for row in former.values()),
    )


def who_made(edition: Edition) -> str:
    if edition.made_by is None:
        return "files" if edition.kind == Edition.Kind.FILES else "nobody known"
    return str(edition.made_by.name or "a former member")


def _changed(row: EntryChange, former: Mapping[tuple[str, str], FormerEntry]) -> ChangedEntry:
    what = _("changed") if row.before and row.after else _("added") if row.after else _("archived")
    if (gone := former.get((row.section, row.entry))) and gone.became:
        what = _("now %(entries)s") % {"entries": ", ".join(gone.became)}
    document = row.after or row.before or {}
    title = document.get("title") or document.get("name") or document.get("question") or row.entry
    return ChangedEntry(
        section=row.section,
        entry=row.entry,
        title=str(title),
        what=what,
        places=tuple(place_line(each) for each in places_changed(row)),
    )


def place_line(change: Change) -> PlaceLine:
    return PlaceLine(
        place=place(change.path), before=in_words(change.before), after=in_words(change.after)
    )


def in_words(value: Any) -> str:
    """A value of a document as a curator reads it, over several lines if it has parts."""
    if value is NOTHING or value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "\n".join(f"{name}: {in_words(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "\n".join(in_words(each).replace("\n", "; ") for each in value)
    return str(value)
