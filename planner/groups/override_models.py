"""What a group has otherwise than the catalogue: for itself, and nobody else sees it."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from curriculum.values import LONGEST_ID

STAMP_BYTES = 8


def new_stamp() -> str:
    return secrets.token_hex(STAMP_BYTES)


class OwnCatalogue(models.Model):
    """Of a group that has anything of its own. `stamp`: another one after every change."""

    group = models.OneToOneField(
        "groups.Group", on_delete=models.CASCADE, related_name="own_catalogue"
    )
    stamp = models.CharField(max_length=40, default=new_stamp)

    def __str__(self) -> str:
        return f"own catalogue of group {self.group_id}"


class OverrideQuerySet(models.QuerySet["Override"]):
    def standing(self) -> OverrideQuerySet:
        return self.filter(undone_at=None)


class Override(models.Model):
    """One entry, or a part of it, that a group hides, estimates otherwise, or has added.

    `section` and `entry` as in the catalogue's documents; `part`: of a topic the name of a depth,
    of a resource the id of a unit. `was`: what the catalogue said when the leads last looked at
    it, the minutes or the whole document; `says`: what the group says instead.
    """

    class Kind(models.TextChoices):
        HIDE = "hide", "hidden"
        ESTIMATE = "estimate", "other minutes"
        ADD = "add", "added"

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="overrides")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    section = models.CharField(max_length=20)
    entry = models.CharField(max_length=LONGEST_ID)
    part = models.CharField(max_length=LONGEST_ID, blank=True)
    title = models.CharField(max_length=300)
    was = models.JSONField(null=True, blank=True)
    says = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["group", "kind", "section", "entry", "part"],
                condition=Q(undone_at=None),
                name="override_once_a_place",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["hide", "estimate", "add"]), name="override_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"override {self.pk} of group {self.group_id}"
