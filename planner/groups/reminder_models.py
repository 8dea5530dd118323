"""When a group's members are reminded of a meeting."""

from __future__ import annotations

import datetime as dt

from django.db import models

LEAD_TIMES = {
    "week_before": dt.timedelta(days=7),
    "two_days_before": dt.timedelta(days=2),
    "day_before": dt.timedelta(days=1),
    "two_hours_before": dt.timedelta(hours=2),
}
"""How long before a meeting begins, by the column that says so; the longest first."""


class ReminderChoice(models.Model):
    """What a group's leads chose; without a row it is as if one was just made."""

    group = models.OneToOneField(
        "groups.Group", on_delete=models.CASCADE, related_name="reminder_choice"
    )
    week_before = models.BooleanField(default=False)
    two_days_before = models.BooleanField(default=True)
    day_before = models.BooleanField(default=False)
    two_hours_before = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"reminder choice {self.pk} of group {self.group_id}"

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of LEAD_TIMES; none where nobody is reminded."""
        return tuple(name for name in LEAD_TIMES if getattr(self, name))
