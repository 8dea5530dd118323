"""The people of a group, as its texts need them: whom one can call, and who can be told."""

from __future__ import annotations

from collections.abc import Iterable

from planner.accounts.models import User
from planner.groups.models import Group


def circle_of(group: Group) -> tuple[User, ...]:
    """Who belongs to the group now, in an order that says nothing of them."""
    people = User.objects.filter(
        is_active=True, memberships__group=group, memberships__left_at=None
    )
    return tuple(people.order_by("name", "id"))


def names_of(group: Group) -> tuple[str, ...]:
    """Whom a text in this group can call by `@`; whoever previews one needs the same."""
    return names_in(circle_of(group))


def names_in(circle: Iterable[User]) -> tuple[str, ...]:
    return tuple(each.name for each in circle if each.name)
