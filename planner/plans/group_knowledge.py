"""What a group knows already, as its leads may read it: counts, and what need not be planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group
from planner.groups.queries import led_groups
from planner.plans.brief import Brief
from planner.plans.knowing import Lacking, Skippable, lacking, skippable
from planner.plans.needed import needed_for
from planner.progress.counting_actions import answered


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupKnowledge:
    """`answered` of `members` were placed. `people`: how many the last count is of, 0 before the
    first; `is_everybody`: all members. `why_not`: empty where it can be counted (anew)."""

    members: int
    answered: int
    people: int
    counted_at: dt.datetime | None
    is_everybody: bool
    why_not: str
    skippable: tuple[Skippable, ...]
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """For a draft that is not of a group yet: what all know in a group that its maker leads."""

    group: Group
    is_everybody: bool
    people: int
    skippable: tuple[Skippable, ...]


def offer_for(user: User, brief: Brief, catalogue: Catalogue, *, group: str = "") -> Offer | None:
    """`group`: the number of one of several; without it only somebody who leads one that was
    counted is offered anything."""
    led = [
        each
        for each in led_groups(user)
        if (not group or str(each.pk) == group) and each.knowledge_counts.exists()
    ]
    if len(led) != 1:
        return None
    known = group_knowledge(led[0], brief, catalogue)
    return Offer(
        group=led[0],
        is_everybody=known.is_everybody,
        people=known.people,
        skippable=known.skippable,
    )


def group_knowledge(group: Group, brief: Brief, catalogue: Catalogue) -> GroupKnowledge:
    found = answered(group)
    last = found.last
    people, counts = (last.people, last.counts) if last else (0, {})
    needed = needed_for([brief], catalogue).steps if last else ()
    return GroupKnowledge(
        members=found.members,
        answered=len(found.sharing | found.private),
        people=people,
        counted_at=last.counted_at if last else None,
        is_everybody=people >= found.members,
        why_not=found.why_not,
        skippable=skippable(brief, needed, counts, people, catalogue),
        lacking=lacking(needed, counts, people, catalogue),
    )
