"""Which decisions the meetings of a group have worked through, and which come next.

Nobody's rating is in it: it is told by what was published and by what was said of the meetings
that were held. A decision is worked through from the meeting on at which the plan reaches it,
once attendance was taken there and nothing that it needs was left uncovered since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curriculum.former import todays
from curriculum.records import Catalogue, Decision
from planner.groups.models import Group
from planner.meetings.models import CoveredItem, Meeting
from planner.plans.models import Revision
from planner.plans.todays import steps_today

Step = tuple[str, int]
STUDIED = ("study", "catch-up", "curiosity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A decision of the group's plans. `since`: when the meetings had worked it through, which
    for what all knew from the start is when the plan began; `due`: when they will have, by the
    plan; both None for what it leaves out. `needs`: empty where the catalogue has it no more."""

    id: str
    question: str
    needs: tuple[Step, ...]
    is_in_catalogue: bool
    since: dt.datetime | None
    due: dt.datetime | None
    was_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A step on the agenda of a meeting to come, and how many of the decisions it serves."""

    title: str
    depth: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A meeting to come. `reached`: questions of the decisions that can be taken after it."""

    key: str
    title: str
    starts_at: dt.datetime
    adds: tuple[Added, ...]
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedThrough:
    """`began_at`: when the first of the plans was begun; None where there is none."""

    began_at: dt.datetime | None
    decisions: tuple[Planned, ...]
    coming: tuple[Coming, ...]


Entries = Mapping[str, Mapping[str, Any]]
Meetings = Mapping[str, Meeting]


def worked_through(group: Group, catalogue: Catalogue, *, now: dt.datetime) -> WorkedThrough:
    """Of all published plans, those that were put away as well; with three queries."""
    plans = _published(group)
    meetings = {each.key: each for each in _meetings(group)}
    entries = {entry["key"]: entry for _, _, rows in plans for entry in rows if entry.get("key")}
    lacking = steps_today(_lacking(group), catalogue)
    found: dict[str, Planned] = {}
    for began_at, decisions, rows in plans:
        reached = _reached(rows, meetings)
        for each in decisions:
            for name in () if each.get("is_target") else _called(each["id"], catalogue):
                record = catalogue.decision_by_id.get(name)
                meeting = reached.get(each["id"])
                planned = _planned(each, name, record, meeting, lacking, began_at)
                found[planned.id] = _better(found.get(planned.id), planned)
    return WorkedThrough(
        began_at=min((began_at for began_at, _, _ in plans), default=None),
        decisions=tuple(found.values()),
        coming=tuple(_coming(meetings.values(), entries, found, catalogue, now)),
    )


def _published(group: Group) -> list[tuple[dt.datetime, list[Any], list[Any]]]:
    """When each plan was begun, its decisions and its dates; not the rest of the documents."""
    rows = Revision.objects.published().filter(plan__group=group).order_by("plan_id")
    columns = ("plan__created_at", "programme__decisions", "programme__entries")
    return [
        (began_at, decisions or [], entries or [])
        for began_at, decisions, entries in rows.values_list(*columns)
    ]


def _meetings(group: Group) -> Iterator[Meeting]:
    rows = group.meetings.visible().order_by("starts_at", "id")
    yield from rows.only("group", "key", "title", "state", "starts_at", "ends_at")


def _lacking(group: Group) -> set[Step]:
    """Steps that the last meeting which had them did not cover wholly."""
    rows = CoveredItem.objects.filter(meeting__group=group).exclude(topic="")
    ordered = rows.order_by("meeting__starts_at", "meeting_id", "position")
    last = {
        (topic, depth): extent
        for topic, depth, extent in ordered.values_list("topic", "depth", "extent")
    }
    return {step for step, extent in last.items() if extent != CoveredItem.Extent.YES}


def _reached(rows: Iterable[Mapping[str, Any]], meetings: Meetings) -> dict[str, Meeting]:
    """By decision the meeting at which the plan has it."""
    return {
        decision: meetings[entry["key"]]
        for entry in rows
        if entry.get("key") in meetings
        for decision in entry.get("reached", ())
    }


def _called(decision: str, catalogue: Catalogue) -> tuple[str, ...]:
    """As the catalogue calls it today."""
    return todays(catalogue, "decisions", decision) or (decision,)


def _planned(
    entry: Mapping[str, Any],
    name: str,
    record: Decision | None,
    meeting: Meeting | None,
    lacking: set[Step],
    began_at: dt.datetime,
) -> Planned:
    needs = tuple((need.topic, need.depth) for need in record.needs) if record else ()
    is_done = meeting is not None and meeting.state == Meeting.State.HELD
    since = meeting.starts_at if meeting and is_done and lacking.isdisjoint(needs) else None
    was_known = bool(entry.get("is_known"))
    return Planned(
        id=name,
        question=record.question if record else entry["question"],
        needs=needs,
        is_in_catalogue=record is not None,
        since=began_at if was_known else since,
        due=began_at if was_known else meeting.starts_at if meeting else None,
        was_known=was_known,
    )


def _better(old: Planned | None, new: Planned) -> Planned:
    """Of one decision in two plans: the one that has it, or will have it, first."""
    if old is None:
        return new
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return min((old, new), key=lambda each: (each.since or far, each.due or far))


def _coming(
    meetings: Iterable[Meeting],
    entries: Entries,
    found: Mapping[str, Planned],
    catalogue: Catalogue,
    now: dt.datetime,
) -> Iterator[Coming]:
    for each in meetings:
        if each.state != Meeting.State.PLANNED or each.ends_at <= now or each.key not in entries:
            continue
        entry = entries[each.key]
        yield Coming(
            key=each.key,
            title=each.title,
            starts_at=each.starts_at,
            adds=tuple(_adds(entry.get("lines", ()))),
            reached=tuple(
                found[name].question
                for each in entry.get("reached", ())
                for name in _called(each, catalogue)
                if name in found
            ),
        )


def _adds(lines: Sequence[Mapping[str, Any]]) -> Iterator[Added]:
    for line in lines:
        if line["kind"] in STUDIED and line.get("topic"):
            served = len(line.get("decisions", ()))
            yield Added(title=line["title"], depth=line.get("depth", 0), decisions=served)
