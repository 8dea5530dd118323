"""Being placed: one question after the other, left and taken up, done anew, undone at once.

Every step says how many answers it has seen (`after`), so that one that is sent twice counts once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from planner.accounts.models import User
from planner.groups.models import Group
from planner.progress.batch_actions import place
from planner.progress.models import Placement
from planner.progress.state_actions import locked


@transaction.atomic
def start(*, user: User, group: Group, now: dt.datetime, is_again: bool = False) -> Placement:
    """One that is open is taken up. `is_again`: what was said to be known before is asked anew."""
    locked(user)
    before = Placement.objects.open().filter(user=user, group=group).first()
    if before is not None:
        return before
    return Placement.objects.create(user=user, group=group, started_at=now, is_again=is_again)


@transaction.atomic
def answer(
    *, placement: Placement, topic: str, depth: int, can: bool, after: int, by: User
) -> Placement:
    row = _open(placement, by)
    if row is not None and len(row.answers) == after:
        row.answers = [*row.answers, [topic, depth, can]]
        row.save(update_fields=["answers"])
    return row or placement


@transaction.atomic
def step_back(*, placement: Placement, after: int, by: User) -> Placement:
    """Takes the newest answer away."""
    row = _open(placement, by)
    if row is not None and len(row.answers) == after:
        row.answers = row.answers[:-1]
        row.save(update_fields=["answers"])
    return row or placement


@transaction.atomic
def finish(
    *,
    placement: Placement,
    known: Iterable[tuple[str, int]],
    not_known: Iterable[tuple[str, int]] = (),
    by: User,
    now: dt.datetime,
) -> Placement:
    """Writes what they know, with one undo for all of it; twice keeps the first time."""
    row = _open(placement, by)
    if row is None:
        return placement
    row.batch = place(user=by, known=known, not_known=not_known, now=now)
    row.finished_at = max(now, row.started_at)
    row.save(update_fields=["batch", "finished_at"])
    return row


def _open(placement: Placement, by: User) -> Placement | None:
    """As it is now; somebody else's does not exist, and one that is over is None."""
    locked(by)
    row = Placement.objects.get(pk=placement.pk, user=by)
    return None if row.finished_at is not None else row
