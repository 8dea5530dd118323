"""What happens to meetings: a plan is published."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from planner.groups.models import Group
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.publication import (
    ITEM_COLUMNS,
    MEETING_COLUMNS,
    MeetingChange,
    What,
    change,
    creation,
    withdrawal,
)
from planner.meetings.records import Publication, WantedMeeting

# Further than any agenda is long: where items wait while others take their places.
ASIDE = 10_000


class CannotPublishMeetings(Exception):
    """The meetings wanted cannot be those of this group and series; the text says why."""


@transaction.atomic
def publish_meetings(
    *, group: Group, series: str, wanted: Sequence[WantedMeeting], now: dt.datetime
) -> Publication:
    """Make the meetings of `series` equal to those wanted, by their keys.

    Rows that are equal stay as they are to the byte. A meeting that is no longer wanted is
    withdrawn, and comes back with the next publication that wants it. One that was held stays
    held, wanted or not, unless it is wanted as one that did not happen. An agenda item that is
    the same piece of work stays the same row, whatever its place. `series`: 1 to 60 characters.
    Raises CannotPublishMeetings.
    """
    # Not the rows alone: the first publication of a series has none that could be locked.
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    _refuse_bad_keys(group, series, wanted)
    rows = Meeting.objects.filter(group=group).of_series(series)
    by_key = {row.key: row for row in rows.select_for_update().order_by("id")}
    changes = tuple(_changes(group, series, by_key, wanted, now))
    _write(changes)
    return Publication(
        created=_keys(changes, "created"),
        changed=_keys(changes, "changed"),
        withdrawn=_keys(changes, "withdrawn"),
        returned=_keys(changes, "returned"),
        unchanged=len(_keys(changes, "unchanged")),
    )


def _refuse_bad_keys(group: Group, series: str, wanted: Sequence[WantedMeeting]) -> None:
    keys = {want.key for want in wanted}
    if len(keys) < len(wanted):
        raise CannotPublishMeetings(_("Two meetings of the plan have the same key."))
    named = Meeting.objects.filter(key__in=keys)
    if named.exclude(group=group, series=series).exists():
        raise CannotPublishMeetings(_("A meeting of the plan belongs to another plan already."))


def _changes(
    group: Group,
    series: str,
    rows: dict[str, Meeting],
    wanted: Sequence[WantedMeeting],
    now: dt.datetime,
) -> Iterator[MeetingChange]:
    agendas = _agendas(rows.values())
    for want in wanted:
        if want.key in rows:
            row = rows[want.key]
            yield change(row, agendas[row.pk], want, now=now)
        else:
            new = Meeting(group=group, series=series, key=want.key, created_at=now, changed_at=now)
            yield creation(new, want)
    missing = rows.keys() - {want.key for want in wanted}
    for key, row in rows.items():
        if key in missing and row.state not in (Meeting.State.WITHDRAWN, Meeting.State.HELD):
            yield withdrawal(row, now=now)


def _agendas(meetings: Iterable[Meeting]) -> dict[int, list[AgendaItem]]:
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    items = AgendaItem.objects.filter(meeting__in=[meeting.pk for meeting in meetings])
    for item in items.exclude(kind=AgendaItem.Kind.QUESTION).order_by("position", "id"):
        found[item.meeting_id].append(item)
    return found


def _write(changes: Sequence[MeetingChange]) -> None:
    Meeting.objects.bulk_create([each.meeting for each in changes if each.what == "created"])
    Meeting.objects.bulk_update(
        [each.meeting for each in changes if each.what not in ("created", "unchanged")],
        [*MEETING_COLUMNS, "sequence", "changed_at"],
    )
    agendas = [each.agenda for each in changes]
    _items(item for agenda in agendas for item in agenda.dropped).delete()
    # No two items may stand in one place, not even between two rows of one statement.
    _items(item for agenda in agendas for item in agenda.moved).update(
        position=F("position") + ASIDE
    )
    AgendaItem.objects.bulk_update(
        [item for agenda in agendas for item in agenda.changed], ITEM_COLUMNS
    )
    AgendaItem.objects.bulk_create([item for agenda in agendas for item in agenda.created])


def _items(items: Iterable[AgendaItem]) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(pk__in=[item.pk for item in items])


def _keys(changes: Iterable[MeetingChange], what: What) -> tuple[str, ...]:
    return tuple(each.meeting.key for each in changes if each.what == what)
