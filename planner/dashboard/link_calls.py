"""How the catalogue's links are called: by the guard of the outbox, of which it knows nothing."""

from __future__ import annotations

from django.conf import settings

from planner.outbox.web_guard import Guard
from planner.outbox.web_look import Seen, look

GUARD = Guard()


def look_at(url: str) -> Seen:
    """Says who asks, and where they are to be found."""
    return look(url, guard=GUARD, agent=f"Lemma link check (+{settings.SITE_URL})")
