"""Who is told of what, and what they have read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from curriculum.values import LONGEST_ID
from planner.groups.models import Group


class Follow(models.Model):
    """That somebody wants to hear of a thread, of a topic, or, with neither, of the whole group;
    or, muted, that they do not. The narrower one counts."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="follows")
    thread = models.ForeignKey(
        "threads.Thread", on_delete=models.CASCADE, related_name="follows", null=True, blank=True
    )
    topic = models.CharField(max_length=LONGEST_ID, blank=True)
    is_muted = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "thread"],
                condition=Q(thread__isnull=False),
                name="follow_once_a_thread",
            ),
            models.UniqueConstraint(
                fields=["user", "group", "topic"],
                condition=Q(thread=None),
                name="follow_once_a_topic_or_group",
            ),
            models.CheckConstraint(
                condition=Q(thread=None) | Q(topic=""), name="follow_is_of_one_thing"
            ),
        )

    def __str__(self) -> str:
        return f"follow {self.pk} of user {self.user_id} in group {self.group_id}"


class ReadMark(models.Model):
    """Up to when somebody has read a thread; posts placed later are new to them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks"
    )
    thread = models.ForeignKey(
        "threads.Thread", on_delete=models.CASCADE, related_name="read_marks"
    )
    read_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "thread"], name="read_mark_once_a_thread"),
        )

    def __str__(self) -> str:
        return f"read mark {self.pk} of user {self.user_id} in thread {self.thread_id}"
