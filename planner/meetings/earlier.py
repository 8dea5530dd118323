"""The other meetings of a series: what they studied, and which come before and after one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.language.dates import full_day
from planner.meetings.facilitating import to_recall
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.recall import Studied, questions, recalled
from planner.meetings.titles import said_title
from planner.meetings.zones import zone_named

STUDYING = (
    AgendaItem.Kind.STUDY.value,
    AgendaItem.Kind.CATCH_UP.value,
    AgendaItem.Kind.CURIOSITY.value,
)
TAKING_PLACE = (Meeting.State.PLANNED.value, Meeting.State.HELD.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The meeting before or after another."""

    key: str
    title: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallLine:
    """A question, in Markdown, about a topic of an earlier meeting."""

    topic: str
    name: str
    question: str


@dataclass(slots=True, kw_only=True)
class Sibling:
    """A visible meeting of the series. `studied`: topics with their depths."""

    key: str
    title: str
    starts_at: dt.datetime
    kind: str
    state: str
    studied: list[Studied]

    @property
    def can_recall(self) -> bool:
        return self.state in TAKING_PLACE and self.kind != Meeting.Kind.BREAK


def siblings(meeting: Meeting) -> list[Sibling]:
    """All visible meetings of the series, the meeting itself included, in order."""
    visible = Meeting.objects.visible().filter(group=meeting.group_id).of_series(meeting.series)
    columns = ("key", "title", "starts_at", "kind", "state")
    item = ("agenda__kind", "agenda__topic", "agenda__depth")
    found: dict[str, Sibling] = {}
    order = ("starts_at", "id", "agenda__position")
    for row in visible.order_by(*order).values(*columns, *item):
        sibling = Sibling(**{name: row[name] for name in columns}, studied=[])
        sibling = found.setdefault(row["key"], sibling)
        if row["agenda__topic"] and row["agenda__kind"] in STUDYING:
            sibling.studied.append((row["agenda__topic"], row["agenda__depth"]))
    return list(found.values())


def neighbours(
    series: list[Sibling], meeting: Meeting, names: Mapping[str, str]
) -> tuple[Neighbour | None, Neighbour | None]:
    """The one before and the one after. `names`: what topics are called, from `topic_names`."""
    place = next(number for number, each in enumerate(series) if each.key == meeting.key)
    zone = meeting.group.zone
    before = _neighbour(series[place - 1], zone, names) if place else None
    after = _neighbour(series[place + 1], zone, names) if place + 1 < len(series) else None
    return before, after


def recall_lines(
    series: list[Sibling], meeting: Meeting, catalogue: Catalogue
) -> tuple[RecallLine, ...]:
    """Three questions about what earlier meetings studied; none where nothing lies behind."""
    counted = [each for each in series if each.can_recall or each.key == meeting.key]
    place = next(number for number, each in enumerate(counted) if each.key == meeting.key)
    chosen = [
        each
        for each in recalled([each.studied for each in counted], place)
        if each.topic in catalogue.topic_by_id
    ]
    shown = spoken(catalogue)
    asked_of = {
        (each.topic, each.depth): to_recall(shown, shown.topic_by_id[each.topic], each.depth)
        for each in chosen
    }
    return tuple(
        RecallLine(topic=each.topic, name=shown.topic_by_id[each.topic].name, question=question)
        for each, question in questions(chosen, asked_of)
    )


def _neighbour(sibling: Sibling, zone: str, names: Mapping[str, str]) -> Neighbour:
    on = sibling.starts_at.astimezone(zone_named(zone)).date()
    return Neighbour(key=sibling.key, title=said_title(sibling.title, names), day=full_day(on))
