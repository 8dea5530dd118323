"""Collecting what waits for somebody's digest into one mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from textwrap import shorten

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.queries import wants
from planner.language.speaking import speaking_to
from planner.outbox import kinds
from planner.outbox.actions import queue
from planner.outbox.models import Message

KIND = str(Notice.DIGEST)
MOST_LETTERS = 60
State = Message.State


def collect_digests(*, now: dt.datetime) -> int:
    """Make one mail of all that is due for each person; how many mails.

    What is collected ends in the transaction that queues its mail, so that it is in one mail and
    in no other, however many workers look and wherever one of them dies.
    """
    due = Message.objects.to_collect(now).values_list("recipient", flat=True)
    return sum(_collect(user, now) for user in sorted(set(due)))


@transaction.atomic
def _collect(user_id: int, now: dt.datetime) -> bool:
    waiting = Message.objects.to_collect(now).filter(recipient=user_id)
    rows = list(waiting.select_for_update(skip_locked=True, of=("self",)).order_by("id"))
    if not rows:
        return False
    user = User.objects.get(pk=user_id)
    is_wanted = user.is_active and wants(user, KIND)
    told = [row for row in rows if is_wanted and kinds.still_holds(row)]
    ids = [row.pk for row in told]
    _end([row.pk for row in rows if row not in told], State.CANCELLED, "no longer to be told", None)
    if not told:
        return False
    _end(ids, State.SENT, "in a digest", now)
    with speaking_to(user):
        subject = _subject(told)
    return queue(
        kind=KIND,
        occurrence=f"messages {ids[0]} to {ids[-1]}",
        address=user.email,
        recipient=user,
        subject=subject,
        text="",
        link=settings.SITE_URL + reverse("dashboard:inbox"),
        about={"messages": ids},
        now=now,
    )


def _subject(told: Sequence[Message]) -> str:
    first, more = told[0].subject, len(told) - 1
    if not more:
        return first
    return _("%(first)s (and %(more)s more)") % {
        "first": shorten(first, MOST_LETTERS, placeholder=" …"),
        "more": more,
    }


def _end(ids: list[int], state: Message.State, reason: str, sent_at: dt.datetime | None) -> None:
    Message.objects.filter(pk__in=ids).update(state=state, reason=reason, sent_at=sent_at)


def digest_holds(message: Message) -> bool:
    return bool(_still_true(message))


def digest_text(message: Message) -> str:
    """Written when it is sent, from what still holds then."""
    found = [(each.subject, kinds.text_to_send(each).strip()) for each in _still_true(message)]
    parts = [text if len(found) == 1 else f"{subject}\n\n{text}" for subject, text in found]
    return (
        "\n\n* * *\n\n".join((*parts, _("All that is new: %(link)s") % {"link": message.link}))
        + "\n"
    )


def _still_true(message: Message) -> list[Message]:
    """What was collected and is so still; each asked of the app that told it."""
    rows = Message.objects.filter(pk__in=message.about["messages"], recipient=message.recipient_id)
    return [each for each in rows.order_by("id") if kinds.still_holds(each)]
