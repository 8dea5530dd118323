"""Saying whether one comes, until the meeting is over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Membership
from planner.meetings.models import Meeting, Rsvp


class CannotAnswer(Exception):
    """Nobody is asked about this meeting any more, or this person is not; the text says why."""


@transaction.atomic
def answer(*, meeting: Meeting, user: User, answer: str, now: dt.datetime) -> Rsvp:
    """What the person says of it from now on; the same again changes nothing.

    `answer`: yes, maybe or no. Raises CannotAnswer, GroupIsArchived.
    """
    if answer not in Rsvp.Answer.values:
        raise ValueError(f"nobody can answer {answer!r}")
    locked(meeting.group)
    require_open(meeting=Meeting.objects.get(pk=meeting.pk), user=user, now=now)
    row = Rsvp.objects.filter(meeting=meeting, user=user).first()
    row = row or Rsvp(meeting=meeting, user=user)
    if row.answer != answer:
        row.answer, row.answered_at = answer, now
        row.save()
    return row


def require_open(*, meeting: Meeting, user: User, now: dt.datetime) -> None:
    """Raises CannotAnswer unless this person can answer now."""
    if meeting.state != Meeting.State.PLANNED:
        raise CannotAnswer(_("This meeting is not one to come to any more."))
    if meeting.ends_at <= now:
        raise CannotAnswer(_("The meeting is over."))
    active = Membership.objects.active().filter(group=meeting.group_id, user=user)
    if not user.is_active or not active.exists():
        raise CannotAnswer(_("Only members of the group are asked."))
