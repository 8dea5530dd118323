"""Who has said whether they come."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy


class Rsvp(models.Model):
    """What somebody has said of one meeting; without a row they have said nothing."""

    class Answer(models.TextChoices):
        YES = "yes", gettext_lazy("yes")
        MAYBE = "maybe", gettext_lazy("maybe")
        NO = "no", gettext_lazy("no")

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="rsvps")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="rsvps"
    )
    answer = models.CharField(max_length=5, choices=Answer.choices)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = "RSVP"
        verbose_name_plural = "RSVPs"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "user"], name="rsvp_once_a_meeting"),
            models.CheckConstraint(
                condition=Q(answer__in=["yes", "maybe", "no"]), name="rsvp_answer_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer} of user {self.user_id} to meeting {self.meeting_id}"
