"""What people propose for the catalogue, for curators to look at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from curriculum.values import LONGEST_ID


class Suggestion(models.Model):
    """A text that somebody offers for an entry of the catalogue.

    `entry_kind` and `entry_id` name the entry, such as "topic" and "vectors". `credit`: whom to
    name for it, empty for nobody; they have agreed to both. `source` names where it comes from, so
    that nothing is suggested twice.
    """

    class Kind(models.TextChoices):
        NOTE = "note", "a note"

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    entry_kind = models.CharField(max_length=20)
    entry_id = models.CharField(max_length=LONGEST_ID)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    credit = models.CharField(max_length=150, blank=True)
    source = models.CharField(max_length=80, unique=True)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="suggestions"
    )
    created_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="suggestion_has_a_text"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "accepted", "declined"]),
                name="suggestion_state_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"suggestion {self.pk} for {self.entry_kind} {self.entry_id}"
