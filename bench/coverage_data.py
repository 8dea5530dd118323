"""A group of 30 whose plan has 47 decisions, half of them behind it; half of the people share."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from curriculum.records import Catalogue, Decision
from planner.accounts.models import User
from planner.groups import actions as groups
from planner.groups.models import Group, Membership, Sharing
from planner.meetings.models import CoveredItem, Meeting
from planner.plans.models import Plan, Revision
from planner.progress.models import State, TopicState

PEOPLE, DECISIONS, A_MEETING = 30, 47, 2
WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    group: Group
    lead: User
    people: tuple[User, ...]


def make(
    catalogue: Catalogue,
    *,
    now: dt.datetime,
    people: int = PEOPLE,
    decisions: int = DECISIONS,
    is_rated: bool = True,
) -> Made:
    """`is_rated`: whether anybody has rated themselves, and shares it."""
    lead = _user(0)
    group = groups.create_group(name="A large team", zone="Europe/Berlin", by=lead, now=now - WEEK)
    others = [_user(number) for number in range(1, people)]
    for user in others:
        groups.add_member(group=group, user=user, by=lead, now=now)
    Membership.objects.filter(group=group).update(joined_at=now - 20 * WEEK)
    everybody = (lead, *others)
    chosen = [each for each in catalogue.decisions if each.needs][:decisions]
    _plan(group, lead, chosen, now)
    if is_rated:
        _share(group, everybody, now)
        _rate(everybody, chosen, now)
    return Made(group=group, lead=lead, people=everybody)


def _user(number: int) -> User:
    return User.objects.create_user(f"person{number}@example.org", name=f"Person {number:02}")


def _plan(group: Group, lead: User, chosen: list[Decision], now: dt.datetime) -> None:
    plan = Plan.objects.create(group=group, title="All of it", created_at=now, created_by=lead)
    pairs = [chosen[at : at + A_MEETING] for at in range(0, len(chosen), A_MEETING)]
    first = now - len(pairs) // 2 * WEEK
    starts = [first + number * WEEK for number in range(len(pairs))]
    revision = Revision.objects.create(
        plan=plan,
        number=1,
        status=Revision.Status.PUBLISHED,
        brief={},
        programme={
            "decisions": [{"id": each.id, "question": each.question} for each in chosen],
            "entries": [_entry(number, pair) for number, pair in enumerate(pairs)],
        },
        catalogue_digest="",
        created_at=first,
        created_by=lead,
        published_at=first,
        published_by=lead,
    )
    Plan.objects.filter(pk=plan.pk).update(head=revision, created_at=first - WEEK)
    Meeting.objects.bulk_create(
        _meeting(group, plan, number, at, now) for number, at in enumerate(starts)
    )
    held = Meeting.objects.filter(group=group, state=Meeting.State.HELD).order_by("starts_at")
    CoveredItem.objects.bulk_create(
        _covered(meeting, position, decision)
        for meeting, pair in zip(held, pairs, strict=False)
        for position, decision in enumerate(pair, start=1)
    )


def _entry(number: int, pair: list[Decision]) -> dict[str, object]:
    lines = [
        {
            "kind": "study",
            "title": need.topic,
            "topic": need.topic,
            "depth": need.depth,
            "decisions": [each.id],
        }
        for each in pair
        for need in each.needs
    ]
    return {"key": f"meeting{number:03}", "reached": [each.id for each in pair], "lines": lines}


def _meeting(group: Group, plan: Plan, number: int, at: dt.datetime, now: dt.datetime) -> Meeting:
    return Meeting(
        group=group,
        series=plan.series,
        key=f"meeting{number:03}",
        number=number + 1,
        kind=Meeting.Kind.STUDY,
        title=f"Meeting {number + 1}",
        starts_at=at,
        ends_at=at + dt.timedelta(hours=1),
        state=Meeting.State.HELD if at < now else Meeting.State.PLANNED,
        created_at=at,
        changed_at=at,
    )


def _covered(meeting: Meeting, position: int, decision: Decision) -> CoveredItem:
    need = decision.needs[0]
    return CoveredItem(
        meeting=meeting,
        position=position,
        kind="study",
        title=need.topic,
        topic=need.topic,
        depth=need.depth,
        planned=30,
        minutes=25 + position,
        extent=CoveredItem.Extent.YES,
    )


def _share(group: Group, people: tuple[User, ...], now: dt.datetime) -> None:
    Sharing.objects.bulk_create(
        Sharing(group=group, user=user, ratings=number % 2 == 0, chosen_at=now)
        for number, user in enumerate(people)
    )


def _rate(people: tuple[User, ...], chosen: list[Decision], now: dt.datetime) -> None:
    """Everybody knows about half of what is needed."""
    chance = random.Random(7)
    steps = sorted({(need.topic, need.depth) for each in chosen for need in each.needs})
    TopicState.objects.bulk_create(
        TopicState(
            user=user,
            topic=topic,
            depth=depth,
            state=State.UNDERSTOOD,
            since=now - chance.randrange(1, 90) * dt.timedelta(days=1),
        )
        for user in people
        for topic, depth in steps
        if chance.random() < 0.5
    )
