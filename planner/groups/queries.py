"""Groups and their people, as pages and plans need them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from planner.groups.models import Away, Group, Membership


def active_members(group: Group) -> list[Membership]:
    """Who belongs to the group now, longest first, each with `user` and its `away` ranges."""
    away = Away.objects.order_by("first_on", "id")
    return list(
        Membership.objects.active()
        .filter(group=group)
        .select_related("user")
        .prefetch_related(Prefetch("away", queryset=away))
        .order_by("joined_at", "id")
    )


def active_groups() -> QuerySet[Group]:
    return Group.objects.active().order_by("created_at", "id")
