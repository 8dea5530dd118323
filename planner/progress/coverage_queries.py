"""What the members of a group know, split by who shares it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from planner.accounts.models import User
from planner.groups.models import Group, Membership, Sharing
from planner.progress.coverage import Known, Step
from planner.progress.models import TopicState


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A member with what they know; `shares`: whether the group may see it as theirs."""

    user: User
    joined_at: dt.datetime
    shares: bool
    known: Known


def learners(group: Group, topics: Collection[str]) -> tuple[Learner, ...]:
    """The members, longest first; with two queries. What comes of who does not share goes only
    into numbers (`planner.progress.coverage.band`), and to themselves."""
    said = Sharing.objects.filter(group=OuterRef("group"), user=OuterRef("user"), ratings=True)
    members = Membership.objects.active().filter(group=group).annotate(shares=Exists(said))
    rows = list(members.select_related("user").order_by("joined_at", "id"))
    known = _known([row.user_id for row in rows], topics)
    return tuple(
        Learner(
            user=row.user,
            joined_at=row.joined_at,
            shares=bool(getattr(row, "shares", False)),
            known=Known(known[row.user_id]),
        )
        for row in rows
    )


def _known(
    users: Collection[int], topics: Collection[str]
) -> Mapping[int, Mapping[Step, dt.datetime]]:
    found: dict[int, dict[Step, dt.datetime]] = {user: {} for user in users}
    rows = TopicState.objects.knowing().filter(user__in=users)
    for user, topic, depth, since in rows.values_list("user", "topic", "depth", "since"):
        if topic in topics:
            found[user][topic, depth] = since
    return found
