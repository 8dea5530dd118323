"""Small plans to publish: Thursdays at noon in Berlin, from 7 January 2027."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from planner.meetings.actions import publish_meetings
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.records import (
    Publication,
    WantedItem,
    WantedMeeting,
    WantedReading,
    WantedTask,
)
from tests.groups.people import NOW

BERLIN = ZoneInfo("Europe/Berlin")
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
SERIES = "plan-1"
TOPICS = ("gradients", "losses", "sampling", "metrics", "attention")

READING = WantedReading(
    unit="nielsen-2",
    resource="nielsen",
    title="How backpropagation works",
    resource_title="Neural Networks and Deep Learning",
    location="ch. 2",
    url="https://example.org/nielsen/2",
    minutes=20,
    of_minutes=50,
    part="first half",
)
TASK = WantedTask(exercise="chain-by-hand", title="By hand", minutes=15, in_meeting=True)


def item(topic="gradients", **changes):
    wanted = WantedItem(
        kind="study",
        title=topic.capitalize(),
        topic=topic,
        depth=2,
        minutes=40,
        reading_minutes=20,
        reading=(READING,),
        tasks=(TASK,),
        you_can="follow a gradient",
        why="«Which loss?» builds on it.",
        spared=("Ben",),
    )
    return replace(wanted, **changes)


def meeting(number=1, *topics, **changes):
    """Number n, in week n, about these topics; without any about gradients."""
    starts_at = dt.datetime(2027, 1, 7, 12, 0, tzinfo=BERLIN) + (number - 1) * 7 * DAY
    items = tuple(map(item, topics or ("gradients",)))
    wanted = WantedMeeting(
        key=f"thursday{number}",
        number=number,
        kind="study",
        title=" · ".join(each.title for each in items),
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        lead_name="Ada",
        backup_name="Ben",
        reading_minutes=20 * len(items),
        notes=("Ben is away.",),
        items=items,
    )
    return replace(wanted, **changes)


def term(count=26):
    """So many weeks with two topics each."""
    return [
        meeting(number, TOPICS[number % 5], TOPICS[(number + 1) % 5])
        for number in range(1, count + 1)
    ]


def publish(group, *wanted, series=SERIES, now=NOW):
    return publish_meetings(group=group, series=series, wanted=wanted, now=now)


def did(**changes):
    """A publication that did this and nothing else."""
    nothing = {"created": (), "changed": (), "withdrawn": (), "returned": (), "unchanged": 0}
    return Publication(**{**nothing, **changes})


def rows():
    """Every column of every meeting and agenda item."""
    return (
        list(Meeting.objects.order_by("id").values()),
        list(AgendaItem.objects.order_by("meeting", "position").values()),
    )


def without(kept, *names):
    return [{name: row[name] for name in row if name not in names} for row in kept]


def published(group):
    """What is visible, as it was wanted."""
    visible = Meeting.objects.filter(group=group).visible().with_agenda()
    return [_wanted(row) for row in visible.order_by("number", "id")]


def _wanted(row):
    names = [each for each in WantedMeeting.__dataclass_fields__ if each not in ("items", "notes")]
    items = tuple(_wanted_item(each) for each in row.agenda.all())
    values = {name: getattr(row, name) for name in names}
    return WantedMeeting(**values, notes=tuple(row.notes), items=items)


def _wanted_item(row):
    values = {name: getattr(row, name) for name in WantedItem.__dataclass_fields__}
    lists = {
        "reading": tuple(WantedReading(**each) for each in row.reading),
        "tasks": tuple(WantedTask(**each) for each in row.tasks),
        "spared": tuple(row.spared),
    }
    return WantedItem(**{**values, **lists})
