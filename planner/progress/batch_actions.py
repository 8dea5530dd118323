"""Many topics at once: what a chapter covers, what a placement found; undone at once as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from planner.accounts.models import User
from planner.progress.models import NOT_STARTED, State, StateBatch
from planner.progress.queries import known_to
from planner.progress.state_actions import CannotUndo, become, locked, undo

Steps = Iterable[tuple[str, int]]


@transaction.atomic
def mark_chapter(*, user: User, unit: str, steps: Steps, now: dt.datetime) -> StateBatch | None:
    """All that the unit covers is understood, but for what is known as deep. None: all is."""
    return _together(user, StateBatch.Kind.CHAPTER, unit, State.UNDERSTOOD, steps, (), now)


@transaction.atomic
def place(*, user: User, known: Steps, not_known: Steps, now: dt.datetime) -> StateBatch | None:
    """What a placement found: `known` before, and `not_known` after all. None: nothing new."""
    kind = StateBatch.Kind.PLACEMENT
    return _together(user, kind, "", State.KNOWN, known, not_known, now)


@transaction.atomic
def undo_batch(*, batch: StateBatch, by: User, now: dt.datetime) -> int:
    """Everything as it was before; gives how many were changed again since, which stay so.

    Twice changes nothing.
    """
    locked(by)
    row = StateBatch.objects.get(pk=batch.pk, user=by)
    if row.undone_at is not None:
        return 0
    kept = 0
    for change in row.changes.filter(undone_at=None).order_by("-id"):
        try:
            undo(change=change, by=by, now=now)
        except CannotUndo:
            kept += 1
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    return kept


def _together(
    user: User,
    kind: str,
    about: str,
    state: str,
    steps: Steps,
    started_over: Steps,
    now: dt.datetime,
) -> StateBatch | None:
    locked(user)
    batch = StateBatch.objects.create(user=user, kind=kind, about=about, made_at=now)
    gone = dict.fromkeys(started_over)
    changed = [become(user, *step, NOT_STARTED, now, batch=batch) for step in gone]
    before = dict(known_to(user))
    new = [step for step in dict.fromkeys(steps) if before.get(step[0], 0) < step[1]]
    changed += [become(user, *step, state, now, batch=batch) for step in new]
    if not any(changed):
        batch.delete()
        return None
    return batch
