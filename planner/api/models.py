"""What was answered to a request that may be sent twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Answered(models.Model):
    """The answer to what somebody sent under an idempotency key, given again for the same.

    `digest`: of method, address and body.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "key"], name="answered_once_a_person_and_key"),
        )

    def __str__(self) -> str:
        return f"answer {self.pk} to user {self.user_id}"
