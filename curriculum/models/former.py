"""What the catalogue had once and has no more, so that old addresses lead on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from curriculum.models.history import LONGEST_KEY, Edition


class FormerEntry(models.Model):
    """An entry that was archived, or that has become others of its section.

    `title`: what it was called last. `became`: ids, in this order; one for a rename or a merge,
    several for a split, none for what was archived. `edition`: the change that it went with.
    """

    class Ending(models.TextChoices):
        ARCHIVED = "archived", "archived"
        MERGED = "merged", "merged"
        SPLIT = "split", "split"
        RENAMED = "renamed", "renamed"

    section = models.CharField(max_length=20)
    entry = models.CharField(max_length=LONGEST_KEY)
    title = models.TextField(blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices)
    became = models.JSONField(default=list, blank=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="former")

    class Meta:
        verbose_name_plural = "former entries"
        constraints = (
            models.UniqueConstraint(fields=("section", "entry"), name="former_entry_once"),
            models.CheckConstraint(
                condition=Q(ending__in=["archived", "merged", "split", "renamed"]),
                name="former_entry_ending_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.section} {self.entry} ({self.ending})"
