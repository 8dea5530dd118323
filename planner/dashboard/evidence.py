"""What speaks for somebody's knowing a topic, beside what they say of themselves: what they did.

It is composed anew each time, from meetings, threads and exercises, and shown to nobody but them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.meetings.models import CoveredItem, Meeting
from planner.progress.models import Attempt
from planner.threads.models import Post, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`text` begins with a verb: "led the meeting". `address`: where it happened."""

    topic: str
    depth: int
    text: str
    address: str
    at: dt.datetime


def evidence_of(
    user: User, topics: Collection[str], catalogue: Catalogue
) -> dict[str, tuple[Evidence, ...]]:
    """By topic, the newest first."""
    if not topics:
        return {}
    found: dict[str, list[Evidence]] = {}
    for each in (
        *_from_meetings(user, topics),
        *_from_threads(user, topics),
        *_from_exercises(user, topics, catalogue),
    ):
        found.setdefault(each.topic, []).append(each)
    return {
        topic: tuple(sorted(rows, key=lambda each: each.at, reverse=True))
        for topic, rows in found.items()
    }


def _from_meetings(user: User, topics: Collection[str]) -> Iterator[Evidence]:
    """Those at which they were and that covered the topic; to have led it says more."""
    covered = CoveredItem.objects.filter(
        topic__in=set(topics),
        extent__in=[CoveredItem.Extent.YES, CoveredItem.Extent.PARTLY],
        meeting__state=Meeting.State.HELD,
        meeting__attendances__user=user,
        meeting__attendances__is_present=True,
    ).select_related("meeting__group")
    seen: set[tuple[str, int]] = set()
    for item in covered.order_by("-meeting__starts_at", "position", "id"):
        meeting = item.meeting
        if (item.topic, meeting.pk) in seen:
            continue
        seen.add((item.topic, meeting.pk))
        yield Evidence(
            topic=item.topic,
            depth=item.depth,
            text=_("led the meeting on it")
            if meeting.lead_id == user.pk
            else _("came to the meeting"),
            address=reverse(
                "meetings:meeting", args=[meeting.group_id, meeting.group.slug, meeting.key]
            ),
            at=meeting.starts_at,
        )


def _from_threads(user: User, topics: Collection[str]) -> Iterator[Evidence]:
    """What they answered in questions about the topic."""
    answers = Post.objects.present().filter(
        author=user,
        kind=Post.Kind.ANSWER,
        thread__about_kind=Thread.About.TOPIC,
        thread__about_id__in=set(topics),
        thread__deleted_at=None,
        thread__merged_into=None,
    )
    for post in answers.select_related("thread__group").order_by("-placed_at", "-id"):
        thread = post.thread
        is_accepted = thread.accepted_id == post.pk
        yield Evidence(
            topic=thread.about_id,
            depth=0,
            text=_("answered a question, and it was accepted")
            if is_accepted
            else _("answered a question"),
            address=reverse("threads:thread", args=[thread.group_id, thread.group.slug, thread.pk]),
            at=post.placed_at,
        )


def _from_exercises(
    user: User, topics: Collection[str], catalogue: Catalogue
) -> Iterator[Evidence]:
    """What they derived and got; the newest try of each exercise."""
    exercises = {
        exercise.id: exercise
        for exercise in catalogue.exercises
        if any(each.topic in topics for each in exercise.covers)
    }
    tries = Attempt.objects.kept().filter(
        user=user, exercise__in=exercises, outcome=Attempt.Outcome.GOT_IT
    )
    rows = tries.order_by("id").values_list("exercise", "tried_at")
    for name, tried_at in dict(rows).items():
        for each in exercises[name].covers:
            if each.topic in topics:
                yield Evidence(
                    topic=each.topic,
                    depth=each.depth,
                    text=_("did an exercise"),
                    address=reverse("dashboard:exercise", args=[name]),
                    at=tried_at,
                )
