"""What somebody has read or skipped, with the minutes that it really took."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID

MOST_READ_MINUTES = 1_000


class UnitReadQuerySet(models.QuerySet["UnitRead"]):
    def standing(self) -> UnitReadQuerySet:
        """Those that were not taken back; of each unit the newest counts."""
        return self.filter(undone_at=None)


class UnitRead(models.Model):
    """That somebody marked a unit as read or skipped; the newest mark of a unit counts.

    `unit` is an id of the catalogue, `title` what it was called then. `minutes`: what it took,
    None where they did not say. One that was taken back stays, with when.
    """

    class State(models.TextChoices):
        READ = "read", gettext_lazy("read")
        SKIPPED = "skipped", gettext_lazy("skipped")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="units_read"
    )
    unit = models.CharField(max_length=LONGEST_ID)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=7, choices=State.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    marked_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = UnitReadQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("unit read")
        constraints = (
            models.CheckConstraint(condition=~Q(unit=""), name="unit_read_has_a_unit"),
            models.CheckConstraint(
                condition=Q(state="read") | Q(state="skipped", minutes=None),
                name="unit_read_or_skipped",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=MOST_READ_MINUTES),
                name="unit_read_minutes_are_few",
            ),
        )
        indexes = (models.Index(fields=["user", "unit", "id"], name="unit_read_of_a_unit"),)

    def __str__(self) -> str:
        return f"unit read {self.pk} of user {self.user_id}: {self.unit}"
