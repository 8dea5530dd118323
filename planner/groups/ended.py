"""Invitations that are over, which hold the addresses of people who perhaps never came."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from planner.groups.models import Invitation
from planner.outbox.retention import in_batches


def forget_invitations(*, before: dt.datetime) -> int:
    over = (
        Q(accepted_at__lt=before)
        | Q(revoked_at__lt=before)
        | Q(accepted_at=None, expires_at__lt=before)
    )
    return in_batches(Invitation.objects.filter(over))
