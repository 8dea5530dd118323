"""People who have signed up."""

from __future__ import annotations

from planner.accounts.actions import mark_verified
from planner.accounts.models import User


def person(name: str, **rights: bool) -> User:
    address = f"{name}@example.org"
    user = User.objects.create_user(address, name=name.capitalize(), **rights)
    mark_verified(user=user, email=address)
    return user
