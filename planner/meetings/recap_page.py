"""What the form for a recap shows before anybody has touched it."""

from __future__ import annotations

from planner.accounts.models import User
from planner.groups.models import Membership
from planner.meetings.forms import RecapForm
from planner.meetings.models import ActionItem, Meeting
from planner.writing.opening import Opened


def recap_form(meeting: Meeting, opened: Opened) -> RecapForm:
    """The recap as it is, or as it was typed. `meeting` comes from `meeting_of`."""
    to_do = to_do_of(meeting)
    return RecapForm(
        opened,
        members=_members(meeting, to_do),
        recap=getattr(meeting, "recap", None),
        to_do=to_do,
    )


def to_do_of(meeting: Meeting) -> list[ActionItem]:
    return list(meeting.action_items.select_related("who").order_by("position", "id"))


def _members(meeting: Meeting, to_do: list[ActionItem]) -> list[User]:
    """The members, and whoever has something to do and has left since."""
    active = Membership.objects.active().filter(group=meeting.group_id).select_related("user")
    users = [each.user for each in active.order_by("joined_at", "id")]
    former = [each.who for each in to_do if each.who and each.who not in users]
    return [*users, *dict.fromkeys(former)]
