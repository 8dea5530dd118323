"""Ada leads, Ben belongs, Cleo does not belong."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.groups import actions
from planner.groups.models import Group, Membership

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)


def user(name: str) -> User:
    found = User.objects.filter(email=f"{name.lower()}@example.org").first()
    return found or User.objects.create_user(f"{name.lower()}@example.org", name=name)


def group(*members: str, name: str = "Payments risk") -> Group:
    """Led by Ada, with these members."""
    ada = user("Ada")
    made = actions.create_group(name=name, zone="Europe/Berlin", by=ada, now=NOW)
    for member in members:
        actions.add_member(group=made, user=user(member), by=ada, now=NOW)
    return made


def membership(of: Group, name: str) -> Membership:
    return of.memberships.active().get(user=user(name))
