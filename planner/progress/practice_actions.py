"""Keeping a try at an exercise, and taking it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.progress.practice_models import Attempt


class CannotKeep(Exception):
    """The try cannot be kept like this; the text says why."""


@transaction.atomic
def keep_attempt(
    *,
    user: User,
    exercise: str,
    derivation: str,
    is_on_paper: bool,
    work: str,
    link: str,
    outcome: str,
    now: dt.datetime,
) -> Attempt:
    """`exercise`: an id of the catalogue. The same once more within a minute is the same try, as
    when a button is pressed twice. Raises CannotKeep where nothing was derived first."""
    if not (derivation or is_on_paper):
        raise CannotKeep(_("Derive it first: write it here, or tick that it is on paper."))
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    said = {
        "derivation": derivation,
        "is_on_paper": is_on_paper,
        "work": work,
        "link": link,
        "outcome": outcome,
    }
    just_now = Attempt.objects.kept().filter(
        user=user, exercise=exercise, tried_at__gt=now - dt.timedelta(minutes=1), **said
    )
    return just_now.first() or Attempt.objects.create(
        user=user, exercise=exercise, tried_at=now, **said
    )


@transaction.atomic
def take_back(*, attempt: Attempt, by: User, now: dt.datetime) -> None:
    """As if it had not been; twice keeps the first time."""
    own = Attempt.objects.filter(pk=attempt.pk, user=by, taken_back_at=None)
    own.update(taken_back_at=now)


@transaction.atomic
def bring_back(*, attempt: Attempt, by: User, now: dt.datetime) -> None:
    """Exactly as it was."""
    Attempt.objects.filter(pk=attempt.pk, user=by).update(taken_back_at=None)
