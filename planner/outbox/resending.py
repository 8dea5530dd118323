"""Sending again what is stuck or has failed: an operator's decision."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from planner.outbox.models import Message


class CannotResend(Exception):
    """Its text is fit to show."""


@transaction.atomic
def resend(*, message: Message, by: AbstractBaseUser, now: dt.datetime) -> None:
    """Let the message wait anew, with all its tries; who asked for it stays in its reason."""
    found = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if found.state == Message.State.CLAIMED and not found.is_stuck(now):
        raise CannotResend(f"A worker may be sending {found} at this moment.")
    if found.state not in {Message.State.CLAIMED, Message.State.FAILED}:
        raise CannotResend(f"Only what is stuck or has failed is sent again, unlike {found}.")
    found.is_in_doubt = found.is_in_doubt or found.state == Message.State.CLAIMED
    found.state, found.send_at, found.tries = Message.State.WAITING, now, 0
    found.reason = f"to be sent again, says {by.get_username()}"[:300]
    found.save(update_fields=["state", "send_at", "tries", "reason", "is_in_doubt"])
