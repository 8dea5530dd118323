"""Writes who of the demo said what they know already, what Ada had counted, and a first reading."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.dashboard.demo_cast import ADA, BEN, LENA, MATEO, PRIYA, Person
from planner.groups.models import Group
from planner.meetings.models import AgendaItem
from planner.progress.counting_actions import count_knowledge
from planner.progress.placement_actions import answer, finish, start
from planner.progress.unit_actions import mark_read

PLACED: dict[Person, tuple[tuple[str, int, bool], ...]] = {
    ADA: (("descriptive-visualisation", 2, True), ("cross-validation", 2, False)),
    PRIYA: (("descriptive-visualisation", 2, True), ("confidence-bootstrap", 2, True)),
    LENA: (("descriptive-visualisation", 2, True), ("metrics-roc-pr", 1, False)),
    MATEO: (("descriptive-visualisation", 2, False),),
}
"""Ben, whom a visitor can be, has it before him; Yuki has not come to it."""


def place_some(group: Group, *, now: dt.datetime) -> None:
    began_at = group.created_at
    for person, answers in PLACED.items():
        user = User.objects.get(email=person.email)
        placement = start(user=user, group=group, now=began_at)
        for after, (topic, depth, can) in enumerate(answers):
            answer(placement=placement, topic=topic, depth=depth, can=can, after=after, by=user)
        known = [(topic, depth) for topic, depth, can in answers if can]
        finish(placement=placement, known=known, by=user, now=began_at)
    lead = User.objects.get(email=ADA.email)
    count_knowledge(group=group, by=lead, now=began_at + dt.timedelta(days=1))
    _read(group, now)


def _read(group: Group, now: dt.datetime) -> None:
    """The first thing for the next meeting took Ben longer than it is meant to."""
    ben = User.objects.get(email=BEN.email)
    items = AgendaItem.objects.filter(meeting__group=group).exclude(reading=[])
    first = items.order_by("meeting__starts_at", "position", "id").first()
    if first is not None:
        reading = first.reading[0]
        mark_read(
            user=ben,
            unit=reading["unit"],
            title=reading["title"],
            minutes=reading["minutes"] + 10,
            now=now - dt.timedelta(days=1),
        )
