"""How a group defines its system: its answers to the questions, in every version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from planner.groups.models import Group


class WorksheetVersion(models.Model):
    """The whole worksheet as it was from `written_at` until the next version.

    `answers`: by the number of the question as text, in Markdown; a question without an answer is
    not there. `asked`: the one that this version answered anew, None where a former version was
    brought back, which `restored` then names.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="worksheet_versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict, blank=True)
    asked = models.PositiveSmallIntegerField(null=True, blank=True)
    restored = models.PositiveIntegerField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["group", "number"], name="worksheet_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="worksheet_version_counts"),
            models.CheckConstraint(
                condition=Q(asked=None, restored__isnull=False)
                | Q(asked__isnull=False, restored=None),
                name="worksheet_version_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of the worksheet of group {self.group_id}"
