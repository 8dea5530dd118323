"""Whether somebody wants mails one by one or collected, and on which days."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy


class DigestChoice(models.Model):
    """Without a row every mail comes by itself, on any day.

    `kinds`: the notices that are collected. `weekday` (1 Monday .. 7 Sunday) counts for weekly
    ones. `hour`: of the person's own zone. `quiet_weekends`: what can wait until Monday does.
    """

    class Rhythm(models.TextChoices):
        DAILY = "daily", gettext_lazy("once a day")
        WEEKLY = "weekly", gettext_lazy("once a week")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_choice"
    )
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.DAILY)
    kinds = models.JSONField(default=list, blank=True)
    weekday = models.PositiveSmallIntegerField(default=1)
    hour = models.PositiveSmallIntegerField(default=8)
    quiet_weekends = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(rhythm__in=["daily", "weekly"]), name="digest_rhythm_is_known"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="digest_weekday_is_one"
            ),
            models.CheckConstraint(condition=Q(hour__lte=23), name="digest_hour_is_one"),
        )

    def __str__(self) -> str:
        return f"digest choice {self.pk} of user {self.user_id}"

    @property
    def at(self) -> dt.time:
        return dt.time(self.hour)
