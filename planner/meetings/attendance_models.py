"""What came of a meeting: who was there, what was covered, how long it took."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID


class AttendanceSheet(models.Model):
    """That attendance was taken. `version` rises each time, so that nobody overwrites unseen."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="attendance_sheet"
    )
    version = models.PositiveIntegerField(default=1)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"attendance sheet {self.pk} of meeting {self.meeting_id}"


class Attendance(models.Model):
    """Whether somebody who belonged to the group was there."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="attendances"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendances"
    )
    is_present = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "user"], name="attendance_once_a_meeting"),
        )

    def __str__(self) -> str:
        return f"attendance {self.pk} of user {self.user_id} at meeting {self.meeting_id}"


class CoveredItemQuerySet(models.QuerySet["CoveredItem"]):
    def reckoned(self) -> CoveredItemQuerySet:
        """What minutes are held against. What is heard of out of curiosity runs over, or stops
        short, without a number that says so."""
        curious = "curiosity"
        return self.exclude(Q(kind=curious) | Q(meeting__kind=curious))


class CoveredItem(models.Model):
    """What became of one line of the agenda: it stands on its own, whatever the plan says later.

    `kind`, `title`, `topic`, `depth` and `piece` as the agenda had them then, and `planned` its
    minutes; `minutes`: how long it took.
    """

    class Extent(models.TextChoices):
        YES = "yes", gettext_lazy("yes")
        PARTLY = "partly", gettext_lazy("partly")
        NO = "no", gettext_lazy("no")

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="covered"
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11)
    title = models.TextField()
    topic = models.CharField(max_length=LONGEST_ID, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    piece = models.CharField(max_length=60, blank=True)
    planned = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    extent = models.CharField(max_length=6, choices=Extent.choices)

    objects = CoveredItemQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"], name="covered_item_position_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(extent__in=["yes", "partly", "no"]),
                name="covered_item_extent_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"covered item {self.pk} of meeting {self.meeting_id}"
