"""Bugs that mathematics explained: what a group found out, and what it was worth."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.groups.models import Group

LONGEST_BUG = 200
LONGEST_SAVED = 300
MOST_HOURS = 9999


class DebugEntryQuerySet(models.QuerySet["DebugEntry"]):
    def present(self) -> DebugEntryQuerySet:
        return self.filter(deleted_at=None)


class DebugEntry(models.Model):
    """A bug in a line, what explained it, and what that saved, in words and perhaps in hours.

    `text`: the explanation in Markdown, perhaps empty. `decision`: an id of the catalogue, empty
    where it belongs to none. `found_on`: the day it was understood. `version` rises with each edit.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="debug_entries")
    bug = models.CharField(max_length=LONGEST_BUG)
    text = models.TextField(blank=True)
    decision = models.CharField(max_length=LONGEST_ID, blank=True)
    saved = models.CharField(max_length=LONGEST_SAVED, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    found_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = DebugEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = gettext_lazy("debug entries")
        constraints = (
            models.CheckConstraint(condition=~Q(bug=""), name="debug_entry_names_the_bug"),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gt=0, hours__lte=MOST_HOURS),
                name="debug_entry_hours_are_some",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None, deleted_by=None)
                | Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="debug_entry_deleted_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["group", "found_on"], name="debug_entry_by_day"),)

    def __str__(self) -> str:
        return f"debug entry {self.pk} of group {self.group_id}"


class DebugTopic(models.Model):
    """A topic of the catalogue that explained it."""

    entry = models.ForeignKey(DebugEntry, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=LONGEST_ID, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "topic"], name="debug_topic_once"),
            models.CheckConstraint(condition=~Q(topic=""), name="debug_topic_is_named"),
        )

    def __str__(self) -> str:
        return f"{self.topic} in debug entry {self.entry_id}"


class DebugVersion(models.Model):
    """What an entry said before an edit; `said` holds its words by the names of their columns.

    `written_at`, `written_by`: of that version.
    """

    entry = models.ForeignKey(DebugEntry, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    said = models.JSONField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "version"], name="debug_version_once"),
        )

    def __str__(self) -> str:
        return f"version {self.version} of debug entry {self.entry_id}"
