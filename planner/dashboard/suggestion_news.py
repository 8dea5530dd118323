"""Telling whoever offered something for the catalogue what the curators made of it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse

from curriculum import suggesting
from curriculum.models import Suggestion
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stops
from planner.accounts.telling import tell
from planner.outbox import kinds
from planner.outbox.models import Message

DECIDED = "suggestion_decided"


def register() -> None:
    kinds.register(
        DECIDED,
        holds,
        why="you suggested something for the catalogue",
        stop_link=stops(Notice.MENTION),
    )
    suggesting.when_decided(tell_author)


def tell_author(suggestion: Suggestion, now: dt.datetime) -> None:
    """Not who decided on their own."""
    author = User.objects.get(pk=suggestion.suggested_by_id)
    if not author.is_active or suggestion.decided_by_id == author.pk:
        return
    taken = suggestion.state == Suggestion.State.ACCEPTED
    what = "was accepted" if taken else "was not taken up"
    reply = f"\n\nA curator says: {suggestion.reply}" if suggestion.reply else ""
    tell(
        user=author,
        notice=Notice.MENTION,
        kind=DECIDED,
        occurrence=f"suggestion {suggestion.pk}",
        subject=f"Your suggestion for “{suggestion.entry_id}” {what}",
        text=f"You suggested for {suggestion.entry_id}:\n\n{suggestion.text}\n\nIt {what}.{reply}",
        link=settings.SITE_URL + reverse("dashboard:my-suggestions"),
        about={"suggestion": suggestion.pk},
        now=now,
    )


def holds(message: Message) -> bool:
    found = Suggestion.objects.filter(
        pk=message.about["suggestion"], suggested_by=message.recipient_id
    )
    return found.exclude(state=Suggestion.State.WAITING).exists()
