"""Uploaded files that nobody decided on, or that were imported, a while ago."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from curriculum.models import ImportRun

State = ImportRun.State


def forget_uploads(*, before: dt.datetime) -> int:
    """The files and their differences go; that they were brought in, and by whom, stays known."""
    old = ImportRun.objects.filter(asked_at__lt=before).exclude(
        work__state__in=["waiting", "running"]
    )
    undecided = [State.LOOKING, State.READY, State.APPLYING]
    old.filter(state__in=undecided).update(state=State.STOPPED)
    held = Q(content__isnull=False) | Q(found__isnull=False)
    return old.filter(held).update(content=None, found=None)
