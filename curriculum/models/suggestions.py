"""What people propose for the catalogue, for curators to look at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID


class Suggestion(models.Model):
    """A text that somebody offers for an entry of the catalogue.

    `entry_kind` and `entry_id` name the entry, such as "topic" and "vectors". `credit`: whom to
    name for it, empty for nobody; they have agreed to both. `source` names where it comes from, so
    that nothing is suggested twice. `reply`: what its author is told with the decision; `edition`:
    what became of it.
    """

    class Kind(models.TextChoices):
        FIX = "fix", gettext_lazy("something to put right")
        PREREQUISITE = "prerequisite", gettext_lazy("a missing prerequisite")
        RESOURCE = "resource", gettext_lazy("a resource")
        ESTIMATE = "estimate", gettext_lazy("another estimate of the minutes")
        NO_DECISION = "no_decision", gettext_lazy("it changed no decision of ours")
        DISAGREE = "disagree", gettext_lazy("I see it differently")
        NOTE = "note", gettext_lazy("a note")

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("waiting")
        ACCEPTED = "accepted", gettext_lazy("accepted")
        DECLINED = "declined", gettext_lazy("declined")

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
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_suggestions",
    )
    reply = models.CharField(max_length=500, blank=True)
    edition = models.ForeignKey(
        "curriculum.Edition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="suggestion_has_a_text"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "accepted", "declined"]),
                name="suggestion_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="suggestion_decided_when_it_was",
            ),
        )

        indexes = (models.Index(fields=("state", "id"), name="suggestion_by_state"),)

    def __str__(self) -> str:
        return f"suggestion {self.pk} for {self.entry_kind} {self.entry_id}"
