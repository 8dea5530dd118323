"""People as pages and mails need them."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from planner.accounts.models import Muted, User
from planner.accounts.notices import Notice

ALWAYS = {"invitation"}


def wants(user: User, kind: str) -> bool:
    """Whether this person is mailed about this kind: a `Notice`, or "invitation", which is
    always sent. Raises ValueError for any other."""
    if kind in ALWAYS:
        return True
    return not Muted.objects.filter(user=user, kind=Notice(kind)).exists()


def wanted_kinds(user: User) -> list[str]:
    muted = set(Muted.objects.filter(user=user).values_list("kind", flat=True))
    return [kind for kind in Notice.values if kind not in muted]


def display_name(user: User) -> str:
    return user.get_full_name()


def open_sessions(user: User) -> list[UserSession]:
    """Where the person is signed in, latest first; what ended is forgotten."""
    found = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda session: (session.created_at, session.pk), reverse=True)
