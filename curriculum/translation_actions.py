"""Writing down what an entry says, and is called, in another language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from curriculum.documents import Document, Key
from curriculum.history import change_entry
from curriculum.models import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`opened`: what whoever edits was shown; None on either side: nothing."""

    key: Key
    opened: Document | None
    document: Document | None


@transaction.atomic
def translate(
    *, changes: tuple[Change, ...], by: Any, now: dt.datetime, why: str = ""
) -> Edition | None:
    """All of it or nothing; the last edition that came of it. Raises IsStale, BadCatalogue and
    CannotLoad as `change_entry`."""
    edition = None
    for each in changes:
        if each.opened != each.document:
            made = change_entry(
                key=each.key,
                opened=each.opened,
                document=each.document,
                by=by,
                now=now,
                why=why,
            )
            edition = made or edition
    return edition
