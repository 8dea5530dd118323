"""Marking what was told on the site as read, by whoever it was told to."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser

from planner.outbox.models import Message


def mark_read(*, message: Message, by: AbstractBaseUser, now: dt.datetime) -> None:
    """Only what is theirs; the first time counts."""
    Message.objects.told_to(by, now).unread().filter(pk=message.pk).update(read_at=now)


def mark_all_read(*, by: AbstractBaseUser, now: dt.datetime) -> int:
    return Message.objects.told_to(by, now).unread().update(read_at=now)
