"""Counting how many of a group know what, so that nobody's answers can be read out of it.

Who shares their ratings is counted as they are. All others are counted only from five on, and
counted anew only once five more have answered: then no difference between two counts is any one
person's. Counting is an act, as a count that moved by itself would tell who answered last.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership, Sharing
from planner.progress.models import KnowledgeCount, Placement, TopicState

LEAST = 5
DEEPEST = 3


class CannotCount(Exception):
    """Too few have answered; the text says how many must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Of `members`, `private` answered without sharing, `new` of them since they were counted last;
    `sharing` answered and share what they know."""

    members: int
    sharing: frozenset[int]
    private: frozenset[int]
    new: int
    last: KnowledgeCount | None

    @property
    def why_not(self) -> str:
        """Empty where it can be counted."""
        if self.last is not None and self.last.private and self.new < LEAST:
            return _(
                "They are counted anew once %(least)s more have answered, so that nobody’s answers"
                " can be read out of the difference."
            ) % {"least": LEAST}
        if not self.counted:
            return _(
                "They are counted once %(least)s people have answered, or somebody who shares"
                " their ratings has."
            ) % {"least": LEAST}
        return ""

    @property
    def counted(self) -> frozenset[int]:
        return self.sharing | (self.private if len(self.private) >= LEAST else frozenset())


def answered(group: Group) -> Answered:
    """With two queries."""
    placed = Placement.objects.finished().filter(group=group, user=OuterRef("user"))
    shared = Sharing.objects.filter(group=group, user=OuterRef("user"), ratings=True)
    members = Membership.objects.active().filter(group=group)
    rows = members.annotate(
        placed_at=Subquery(placed.order_by("-finished_at").values("finished_at")[:1]),
        is_sharing=Exists(shared),
    ).values_list("user", "placed_at", "is_sharing")
    people = list(rows.order_by("id"))
    last = KnowledgeCount.objects.filter(group=group).order_by("-counted_at", "-id").first()
    since = last.counted_at if last else None
    private = {user: at for user, at, shares in people if at and not shares}
    return Answered(
        members=len(people),
        sharing=frozenset(user for user, at, shares in people if at and shares),
        private=frozenset(private),
        new=sum(since is None or at > since for at in private.values()),
        last=last,
    )


@transaction.atomic
def count_knowledge(*, group: Group, by: User, now: dt.datetime) -> KnowledgeCount:
    """Raises CannotCount, GroupIsArchived."""
    locked(group)
    found = answered(group)
    if found.why_not:
        raise CannotCount(found.why_not)
    return KnowledgeCount.objects.create(
        group=group,
        people=len(found.counted),
        private=len(found.counted & found.private),
        counts=_counts(found.counted),
        counted_at=now,
    )


def _counts(users: frozenset[int]) -> dict[str, list[int]]:
    """Topic -> how many know it at each depth, or deeper."""
    deepest: dict[tuple[int, str], int] = {}
    rows = TopicState.objects.knowing().filter(user__in=users)
    for user, topic, depth in rows.values_list("user", "topic", "depth").order_by("depth"):
        deepest[user, topic] = depth
    counts: dict[str, list[int]] = {}
    for (__, topic), depth in sorted(deepest.items()):
        of_topic = counts.setdefault(topic, [0] * DEEPEST)
        for place in range(depth):
            of_topic[place] += 1
    return counts
