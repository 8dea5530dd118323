"""What somebody said they can do already, question by question."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from planner.groups.models import Group


class PlacementQuerySet(models.QuerySet["Placement"]):
    def open(self) -> PlacementQuerySet:
        return self.filter(finished_at=None)

    def finished(self) -> PlacementQuerySet:
        return self.exclude(finished_at=None)


class Placement(models.Model):
    """One round of can-you questions about what a group's plan needs; theirs alone.

    `answers`: [topic, depth, whether they can], in the order of the questions. `is_again`: what
    was known before is asked anew. `batch`: the states that it wrote, with one undo.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="placements"
    )
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="placements")
    answers = models.JSONField(default=list, blank=True)
    is_again = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        "progress.StateBatch", on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "group"],
                condition=Q(finished_at=None),
                name="placement_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="placement_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return f"placement {self.pk} of user {self.user_id} in group {self.group_id}"


class KnowledgeCount(models.Model):
    """How many of a group knew what when it was counted: numbers, and nobody's name.

    `counts`: topic -> [awareness or deeper, working or deeper, mastery]. `people`: of how many,
    and `private` of them share their ratings with nobody. `counted_at` is what newer answers are
    held against.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="knowledge_counts")
    people = models.PositiveSmallIntegerField()
    private = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["group", "counted_at"], name="knowledge_count_newest"),)

    def __str__(self) -> str:
        return f"knowledge count {self.pk} of group {self.group_id}"
