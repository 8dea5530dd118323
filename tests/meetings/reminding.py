"""Reminders of Thursday's meeting at noon in Berlin, delivered as time goes on."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.core.mail import get_connection

from planner.meetings.models import Meeting
from planner.meetings.reminders import plan_reminders, plan_turn_notices
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from tests.meetings.publications import publish

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def meet(risk, *wanted):
    """Publishes these meetings; gives them as rows."""
    publish(risk, *wanted)
    return list(Meeting.objects.filter(group=risk).order_by("starts_at"))


def deliver_all(now):
    line = get_connection()
    while deliver_next(now=now, line=line):
        pass


def work_at(now):
    """One look of the worker."""
    plan_reminders(now=now)
    plan_turn_notices(now=now)
    deliver_all(now)


def work_from(start, end, *, every=HOUR):
    """Looks all along; gives when each mail went out: (kind, name, hours before `end`) -> how
    often."""
    now = start
    while now <= end:
        work_at(now)
        now += every
    sent = Message.objects.filter(channel="email", state="sent").select_related("recipient")
    return Counter((each.kind, each.recipient.name, (end - each.sent_at) / HOUR) for each in sent)
