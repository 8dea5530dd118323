"""Catalogue files that came and went, and what was pulled from another installation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 200


class ImportRun(models.Model):
    """One uploaded file, with what its dry run found and what became of it.

    `content` and `found` are packed; both go after a while. `seen`: the digest of the catalogue
    that the dry run was made with. `choices`: for entries that both sides changed, which to take.
    `has_moved`: the catalogue was changed after somebody had looked at the dry run before.
    """

    class Mode(models.TextChoices):
        ADD = "add", _("Add and change only: what is not in the file stays as it is")
        WHOLE = "whole", _("The file is the whole: what its sections do not hold is removed")
        PULL = "pull", _("Pull: take what changed in another catalogue, and keep what we changed")

    class State(models.TextChoices):
        LOOKING = "looking", _("being looked through")
        REFUSED = "refused", _("refused")
        READY = "ready", _("waits for a decision")
        APPLYING = "applying", _("being imported")
        APPLIED = "applied", _("imported")
        STOPPED = "stopped", _("stopped, nothing imported")

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="import_runs"
    )
    asked_at = models.DateTimeField()
    file_name = models.CharField(max_length=LONGEST_NAME)
    size = models.PositiveIntegerField()
    content = models.BinaryField(null=True, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ADD)
    state = models.CharField(max_length=12, choices=State.choices, default=State.LOOKING)
    work = models.ForeignKey(
        "curriculum.LongWork", models.PROTECT, null=True, blank=True, related_name="import_runs"
    )
    seen = models.CharField(max_length=64, blank=True)
    has_moved = models.BooleanField(default=False)
    found = models.BinaryField(null=True, blank=True)
    problems = models.JSONField(default=list, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    undecided = models.PositiveIntegerField(default=0)
    edition = models.ForeignKey(
        "curriculum.Edition", models.PROTECT, null=True, blank=True, related_name="import_runs"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(mode__in=["add", "whole", "pull"]), name="import_run_mode_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["looking", "refused", "ready", "applying", "applied", "stopped"]
                ),
                name="import_run_state_is_known",
            ),
        )
        indexes = (models.Index(fields=("state", "asked_at"), name="import_run_by_state"),)

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.LOOKING, self.State.APPLYING)

    @property
    def is_at_work(self) -> bool:
        """A worker has it, or will have it soon."""
        return self.is_under_way and self.work is not None and self.work.is_under_way

    @property
    def is_interrupted(self) -> bool:
        """Workers ended over it, several times; nothing was written."""
        return self.is_under_way and self.work is not None and not self.work.is_under_way

    @property
    def can_be_applied(self) -> bool:
        return self.state == self.State.READY and not (self.problems or self.undecided)


class ExportRun(models.Model):
    """A file that was taken away. `sections`: those in it, parted by spaces; none is all."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="export_runs"
    )
    asked_at = models.DateTimeField()
    file_name = models.CharField(max_length=LONGEST_NAME)
    sections = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=("asked_at", "id"), name="export_run_by_time"),)

    def __str__(self) -> str:
        return f"export {self.pk}"


class Upstream(models.Model):
    """Another installation's catalogue, as it was pulled last. `base` is packed: its entries."""

    catalogue = models.CharField(max_length=64, unique=True)
    edition = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    pulled_at = models.DateTimeField()
    base = models.BinaryField()

    def __str__(self) -> str:
        return self.catalogue
