"""Keys with which a person's programs use Lemma in their name."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def live(self, now: dt.datetime) -> ApiTokenQuerySet:
        """Those that still open something."""
        return self.filter(revoked_at=None, expires_at__gt=now, user__is_active=True)


class ApiToken(models.Model):
    """A key of one person; only its hash is kept, so it is shown once.

    `start`: its first characters, by which its owner, and scanners of secrets, know it again. The
    scopes say what it may be used for; never more than its owner may do.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=16, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    may_write = models.BooleanField(default=False)
    may_curate = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="api_token_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"token {self.pk} of user {self.user_id}"

    @property
    def scopes(self) -> tuple[str, ...]:
        also = (("write", self.may_write), ("catalogue", self.may_curate))
        return ("read", *(name for name, may in also if may))


class ApiUse(models.Model):
    """How often a token was used in the present minute, and when last: right to the request.

    `minute`: since 1970.
    """

    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, related_name="use")
    minute = models.BigIntegerField(default=0)
    requests = models.PositiveIntegerField(default=0)
    writes = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"use of token {self.token_id}"
