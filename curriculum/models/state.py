"""Which files the database holds, and what name goes for what it holds now."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q


def new_identity() -> str:
    return uuid.uuid4().hex


class CatalogueState(models.Model):
    """One row: the fingerprint of the files that were loaded last, and a digest of the content.

    Both differ once single entries were edited. `identity` tells this installation's catalogue
    from all others, wherever its files go.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    fingerprint = models.CharField(max_length=64, blank=True)
    version = models.CharField(max_length=64, blank=True)
    identity = models.CharField(max_length=32, default=new_identity)

    class Meta:
        constraints = (CheckConstraint(condition=Q(id=1), name="catalogue_state_is_one_row"),)

    def __str__(self) -> str:
        return self.fingerprint
