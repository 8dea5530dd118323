"""Writes what the demo's group learnt before: a short plan whose meetings are behind it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.demo_cast import PAYMENTS
from planner.dashboard.demo_plan import publish_plan
from planner.groups.models import Group
from planner.meetings.attendance_actions import Covered, belonged_then, take_attendance, to_cover
from planner.meetings.models import CoveredItem, Meeting
from planner.meetings.recap_actions import write_recap
from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.brief import Brief, Cadence, Wanted
from planner.plans.people import participants

TUESDAYS = (2,)
AFTER = dt.timedelta(minutes=30)
TEXTS = (
    "Between 1 and 2 there are as many numbers as between 1024 and 2048. We found the first sum of"
    " ours that loses a cent: a day of payments in single precision.",
    "We wrote the same sum in three orders and got three results; the one that adds the small"
    " numbers first is right. Scores are summed in double precision now, and stored in single.",
    "$\\log \\sum_i e^{x_i}$ without overflow: take the largest $x_i$ out first. Our softmax did"
    " not, which explains the NaN of last week.",
)


def learn_before(group: Group, catalogue: Catalogue, *, lead: User, now: dt.datetime) -> None:
    """Published as the group began, held, written up, and put aside."""
    brief = _brief(group)
    began_at = group.created_at
    plan = publish_plan(group, brief, catalogue, lead=lead, now=began_at)
    # What people were told of it then, they have read long ago.
    Message.objects.filter(recipient__memberships__group=group, created_at=began_at).delete()
    for number, meeting in enumerate(group.meetings.order_by("starts_at", "id")):
        if meeting.ends_at + AFTER < now:
            _held(meeting, number, lead)
    actions.archive(plan=plan, by=lead, now=now)


def _brief(group: Group) -> Brief:
    start = group.created_at.date() + dt.timedelta(days=1)
    brief = Brief(
        title="Numbers that computers keep",
        goals=("architect",),
        decisions=(Wanted(decision="number-precision"),),
        cadence=Cadence(start=start, days=TUESDAYS, at=PAYMENTS.at, zone=group.zone, meetings=3),
        people=(),
        known=PAYMENTS.known,
    )
    return replace(brief, people=participants(group, brief))


def _held(meeting: Meeting, number: int, lead: User) -> None:
    """All came but one; the second took a quarter longer than planned."""
    there = [user.pk for user in belonged_then(meeting)]
    now = meeting.ends_at + AFTER
    take_attendance(
        meeting=meeting,
        present=there[:-1],
        covered=[
            Covered(
                item=item,
                minutes=item.minutes * (5 if number == 1 else 4) // 4,
                extent=CoveredItem.Extent.YES,
            )
            for item in to_cover(meeting.agenda.order_by("position"))
        ],
        version=0,
        by=lead,
        now=now,
    )
    write_recap(
        meeting=meeting,
        text=TEXTS[number % len(TEXTS)],
        links=(),
        to_do=(),
        version=0,
        by=lead,
        now=now,
    )
