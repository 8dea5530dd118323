"""Offering something for the catalogue, and what curators make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from curriculum.models import Edition, Suggestion

MOST_A_DAY = 20
MOST_CHARACTERS = 5_000
DAY = dt.timedelta(days=1)
State = Suggestion.State
Listener = Callable[[Suggestion, dt.datetime], None]

_listeners: list[Listener] = []


class CannotSuggest(Exception):
    """It is not taken; the text says why."""


class AlreadyDecided(Exception):
    """Another curator was faster."""

    def __init__(self) -> None:
        super().__init__("Somebody has decided on this one meanwhile.")


def when_decided(listener: Listener) -> None:
    """Called within the transaction of a decision. The catalogue stands below whoever tells
    people; each app says at its start what it does then."""
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def suggest(
    *, kind: str, entry_kind: str, entry_id: str, text: str, key: str, by: Any, now: dt.datetime
) -> Suggestion:
    """Sent twice with one `key`, it gives the suggestion of the first time. Raises CannotSuggest
    for what says nothing, is too long, or comes after too many in a day."""
    source = f"form:{by.pk}:{key}"[:80]
    before = Suggestion.objects.filter(source=source).first()
    if before is not None:
        return before
    text = text.strip()
    if not text:
        raise CannotSuggest("Say what should be otherwise.")
    if len(text) > MOST_CHARACTERS:
        raise CannotSuggest(f"{len(text):,} characters; {MOST_CHARACTERS:,} are read: shorten it.")
    lately = Suggestion.objects.filter(suggested_by=by, created_at__gt=now - DAY)
    if lately.count() >= MOST_A_DAY:
        raise CannotSuggest(f"{MOST_A_DAY} suggestions a day are enough; go on tomorrow.")
    return Suggestion.objects.create(
        kind=kind,
        entry_kind=entry_kind,
        entry_id=entry_id,
        text=text,
        source=source,
        suggested_by=by,
        created_at=now,
    )


def accept(
    *,
    suggestion: Suggestion,
    by: Any,
    now: dt.datetime,
    reply: str = "",
    edition: Edition | None = None,
) -> Suggestion:
    """`edition`: the change that was made of it. Raises AlreadyDecided."""
    return _decide(suggestion, State.ACCEPTED, by, now, reply, edition)


def decline(*, suggestion: Suggestion, by: Any, now: dt.datetime, reply: str) -> Suggestion:
    """With a word for whoever offered it. Raises CannotSuggest without one, AlreadyDecided."""
    if not reply.strip():
        raise CannotSuggest("Say in a word why; whoever offered it reads it.")
    return _decide(suggestion, State.DECLINED, by, now, reply.strip(), None)


def waiting() -> QuerySet[Suggestion]:
    """The longest waiting first."""
    return Suggestion.objects.filter(state=State.WAITING).order_by("id")


@transaction.atomic
def _decide(
    suggestion: Suggestion,
    state: str,
    by: Any,
    now: dt.datetime,
    reply: str,
    edition: Edition | None,
) -> Suggestion:
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.state != State.WAITING:
        raise AlreadyDecided
    row.state, row.decided_at, row.decided_by = state, now, by
    row.reply, row.edition = reply[:500], edition
    row.save(update_fields=["state", "decided_at", "decided_by", "reply", "edition"])
    for listener in _listeners:
        listener(row, now)
    return row
