"""Writes where the demo's people stand, what they share of it, and who wants a hand."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.dashboard.demo_cast import ADA, LENA, MATEO, PRIYA, Person
from planner.groups.models import Group
from planner.groups.sharing import share
from planner.progress.state_actions import know_before
from planner.progress.stuck_actions import On, get_stuck

SHARING = (ADA, PRIYA, LENA)
KNOWN: dict[Person, tuple[tuple[str, int], ...]] = {
    ADA: (
        ("descriptive-visualisation", 2),
        ("feature-scaling-encoding", 2),
        ("sampling-bias-confounding", 1),
        ("metrics-roc-pr", 1),
        ("problem-framing", 2),
    ),
    PRIYA: (
        ("conditional-bayes", 2),
        ("metrics-roc-pr", 2),
        ("cross-validation", 2),
        ("confidence-bootstrap", 2),
        ("problem-framing", 2),
    ),
    LENA: (
        ("descriptive-visualisation", 2),
        ("feature-scaling-encoding", 2),
        ("sampling-bias-confounding", 2),
        ("hypothesis-testing", 1),
    ),
}
STUCK = On(kind="topic", id="experiment-design", topic="experiment-design", depth=1)
STUCK_FOR = dt.timedelta(days=5)


def stand(group: Group, *, now: dt.datetime) -> None:
    """One decision rests on Priya alone; Mateo is stuck, and wants his lead to know that he is."""
    began_at = group.created_at
    for person, steps in KNOWN.items():
        for topic, depth in steps:
            know_before(user=_user(person), topic=topic, depth=depth, now=began_at)
    for person in SHARING:
        _share(group, person, began_at, ratings=True)
    _share(group, MATEO, began_at, need=True)
    get_stuck(user=_user(MATEO), on=STUCK, group=group, now=now - STUCK_FOR)


def _share(
    group: Group, person: Person, now: dt.datetime, *, ratings: bool = False, need: bool = False
) -> None:
    membership = group.memberships.get(user__email=person.email)
    share(
        membership=membership,
        participation=True,
        ratings=ratings,
        need=need,
        by=membership.user,
        now=now,
    )


def _user(person: Person) -> User:
    return User.objects.get(email=person.email)
