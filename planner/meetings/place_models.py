"""Where meetings take place and who writes them up: what leads say beside the plan."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from planner.groups.models import Group

LONGEST_PLACE = 120
LONGEST_LINK = 500


class GroupPlace(models.Model):
    """Where a group meets, unless a meeting says otherwise; both may be empty."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="place")
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    def __str__(self) -> str:
        return f"place {self.pk} of group {self.group_id}"


class Arrangement(models.Model):
    """What is arranged for one meeting. Empty: as the group has it, and the backup writes."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="arrangement"
    )
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    scribe = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    def __str__(self) -> str:
        return f"arrangement {self.pk} of meeting {self.meeting_id}"
