"""What somebody says of a unit after studying it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from curriculum.values import LONGEST_ID
from planner.groups.models import Group

MOST_LETTERS = 200


class UnitWorthQuerySet(models.QuerySet["UnitWorth"]):
    def standing(self) -> UnitWorthQuerySet:
        return self.filter(undone_at=None)


class UnitWorth(models.Model):
    """Whether a unit was worth its time, and for whom; one of each person and unit.

    `group`: with whom they studied it, None for alone; what it took stands with what they read.
    `may_show`: whether the words may stand, without a name, on the resource's page.
    """

    class Worth(models.TextChoices):
        YES = "yes", "yes"
        PARTLY = "partly", "partly"
        NO = "no", "no"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="units_worth"
    )
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    unit = models.CharField(max_length=LONGEST_ID)
    title = models.CharField(max_length=300, blank=True)
    worth = models.CharField(max_length=6, choices=Worth.choices)
    for_whom = models.CharField(max_length=MOST_LETTERS, blank=True)
    may_show = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = UnitWorthQuerySet.as_manager()

    class Meta:
        verbose_name = "worth of a unit"
        verbose_name_plural = "worths of units"
        constraints = (
            models.UniqueConstraint(fields=["user", "unit"], name="unit_worth_once_a_person"),
            models.CheckConstraint(condition=~Q(unit=""), name="unit_worth_has_a_unit"),
            models.CheckConstraint(
                condition=Q(worth__in=["yes", "partly", "no"]), name="unit_worth_is_known"
            ),
        )
        indexes = (models.Index(fields=["unit"], name="unit_worth_of_a_unit"),)

    def __str__(self) -> str:
        return f"worth {self.pk} of unit {self.unit}"
