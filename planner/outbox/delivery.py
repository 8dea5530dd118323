"""Delivering one message: claim it, ask whether it still holds, send it, write down how it ended.

The claim is committed before anything is sent. A worker that dies in between leaves a claim
without an end, which is shown to operators and never sent again by itself: nobody is told twice,
and nothing is lost unseen.
"""

from __future__ import annotations

import datetime as dt
import smtplib

from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from planner.outbox import carriers, kinds
from planner.outbox.composing import compose
from planner.outbox.models import Message
from planner.outbox.web_guard import NotTaken

State = Message.State

# After the first try that failed for the moment, the second, and so on; then it has failed.
PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 120))


def deliver_next(*, now: dt.datetime, line: BaseEmailBackend) -> Message | None:
    """Deliver the message that has been due longest; None when none is due.

    Safe to run in any number of processes on any number of machines. Errors of the database and
    of whoever is asked come through, and leave the message claimed. `line` is left open for the
    next message; whoever made it closes it.
    """
    message = _claim(now)
    if message is None:
        return None
    if not kinds.is_known(message.kind):
        return _end(message, State.FAILED, reason="nobody knows this kind of message")
    if why := kinds.why_withdrawn(message):
        return _end(message, State.CANCELLED, reason=why)
    if message.channel == Message.Channel.EMAIL:
        return _send(message, line, now)
    return _carry(message, now)


def _claim(now: dt.datetime) -> Message | None:
    """The next message, ours alone and committed as such; on SQLite one writer is alone anyway."""
    due = Message.objects.due(now)
    if not due.exists():
        return None
    with transaction.atomic(durable=True):
        message = (
            due.select_for_update(skip_locked=True, of=("self",))
            .select_related("recipient")
            .order_by("send_at", "id")
            .first()
        )
        if message is not None:
            message.state, message.claimed_at = State.CLAIMED, now
            message.tries += 1
            message.save(update_fields=["state", "claimed_at", "tries"])
    return message


def _send(message: Message, line: BaseEmailBackend, now: dt.datetime) -> Message:
    try:
        line.open()
        compose(message, line=line).send()
    except (ValidationError, ValueError) as error:
        return _end(message, State.FAILED, reason=f"it makes no mail: {_words(error)}")
    except OSError as error:  # smtplib's own errors are OSErrors too
        line.close()
        return _put_off(message, _words(error), now, is_final=is_final(error))
    return _end(message, State.SENT, sent_at=now)


def _carry(message: Message, now: dt.datetime) -> Message:
    try:
        carriers.carry(message)
    except NotTaken as refusal:
        return _put_off(message, str(refusal), now, is_final=refusal.is_final)
    return _end(message, State.SENT, sent_at=now)


def _put_off(message: Message, words: str, now: dt.datetime, *, is_final: bool) -> Message:
    if is_final or message.tries > len(PAUSES):
        return _end(message, State.FAILED, reason=words)
    send_at = now + PAUSES[message.tries - 1]
    return _end(message, State.WAITING, reason=words, send_at=send_at)


def is_final(error: OSError) -> bool:
    """Whether the mail server said that trying again is no use (RFC 5321, 4.2.1: 5yz).

    Only about this recipient or this mail. A refused sender or password is a fault of the
    settings, which somebody may correct before the last try.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _end(
    message: Message,
    state: Message.State,
    *,
    reason: str = "",
    send_at: dt.datetime | None = None,
    sent_at: dt.datetime | None = None,
) -> Message:
    """Write the end down, unless the claim is no longer ours."""
    ours = Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_at=message.claimed_at)
    message.state, message.reason, message.sent_at = state, reason, sent_at
    message.send_at = send_at or message.send_at
    ours.update(state=state, reason=reason, sent_at=sent_at, send_at=message.send_at)
    return message


def _words(error: Exception) -> str:
    """Fit for the database, whatever a mail server answered."""
    said = f"{type(error).__name__}: {error}"
    return "".join(letter for letter in said if letter.isprintable())[:300]
