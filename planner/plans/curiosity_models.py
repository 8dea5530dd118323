"""What members would like to hear of out of curiosity, and who else would."""

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
