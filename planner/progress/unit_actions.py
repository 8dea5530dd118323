"""Reading, and saying so: a unit is read in so many minutes, or skipped; either is taken back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.progress.models import UnitRead
from planner.progress.state_actions import CannotUndo, locked
from planner.progress.unit_models import MOST_READ_MINUTES

LONGEST_TITLE = 300


class CannotMark(Exception):
    """The minutes make no sense; the text says what would."""


@transaction.atomic
def mark_read(
    *, user: User, unit: str, minutes: int | None, now: dt.datetime, title: str = ""
) -> UnitRead | None:
    """Read, in so many minutes as far as they know. The same again changes nothing: None.

    Raises CannotMark.
    """
    if minutes is not None and not 1 <= minutes <= MOST_READ_MINUTES:
        text = _("Give minutes from 1 to %(most)s, or leave it empty.")
        raise CannotMark(text % {"most": f"{MOST_READ_MINUTES:,}"})
    return _mark(user, unit, UnitRead.State.READ, minutes, title, now)


@transaction.atomic
def skip(*, user: User, unit: str, now: dt.datetime, title: str = "") -> UnitRead | None:
    """Left out on purpose, which is no failure."""
    return _mark(user, unit, UnitRead.State.SKIPPED, None, title, now)


@transaction.atomic
def undo(*, mark: UnitRead, by: User, now: dt.datetime) -> None:
    """As it was before this mark; twice changes nothing. Raises CannotUndo after a newer one."""
    locked(by)
    row = UnitRead.objects.get(pk=mark.pk, user=by)
    if row.undone_at is not None:
        return
    if UnitRead.objects.standing().filter(user=by, unit=row.unit, pk__gt=row.pk).exists():
        raise CannotUndo(_("You have marked this again since; take back the newer mark first."))
    row.undone_at = now
    row.save(update_fields=["undone_at"])


def _mark(
    user: User, unit: str, state: str, minutes: int | None, title: str, now: dt.datetime
) -> UnitRead | None:
    locked(user)
    newest = UnitRead.objects.standing().filter(user=user, unit=unit).order_by("-id").first()
    if newest and newest.state == state and minutes in (None, newest.minutes):
        return None
    return UnitRead.objects.create(
        user=user,
        unit=unit,
        title=title[:LONGEST_TITLE],
        state=state,
        minutes=minutes,
        marked_at=now,
    )
