"""Which files the database holds, and what name goes for what it holds now."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


class CatalogueState(models.Model):
    """One row: the fingerprint of the files that were loaded last, and a digest of the content.

    Both differ once single entries were edited.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    fingerprint = models.CharField(max_length=64, blank=True)
    version = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (CheckConstraint(condition=Q(id=1), name="catalogue_state_is_one_row"),)

    def __str__(self) -> str:
        return self.fingerprint
