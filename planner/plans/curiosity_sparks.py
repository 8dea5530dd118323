"""What meetings that were for curiosity sparked: optional, kept beside them, counted nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from planner.accounts.models import User
from planner.groups.queries import shown_name
from planner.meetings.models import Meeting
from planner.plans.actions import locked
from planner.plans.curiosity_models import CuriositySpark
from planner.plans.models import Plan

LONGEST_SPARK = 1000


class CannotSay(Exception):
    """It cannot be said, or not by them; the text says why."""


@dataclass(frozen=True, slots=True)
class Spark:
    author: int
    name: str
    text: str


@transaction.atomic
def say_spark(*, plan: Plan, key: str, text: str, by: User, now: dt.datetime) -> None:
    """What it sparked, in place of what they said before; nothing takes it back.

    Raises CannotSay, GroupIsArchived.
    """
    plan = locked(plan)
    meeting = _curious(plan, key)
    if meeting is None or meeting.starts_at > now:
        raise CannotSay("That meeting is not for curiosity, or still to come.")
    if by.pk not in who_may_say(plan, [meeting])[key]:
        raise CannotSay("Whoever led it or proposed the topic says what it sparked.")
    said = text.strip()
    if len(said) > LONGEST_SPARK:
        raise CannotSay(f"There is room for {LONGEST_SPARK:,} characters; this has {len(said):,}.")
    if not said:
        CuriositySpark.objects.filter(meeting_key=key, author=by).delete()
        return
    CuriositySpark.objects.update_or_create(
        meeting_key=key,
        author=by,
        defaults={"plan": plan, "text": said, "written_at": now},
    )


def who_may_say(plan: Plan, meetings: Sequence[Meeting]) -> dict[str, frozenset[int]]:
    """By the key of each meeting: who led it, and who proposed what it was about. Two queries at
    most."""
    proposers = dict(plan.proposals.values_list("topic", "proposed_by"))
    return {
        each.key: frozenset(
            person
            for person in (
                each.lead_id,
                *(proposers.get(item.topic) for item in each.agenda.all()),
            )
            if person is not None
        )
        for each in meetings
    }


def sparks_of(keys: Iterable[str]) -> Mapping[str, tuple[Spark, ...]]:
    """By the key of each meeting, first said first. One query."""
    found: dict[str, list[Spark]] = {}
    rows = CuriositySpark.objects.filter(meeting_key__in=list(keys)).select_related("author")
    for row in rows.order_by("written_at", "id"):
        spark = Spark(row.author_id, shown_name(row.author), row.text)
        found.setdefault(row.meeting_key, []).append(spark)
    return {key: tuple(sparks) for key, sparks in found.items()}


def curious_meetings(plan: Plan, *, now: dt.datetime) -> list[Meeting]:
    """Those for curiosity that were or are, the latest first, each with its agenda's topics."""
    rows = Meeting.objects.taking_place().filter(
        group=plan.group_id, series=plan.series, kind=Meeting.Kind.CURIOSITY, starts_at__lte=now
    )
    return list(rows.prefetch_related("agenda").order_by("-starts_at", "-id"))


def _curious(plan: Plan, key: str) -> Meeting | None:
    rows = Meeting.objects.taking_place().filter(group=plan.group_id, series=plan.series, key=key)
    return rows.filter(kind=Meeting.Kind.CURIOSITY).first()
