"""Tries at exercises: what was derived, what was written, how it went. Nobody else's to read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST, LONGEST_ID

LONGEST_LINK = LONGEST["url"]


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def kept(self) -> AttemptQuerySet:
        """Without those that were taken back."""
        return self.filter(taken_back_at=None)


class Attempt(models.Model):
    """One try at an exercise. `exercise` is an id of the catalogue.

    The derivation comes before the code: it is written here, or `is_on_paper`. `work` is code as
    it was pasted, never run; `link`: where it is instead. `outcome`: in the member's own words.
    One that was taken back stays, with when, and can be brought back.
    """

    class Outcome(models.TextChoices):
        GOT_IT = "got-it", gettext_lazy("Got it")
        PARTLY = "partly", gettext_lazy("Partly")
        NOT_YET = "not-yet", gettext_lazy("Not yet")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts"
    )
    exercise = models.CharField(max_length=LONGEST_ID)
    derivation = models.TextField(blank=True)
    is_on_paper = models.BooleanField(default=False)
    work = models.TextField(blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    tried_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(exercise=""), name="attempt_is_at_an_exercise"),
            models.CheckConstraint(
                condition=Q(outcome__in=["got-it", "partly", "not-yet"]),
                name="attempt_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(is_on_paper=True) | ~Q(derivation=""), name="attempt_derives_first"
            ),
        )
        indexes = (models.Index(fields=["user", "exercise", "id"], name="attempt_of_an_exercise"),)

    def __str__(self) -> str:
        return f"attempt {self.pk} of user {self.user_id}: {self.exercise}"
