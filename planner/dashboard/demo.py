"""Writes the demo's people, groups and plans, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from curriculum.queries import snapshot
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard import demo_cast
from planner.dashboard.demo_cast import DemoGroup, Person
from planner.dashboard.demo_past import learn_before
from planner.dashboard.demo_placements import place_some
from planner.dashboard.demo_plan import publish_plan
from planner.dashboard.demo_practice import practise
from planner.dashboard.demo_standing import stand
from planner.dashboard.demo_system import describe_system
from planner.dashboard.demo_talk import talk
from planner.dashboard.demo_wishes import suggest_changes
from planner.groups import actions as groups
from planner.groups.models import Group
from planner.plans.people import participants
from planner.plans.queries import answer_for

BEGAN_BEFORE = dt.timedelta(weeks=5)
"""So long the groups have been there, and talked."""


def seed(*, now: dt.datetime) -> Iterator[str]:
    """Make what is missing and say so; whatever is there already stays as it is."""
    people = {person.name: person for group in demo_cast.GROUPS for person in group.people}
    for person in (*people.values(), *demo_cast.WITHOUT_GROUP):
        _account(person)
    catalogue = None
    for group in demo_cast.GROUPS:
        if Group.objects.filter(name=group.name).exists():
            yield f"{group.name} is there already."
            continue
        catalogue = catalogue or snapshot()
        yield _group(group, catalogue, now)


def _account(person: Person) -> User:
    """Nobody of the demo has a password; Dora keeps the catalogue, Omar runs everything."""
    user = User.objects.filter(email=person.email).first()
    if user is not None:
        return user
    is_operator = person is demo_cast.OMAR
    return User.objects.create_user(
        email=person.email,
        name=person.name,
        time_zone=person.zone,
        is_staff=is_operator,
        is_superuser=is_operator,
        is_curator=person is demo_cast.DORA,
    )


@transaction.atomic
def _group(cast: DemoGroup, catalogue: Catalogue, now: dt.datetime) -> str:
    start = demo_cast.start_on(cast, now.date())
    lead = _account(cast.people[0])
    began_at = now - BEGAN_BEFORE
    group = groups.create_group(name=cast.name, zone=cast.zone, by=lead, now=began_at)
    for person in cast.people:
        _member(group, person, start, lead, began_at)
    if cast is demo_cast.PAYMENTS:
        learn_before(group, catalogue, lead=lead, now=now)
    brief = demo_cast.brief_of(cast, start)
    brief = replace(brief, people=participants(group, brief))
    answer = answer_for(brief, catalogue)
    publish_plan(group, brief, catalogue, lead=lead, now=now)
    if cast is demo_cast.PAYMENTS:
        talk(group, now=now)
        describe_system(group, now=now)
        stand(group, now=now)
        practise(catalogue, now=now)
        place_some(group, now=now)
        suggest_changes(now=now)
    reached = len(answer.programme.reached())
    return f"{cast.name}: {len(cast.people)} people, {cast.meetings} meetings, {reached} reached."


def _member(group: Group, person: Person, start: dt.date, lead: User, now: dt.datetime) -> None:
    user = _account(person)
    if user == lead:
        membership = group.memberships.active().get(user=user)
    else:
        membership = groups.add_member(group=group, user=user, by=lead, now=now)
    groups.describe_member(
        membership=membership,
        country=person.country,
        subdivision=person.subdivision,
        reading_minutes=person.reading,
        takes_turns=person.leads,
    )
    for away in demo_cast.away_of(person, start):
        groups.add_away(
            membership=membership,
            first_on=away.first,
            last_on=away.last,
            reason=away.reason,
            by=lead,
            now=now,
        )
