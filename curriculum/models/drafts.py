"""Entries that curators have begun to change and not saved yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from curriculum.models.history import LONGEST_KEY


class EntryDraft(models.Model):
    """What was typed into the form of an entry, complete or not. `entry` is empty for a new one.

    `typed`: by the names of the fields; among them `opened`, the entry as its editor was shown it.
    `version` rises whenever it is kept, so that nobody overwrites unseen.
    """

    section = models.CharField(max_length=20)
    entry = models.CharField(max_length=LONGEST_KEY, blank=True)
    title = models.CharField(max_length=200)
    typed = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entry_drafts"
    )
    kept_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("section", "entry"), name="entry_draft_of_an_entry"),)

    def __str__(self) -> str:
        return f"draft {self.pk} of {self.section} {self.entry or 'new'}"
