"""Making a key for one's programs, finding whose it is, and ending it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.accounts.token_models import ApiToken, ApiUse

# Scanners of secrets look for a fixed beginning.
BEGINNING = "lemma_"
SHOWN = len(BEGINNING) + 4
SCOPES = ("read", "write", "catalogue")
LONGEST = dt.timedelta(days=366)
MOST = 20


class CannotMakeToken(Exception):
    """There is no new key; the text says why."""


@transaction.atomic
def make_token(
    *, user: User, name: str, scopes: Collection[str], days: int, now: dt.datetime
) -> tuple[ApiToken, str]:
    """The row, and the key itself, which nobody can be told again.

    Raises CannotMakeToken for too many, for one that outlives a year, or for a scope that its
    owner has no right to.
    """
    name = " ".join(name.split())
    if not name:
        raise CannotMakeToken(_("Say what the key is for."))
    if not dt.timedelta() < dt.timedelta(days=days) <= LONGEST:
        raise CannotMakeToken(_("A key lasts one to 366 days."))
    if "catalogue" in scopes and not (user.is_curator or user.is_superuser):
        raise CannotMakeToken(_("Only curators can have a key that changes the catalogue."))
    User.objects.select_for_update().get(pk=user.pk)
    if ApiToken.objects.live(now).filter(user=user).count() >= MOST:
        raise CannotMakeToken(_("You have %(most)s keys; end one first.") % {"most": MOST})
    key = BEGINNING + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name[:80],
        start=key[:SHOWN],
        token_hash=hash_of(key),
        may_write="write" in scopes,
        may_curate="catalogue" in scopes,
        created_at=now,
        expires_at=now + dt.timedelta(days=days),
    )
    ApiUse.objects.create(token=token)
    return token, key


def hash_of(key: str) -> str:
    """What is kept of a key, and searched by: 256 random bits need no slower one."""
    return sha256(key.encode()).hexdigest()


def token_of(key: str, *, now: dt.datetime) -> ApiToken | None:
    """The live token with its owner and use; None for an unknown, ended or revoked key."""
    if not key.startswith(BEGINNING) or len(key) > 100:
        return None
    rows = ApiToken.objects.live(now).select_related("user", "use")
    return rows.filter(token_hash=hash_of(key)).first()


def revoke_token(*, token: ApiToken, now: dt.datetime) -> None:
    """It opens nothing from the next request on; twice is as good as once."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now)


def revoke_all(*, user: User, now: dt.datetime) -> None:
    """As when somebody's account ends."""
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=now)
