"""What members would like to hear of out of curiosity, who else would, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class CuriosityProposal(models.Model):
    """A topic of the catalogue for a meeting of the plan that is kept free for curiosity."""

    plan = models.ForeignKey("Plan", on_delete=models.CASCADE, related_name="proposals")
    topic = models.CharField(max_length=80)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "topic"], name="curiosity_is_proposed_once"),
        )

    def __str__(self) -> str:
        return f"proposal {self.pk} of plan {self.plan_id}: {self.topic}"


class CuriosityVote(models.Model):
    """One member's wish to hear of it too; as many as one likes."""

    proposal = models.ForeignKey(CuriosityProposal, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["proposal", "user"], name="curiosity_vote_is_one"),
        )

    def __str__(self) -> str:
        return f"vote {self.pk} for proposal {self.proposal_id}"


class CuriositySpark(models.Model):
    """What a meeting that was for curiosity sparked, in the words of whoever led or proposed it."""

    plan = models.ForeignKey("Plan", on_delete=models.CASCADE, related_name="sparks")
    meeting_key = models.CharField(max_length=40)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting_key", "author"], name="spark_is_one"),
            models.CheckConstraint(condition=~models.Q(text=""), name="spark_says_something"),
        )

    def __str__(self) -> str:
        return f"spark {self.pk} of meeting {self.meeting_key}"


class CuriosityResult(models.Model):
    """What took a meeting, with how many wishes, when those for it were counted.

    Empty `topic`: nothing did, as nothing fitted or a lead had chosen. `closed_at`: until when
    wishes counted.
    """

    plan = models.ForeignKey("Plan", on_delete=models.CASCADE, related_name="curiosity_results")
    meeting_key = models.CharField(max_length=40)
    topic = models.CharField(max_length=80, blank=True)
    wishes = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField()
    settled_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting_key"], name="curiosity_is_settled_once"),
        )

    def __str__(self) -> str:
        return f"result {self.pk} of plan {self.plan_id}: {self.topic or 'nothing'}"
