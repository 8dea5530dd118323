"""What curators have looked at on the health page, and found to be all right as it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models

LONGEST_WORD = 300


class HealthNote(models.Model):
    """`digest` stands for a defect, as it was told: a note counts as long as it says the same."""

    digest = models.CharField(max_length=64, unique=True)
    word = models.CharField(max_length=LONGEST_WORD)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="health_notes"
    )
    noted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(word=""), name="health_note_has_a_word"),
        )

    def __str__(self) -> str:
        return f"note {self.pk} on {self.digest}"
