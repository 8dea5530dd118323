"""Telling whoever offered something for the catalogue what the curators made of it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum import suggesting
from curriculum.models import Suggestion
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stops
from planner.accounts.telling import tell
from planner.language.speaking import speaking_to
from planner.outbox import kinds
from planner.outbox.models import Message

DECIDED = "suggestion_decided"


def register() -> None:
    kinds.register(
        DECIDED,
        holds,
        why=gettext_lazy("you suggested something for the catalogue"),
        stop_link=stops(Notice.MENTION),
    )
    suggesting.when_decided(tell_author)


def tell_author(suggestion: Suggestion, now: dt.datetime) -> None:
    """Not who decided on their own."""
    author = User.objects.get(pk=suggestion.suggested_by_id)
    if not author.is_active or suggestion.decided_by_id == author.pk:
        return
    with speaking_to(author):
        subject, text = _said(suggestion)
    tell(
        user=author,
        notice=Notice.MENTION,
        kind=DECIDED,
        occurrence=f"suggestion {suggestion.pk}",
        subject=subject,
        text=text,
        link=settings.SITE_URL + reverse("dashboard:my-suggestions"),
        about={"suggestion": suggestion.pk},
        now=now,
    )


def _said(suggestion: Suggestion) -> tuple[str, str]:
    """Subject and text."""
    entry = {"entry": suggestion.entry_id}
    if suggestion.state == Suggestion.State.ACCEPTED:
        subject, what = _("Your suggestion for “%(entry)s” was accepted"), _("It was accepted.")
    else:
        subject = _("Your suggestion for “%(entry)s” was not taken up")
        what = _("It was not taken up.")
    parts = [_("You suggested for %(entry)s:") % entry, suggestion.text, what]
    if suggestion.reply:
        parts.append(_("A curator says: %(reply)s") % {"reply": suggestion.reply})
    return subject % entry, "\n\n".join(parts)


def holds(message: Message) -> bool:
    found = Suggestion.objects.filter(
        pk=message.about["suggestion"], suggested_by=message.recipient_id
    )
    return found.exclude(state=Suggestion.State.WAITING).exists()
