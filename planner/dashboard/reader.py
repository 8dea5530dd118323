"""Who looks at a page, and in which groups they learn."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from planner.accounts.models import User
from planner.groups.models import Group, Membership


def reader_of(request: HttpRequest) -> User:
    return cast("User", request.user)  # every page that asks this asks to sign in


def memberships_of(user: User) -> list[Membership]:
    """In active groups, longest first, each with its group."""
    found = Membership.objects.active().filter(user=user, group__archived_at=None)
    return list(found.select_related("group").order_by("joined_at", "id"))


def groups_of(user: User) -> list[Group]:
    """The active ones that they belong to, longest first."""
    return [each.group for each in memberships_of(user)]
