"""Who calls: by the key in the Authorization header, and by nothing else."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.accounts.token_actions import token_of
from planner.accounts.token_models import ApiToken
from planner.api.refusals import Refusal, conflict, forbidden, not_found
from planner.groups.access import Inside, entering

SAFE = {"GET", "HEAD"}
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Lemma"'}


def caller_of(request: HttpRequest, *, now: dt.datetime) -> ApiToken:
    """The live token that was sent, with its owner. Cookies count for nothing here. Raises Refusal
    without a key, and for one that opens nothing."""
    header = request.headers.get("Authorization", "")
    if not header:
        raise Refusal(401, "no_key", _("Send a key: Authorization: Bearer …"), headers=CHALLENGE)
    scheme, _space, key = header.partition(" ")
    token = token_of(key.strip(), now=now) if scheme.lower() == "bearer" else None
    if token is None:
        message = _("This key is unknown, has ended or was revoked.")
        raise Refusal(401, "bad_key", message, headers=CHALLENGE)
    return token


def called_by(request: HttpRequest) -> User:
    """Whose key was sent."""
    user: User = request.caller.user  # type: ignore[attr-defined]  # put there by `gate`
    return user


def require_scope(token: ApiToken, method: str, scope: str) -> None:
    """`scope`: what changing something at the address asks of a key. Raises Refusal."""
    if method not in SAFE and scope not in token.scopes:
        message = _("This key may not do this: it lacks “%(scope)s”.") % {"scope": scope}
        raise Refusal(403, "scope", message)


def inside(request: HttpRequest, group_id: int, *, lead: bool = False) -> Inside:
    """The caller in a group, by the rules of the pages: 404 for strangers, 403 for too weak a role,
    409 for a change of an archived group."""
    found = entering(user=called_by(request), group_id=group_id)
    if found is None:
        raise not_found()
    if lead and not found.is_lead:
        raise forbidden(_("Only a lead may do this."))
    if found.group.archived_at and request.method not in SAFE:
        raise conflict(_("This group is archived: nothing changes in it."))
    return found


def curator(request: HttpRequest) -> User:
    user = called_by(request)
    if not (user.is_curator or user.is_superuser):
        raise forbidden(_("Only curators may do this."))
    return user
