"""Writing down bugs that mathematics explained; editing keeps what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.progress.models import DebugEntry, DebugTopic, DebugVersion

BROUGHT_BACK_WITHIN = dt.timedelta(days=30)


class EntryHasChanged(Exception):
    """It was saved since the form was opened. `entry`: as it is now."""

    def __init__(self, entry: DebugEntry) -> None:
        super().__init__(_("This entry was saved since you opened this page."))
        self.entry = entry


class CannotWrite(Exception):
    """It cannot be written or brought back any more; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an entry says; `topics` and `decision` are ids of the catalogue."""

    bug: str
    text: str
    topics: Sequence[str]
    decision: str
    saved: str
    hours: Decimal | None
    found_on: dt.date


@transaction.atomic
def write_down(*, group: Group, said: Said, by: User, now: dt.datetime) -> DebugEntry:
    """Raises GroupIsArchived."""
    locked(group)
    entry = DebugEntry.objects.create(group=group, written_by=by, written_at=now, **_columns(said))
    _set_topics(entry, said)
    return entry


@transaction.atomic
def rewrite(
    *, entry: DebugEntry, said: Said, version: int, by: User, now: dt.datetime
) -> DebugEntry:
    """`version`: of the one that the form showed. What changes nothing is no edit.

    Raises CannotWrite, EntryHasChanged, GroupIsArchived.
    """
    row = _locked(entry)
    if row.deleted_at is not None:
        raise CannotWrite(_("This entry was taken away meanwhile; it cannot be changed."))
    before = said_by(row)
    if row.version != version:
        raise EntryHasChanged(row)
    if before == document(said):
        return row
    DebugVersion.objects.create(
        entry=row,
        version=row.version,
        said=before,
        written_by_id=row.edited_by_id or row.written_by_id,
        written_at=row.edited_at or row.written_at,
    )
    for name, value in _columns(said).items():
        setattr(row, name, value)
    row.edited_at, row.edited_by, row.version = now, by, row.version + 1
    row.save()
    _set_topics(row, said)
    return row


@transaction.atomic
def take_away(*, entry: DebugEntry, by: User, now: dt.datetime) -> None:
    """Again changes nothing. Raises GroupIsArchived."""
    row = _locked(entry)
    if row.deleted_at is None:
        row.deleted_at, row.deleted_by = now, by
        row.save(update_fields=["deleted_at", "deleted_by"])


@transaction.atomic
def bring_back(*, entry: DebugEntry, by: User, now: dt.datetime) -> None:
    """Raises CannotWrite, GroupIsArchived."""
    row = _locked(entry)
    if row.deleted_at is None:
        return
    if now - row.deleted_at > BROUGHT_BACK_WITHIN:
        raise CannotWrite(
            _("What was taken away more than %(days)s days ago stays away.")
            % {"days": BROUGHT_BACK_WITHIN.days}
        )
    row.deleted_at, row.deleted_by = None, None
    row.save(update_fields=["deleted_at", "deleted_by"])


def said_by(entry: DebugEntry) -> dict[str, object]:
    """As it is kept of former versions."""
    return document(
        Said(
            bug=entry.bug,
            text=entry.text,
            topics=topics_of(entry),
            decision=entry.decision,
            saved=entry.saved,
            hours=entry.hours,
            found_on=entry.found_on,
        )
    )


def topics_of(entry: DebugEntry) -> list[str]:
    return [each.topic for each in entry.topics.order_by("id")]


def document(said: Said) -> dict[str, object]:
    return {
        **_columns(said),
        "topics": list(dict.fromkeys(said.topics)),
        "hours": None if said.hours is None else f"{said.hours:.1f}",
        "found_on": said.found_on.isoformat(),
    }


def _columns(said: Said) -> dict[str, object]:
    names = ("bug", "text", "decision", "saved", "hours", "found_on")
    return {name: getattr(said, name) for name in names}


def _set_topics(entry: DebugEntry, said: Said) -> None:
    DebugTopic.objects.filter(entry=entry).delete()
    DebugTopic.objects.bulk_create(
        DebugTopic(entry=entry, topic=topic) for topic in dict.fromkeys(said.topics)
    )


def _locked(entry: DebugEntry) -> DebugEntry:
    locked(entry.group)
    return DebugEntry.objects.select_for_update().get(pk=entry.pk)
