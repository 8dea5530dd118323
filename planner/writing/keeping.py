"""Keeping what is typed until it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.contrib.auth import get_user_model
from django.db import transaction

from planner.outbox.retention import in_batches
from planner.writing.models import KeptText
from planner.writing.slips import Slip

# A text with room for 20,000 characters, ten times over: who pastes too much loses nothing.
MOST_KEPT = 200_000

Fields = Mapping[str, Sequence[str]]


def keep(*, slip: Slip, fields: Fields, now: dt.datetime) -> bool:
    """Whether it is kept now, in the place of what was: not where it is more than MOST_KEPT
    characters, nor for somebody who is gone."""
    held = {name: [_storable(each) for each in values] for name, values in fields.items()}
    if sum(len(each) for values in held.values() for each in values) > MOST_KEPT:
        return False
    if not get_user_model().objects.filter(pk=slip.user_id, is_active=True).exists():
        return False
    KeptText.objects.bulk_create(
        [KeptText(user_id=slip.user_id, form=slip.form, fields=held, saved_at=now)],
        update_conflicts=True,
        unique_fields=["user", "form"],
        update_fields=["fields", "saved_at"],
    )
    return True


def kept(slip: Slip) -> KeptText | None:
    return KeptText.objects.filter(user=slip.user_id, form=slip.form).first()


def let_go(slip: Slip) -> None:
    """For what was sent; within the transaction of whatever took it."""
    KeptText.objects.filter(user=slip.user_id, form=slip.form).delete()


@transaction.atomic
def start_afresh(*, slip: Slip, now: dt.datetime) -> None:
    """Sets aside what is kept, if anything is."""
    row = _locked(slip)
    if row is not None and row.fields:
        row.fields, row.set_aside, row.saved_at = {}, row.fields, now
        row.save()


@transaction.atomic
def bring_back(*, slip: Slip, now: dt.datetime) -> None:
    """What was set aside, if anything was; what was typed since is set aside in its place."""
    row = _locked(slip)
    if row is not None and row.set_aside:
        row.fields, row.set_aside, row.saved_at = row.set_aside, row.fields, now
        row.save()


def forget_old(*, before: dt.datetime) -> int:
    """What was typed and never sent."""
    return in_batches(KeptText.objects.filter(saved_at__lte=before))


def _locked(slip: Slip) -> KeptText | None:
    rows = KeptText.objects.select_for_update()
    return rows.filter(user=slip.user_id, form=slip.form).first()


def _storable(text: str) -> str:
    return text.replace("\x00", "")
