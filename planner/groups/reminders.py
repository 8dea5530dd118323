"""A group's choice of when its members are reminded: reading it, making it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db import transaction

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.groups.reminder_models import LEAD_TIMES, ReminderChoice


def reminder_choice(group: Group) -> ReminderChoice:
    """Not saved where nobody has chosen."""
    found = ReminderChoice.objects.filter(group=group).first()
    return found or ReminderChoice(group=group)


def reminder_choices(groups: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Group id -> names of LEAD_TIMES, the longest first, for all of these groups."""
    made = {each.group_id: each for each in ReminderChoice.objects.filter(group__in=groups)}
    usual = ReminderChoice()
    return {group: made.get(group, usual).chosen for group in groups}


@transaction.atomic
def choose_reminders(
    *, group: Group, chosen: Collection[str], by: User, now: dt.datetime
) -> ReminderChoice:
    """`chosen`: names of LEAD_TIMES. Raises GroupIsArchived."""
    locked(group)
    wanted = {name: name in chosen for name in LEAD_TIMES}
    choice, _ = ReminderChoice.objects.update_or_create(group=group, defaults=wanted)
    return choice
