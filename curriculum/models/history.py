"""What was changed in the catalogue, when, by whom and why: kept for good."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST_KEY = 400


class Edition(models.Model):
    """One change of the catalogue, of one entry or of many, made at once.

    `made_by` is nobody where files were loaded by a command. `reverts`: the edition that this one
    took back.
    """

    class Kind(models.TextChoices):
        FILES = "files", "loaded from files"
        EDIT = "edit", "edited"
        ELSEWHERE = "elsewhere", "changed elsewhere"
        REVERT = "revert", "taken back"
        IMPORT = "import", "imported"
        PULL = "pull", "pulled from another catalogue"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="editions"
    )
    why = models.TextField(blank=True)
    reverts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reverted_by"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["files", "edit", "elsewhere", "revert", "import", "pull"]),
                name="edition_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="revert", reverts__isnull=False)
                | (~Q(kind="revert") & Q(reverts=None)),
                name="edition_reverts_what_it_says",
            ),
        )

    def __str__(self) -> str:
        return f"edition {self.pk}"


class EntryChange(models.Model):
    """One entry in an edition: the whole of it before and after, as `documents` writes it.

    None before: it was added; None after: it was removed.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="changes")
    section = models.CharField(max_length=20)
    entry = models.CharField(max_length=LONGEST_KEY)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "section", "entry"), name="entry_change_once_an_edition"
            ),
        )
        indexes = (
            models.Index(fields=("section", "entry", "id"), name="entry_change_of_an_entry"),
        )

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.section} {self.entry}"
