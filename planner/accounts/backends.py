"""Who is signed in, and what a curator may do in the framework's admin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import BaseBackend
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from planner.accounts.models import User
from planner.outbox.models import SHOWN_FOR, Message

CATALOGUE = "curriculum"


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """As the library's; whoever is signed in comes with the number of what they have not read.

    Every page shows it, and so no page needs a question of its own for it.
    """

    def get_user(self, user_id: int) -> User | None:
        found = User.objects.filter(pk=user_id).annotate(unread=_unread(timezone.now()))
        user = found.first()
        return user if user is not None and self.user_can_authenticate(user) else None


def _unread(now: dt.datetime) -> Coalesce:
    """Per person, by the index of what is not read; not by a join over all that they were told."""
    rows = Message.objects.filter(
        recipient=OuterRef("pk"),
        channel=Message.Channel.APP,
        read_at=None,
        created_at__gte=now - SHOWN_FOR,
    )
    counted = rows.order_by().values("recipient").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class CuratorBackend(BaseBackend):
    """Signs nobody in; only answers for permissions: everything in the catalogue, nothing else."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return self.has_module_perms(user_obj, perm.partition(".")[0])

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        is_curator = user_obj.is_active and getattr(user_obj, "is_curator", False)
        return is_curator and app_label == CATALOGUE
