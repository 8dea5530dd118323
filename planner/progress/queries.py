"""Where somebody stands, as pages and plans need it; nobody's states are another's to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from planner.accounts.models import User
from planner.progress.models import (
    HelpOffer,
    State,
    StateBatch,
    StateChange,
    Stuck,
    TopicState,
    UnitRead,
)

SUGGESTED_EVERY = dt.timedelta(days=30)
"""One parked topic at most is suggested in so long."""


def known_to(user: User) -> tuple[tuple[str, int], ...]:
    """Topics that they understand, each at the deepest depth."""
    rows = TopicState.objects.knowing().filter(user=user)
    found: dict[str, int] = {}
    for topic, depth in rows.values_list("topic", "depth").order_by("topic", "depth"):
        found[topic] = depth
    return tuple(found.items())


def parked_by(user: User) -> list[TopicState]:
    """What they left for now, longest ago first."""
    return list(TopicState.objects.parked().filter(user=user).order_by("since", "id"))


def to_take_up(user: User, *, now: dt.datetime) -> TopicState | None:
    """The parked topic to suggest: the one that waits longest, at least a month; none while
    less than a month ago one was put off or taken up again."""
    lately = now - SUGGESTED_EVERY
    parked = parked_by(user)
    taken_up = StateChange.objects.filter(
        user=user, was=State.PARKED, changed_at__gt=lately, undone_at=None
    )
    if any(each.put_off_at and each.put_off_at > lately for each in parked) or taken_up.exists():
        return None
    waiting = [each for each in parked if each.since <= lately]
    return min(waiting, key=lambda each: (each.put_off_at or each.since, each.pk), default=None)


def helpers(users: Iterable[User], *, topic: str, depth: int) -> list[User]:
    """Who of these offered to help and understands the topic at this depth or a deeper one."""
    offering = HelpOffer.objects.filter(user__in=list(users)).values("user")
    states = TopicState.objects.knowing().filter(topic=topic, depth__gte=depth)
    able = states.filter(user__in=offering).values("user")
    return list(User.objects.filter(pk__in=able, is_active=True).order_by("pk"))


def moments_of(user: User) -> QuerySet[Stuck]:
    """Open ones first, then what is behind them, the newest first."""
    return Stuck.objects.filter(user=user).order_by("ended_at", "-began_at", "-id")


def minutes_stuck_on(user: User, topic: str) -> int:
    """What they spent on it while stuck, as far as it is known."""
    spent = Stuck.objects.filter(user=user, topic=topic).aggregate(minutes=Sum("minutes"))
    return spent["minutes"] or 0


def marks_with_chapters(user: User, units: Collection[str]) -> dict[str, UnitRead]:
    """The mark that counts of each of these units, as far as they have one; as `chapter` the batch
    that said that all it covers is understood."""
    if not units:
        return {}
    chapters = StateBatch.objects.filter(
        user=user, kind=StateBatch.Kind.CHAPTER, about=OuterRef("unit"), undone_at=None
    )
    rows = UnitRead.objects.standing().filter(user=user, unit__in=set(units))
    with_chapters = rows.annotate(chapter=Subquery(chapters.order_by("-id").values("id")[:1]))
    return {row.unit: row for row in with_chapters.order_by("id")}
