"""What a meeting leaves behind: a text, links to slides and notes, and what is to be done."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST_WHAT = 300


class Recap(models.Model):
    """`text` in Markdown. `links`: of `title` and `url`. `version` rises with every change, that
    of what is to be done included, so that nobody overwrites unseen."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="recap"
    )
    text = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"recap {self.pk} of meeting {self.meeting_id}"


class ActionItem(models.Model):
    """What somebody, or nobody in particular, is to do after a meeting."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="action_items"
    )
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=LONGEST_WHAT)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"], name="action_item_position_is_unique"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="action_item_says_what"),
        )

    def __str__(self) -> str:
        return f"action item {self.pk} of meeting {self.meeting_id}"
