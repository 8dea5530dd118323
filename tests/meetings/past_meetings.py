"""A meeting that has been, with what came of it, in a series of its own."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.actions import publish_meetings
from planner.meetings.models import Meeting
from planner.meetings.place_actions import settle_place
from planner.meetings.recap_actions import ToDo, write_recap
from planner.meetings.records import WantedMeeting

AGO = dt.timedelta(days=3)


def past_key(canary: str) -> str:
    return canary.replace("-", "")


def past_meeting(
    group: Group, canary: str, *, lead: User, member: User, now: dt.datetime
) -> Meeting:
    """Three days before `now`, written up by the lead; the member has something to do."""
    wanted = WantedMeeting(
        key=past_key(canary),
        number=1,
        kind="study",
        title=f"Meeting of {canary}",
        starts_at=now - AGO,
        ends_at=now - AGO + dt.timedelta(hours=1),
        lead_name=f"Somebody of {canary}",
    )
    publish_meetings(group=group, series=f"past-{group.pk}", wanted=[wanted], now=now)
    settle_place(group=group, place=f"Room of {canary}", link="", by=lead, now=now)
    meeting = Meeting.objects.get(key=wanted.key)
    write_recap(
        meeting=meeting,
        text=f"Recap of {canary}",
        links=(),
        to_do=[ToDo(what=f"To do for {canary}", who=member, is_done=False)],
        version=0,
        by=lead,
        now=now,
    )
    return meeting
