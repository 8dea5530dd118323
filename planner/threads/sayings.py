"""What somebody has said of following and muting in a group, asked for once for a whole list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from planner.accounts.models import User
from planner.groups.models import Group
from planner.threads.audience import Stance
from planner.threads.models import Follow, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """`muted`: whether it is muted, by thread, or None, and topic."""

    muted: Mapping[tuple[int | None, str], bool]

    def of(self, *, thread: int | None = None, topic: str = "") -> bool | None:
        """True for followed, False for muted, None where nothing was said; with neither of the
        group."""
        is_muted = self.muted.get((thread, topic))
        return None if is_muted is None else not is_muted

    def mutes(self, thread: Thread) -> bool:
        """By the narrowest of what was said."""
        is_of_topic = thread.about_kind == Thread.About.TOPIC
        stance = Stance(
            thread=self.of(thread=thread.pk),
            topic=self.of(topic=thread.about_id) if is_of_topic else None,
            group=self.of(),
        )
        return stance.is_muted


def sayings(user: User, group: Group, threads: Iterable[Thread]) -> Sayings:
    """Of these threads, and of all topics and the group."""
    about = Q(thread=None) | Q(thread__in=[each.pk for each in threads])
    rows = Follow.objects.filter(about, user=user, group=group)
    return Sayings(
        muted={
            (thread, topic): is_muted
            for thread, topic, is_muted in rows.values_list("thread", "topic", "is_muted")
        }
    )
