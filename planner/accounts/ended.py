"""What is left of sessions that are over, and the log of what operators did long ago."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from planner.accounts.models import CacheEntry
from planner.outbox.retention import in_batches


def forget_sessions(*, before: dt.datetime) -> int:
    """With the addresses and browsers that they were seen with, and the counts of tries."""
    gone = in_batches(Session.objects.filter(expire_date__lt=before))
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    over = UserSession.objects.filter(~Exists(alive), last_seen_at__lt=before)
    in_batches(CacheEntry.objects.filter(expires__lt=before))
    return gone + in_batches(over)


def forget_log(*, before: dt.datetime) -> int:
    return in_batches(LogEntry.objects.filter(action_time__lt=before))
