"""What a group keeps of a topic: its intuitions, and what it offers to the catalogue."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from curriculum.values import LONGEST_ID
from planner.groups.models import Group


class Intuition(models.Model):
    """A topic in five lines, as one member understands it; one of each member.

    `html` and `markup_version` as those of a Post. `vote_count` is that of its votes.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="intuitions")
    topic = models.CharField(max_length=LONGEST_ID)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intuitions"
    )
    text = models.TextField()
    html = models.TextField(editable=False)
    markup_version = models.PositiveSmallIntegerField(editable=False)
    written_at = models.DateTimeField()
    vote_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["group", "topic", "author"], name="intuition_once_a_member_and_topic"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="intuition_has_a_text"),
        )

    def __str__(self) -> str:
        return f"intuition {self.pk} on {self.topic} in group {self.group_id}"


class IntuitionVote(models.Model):
    """That somebody finds it the one to remember; one of each member and topic."""

    intuition = models.ForeignKey(Intuition, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intuition_votes"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["intuition", "user"], name="intuition_vote_once"),
        )

    def __str__(self) -> str:
        return f"vote {self.pk} for intuition {self.intuition_id}"


class Promotion(models.Model):
    """That a member wants a post or an intuition in the catalogue, and what its author says.

    `text`: what was offered, as it was then. `credit`: the author's answer, whom to name.
    `suggested_at`: when, with the author's consent, it went to the curators.
    """

    post = models.OneToOneField(
        "threads.Post", on_delete=models.CASCADE, related_name="promotion", null=True, blank=True
    )
    intuition = models.OneToOneField(
        Intuition, on_delete=models.CASCADE, related_name="promotion", null=True, blank=True
    )
    topic = models.CharField(max_length=LONGEST_ID)
    text = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True, blank=True)
    suggested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(post__isnull=False, intuition=None)
                | Q(post=None, intuition__isnull=False),
                name="promotion_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(refused_at=None) | Q(suggested_at=None),
                name="promotion_has_one_answer",
            ),
        )

    def __str__(self) -> str:
        return f"promotion {self.pk} for {self.topic}"
