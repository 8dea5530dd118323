"""What somebody lets a group see of how they learn."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Sharing(models.Model):
    """One person's choice in one group, which outlives their leaving; without a row it is as if
    one was just made.

    `participation`: that they came, led, read. `ratings`: how they rate themselves on topics.
    `need`: their leads are told when they may need a hand.
    """

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="sharing")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sharing"
    )
    participation = models.BooleanField(default=True)
    ratings = models.BooleanField(default=False)
    need = models.BooleanField(default=False)
    chosen_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "sharing"
        constraints = (
            models.UniqueConstraint(fields=["group", "user"], name="sharing_once_a_group"),
        )

    def __str__(self) -> str:
        return f"sharing {self.pk} of user {self.user_id} in group {self.group_id}"
