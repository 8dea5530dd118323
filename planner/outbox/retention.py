"""How long what is no longer needed is kept.

Each app says at its start (`AppConfig.ready`) what of its own goes after a while; how long that
is, in days, is the operator's to say (`settings.KEEP_DAYS`). The worker looks once an hour.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction

from planner.outbox import chores

EVERY = dt.timedelta(hours=1)
AT_ONCE = 500

log = logging.getLogger(__name__)


class Sweep(Protocol):
    def __call__(self, *, before: dt.datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """`at_least`: what other promises of the product need, whatever the operator says."""

    sweep: Sweep
    at_least: dt.timedelta


_known: dict[str, Kept] = {}
_swept_at: dict[str, dt.datetime] = {}


def register(name: str, sweep: Sweep, *, at_least: dt.timedelta = dt.timedelta(days=1)) -> None:
    """`name` is one of settings.KEEP_DAYS. `sweep` takes away what ended before a time and gives
    how much; killed over it, the rest goes at the next look."""
    _known[name] = Kept(sweep, at_least)
    chores.register(f"keeping {name}", partial(_hourly, name))


def known() -> Mapping[str, Kept]:
    return _known


def kept_for(name: str) -> dt.timedelta | None:
    """None: for ever, which operators say with 0."""
    days: int = settings.KEEP_DAYS[name]
    return max(dt.timedelta(days=days), _known[name].at_least) if days else None


def sweep(name: str, *, now: dt.datetime) -> int:
    """Take away what is too old; how much went."""
    time = kept_for(name)
    gone = _known[name].sweep(before=now - time) if time else 0
    if gone:
        log.info("no longer kept: %d of %s", gone, name)
    return gone


def in_batches(
    rows: models.QuerySet[Any], act: Callable[[models.QuerySet[Any]], object] | None = None
) -> int:
    """Deletes rows, or does something else that takes them out of the query, each few in a
    transaction of their own; how many."""
    done = 0
    while found := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        batch = rows.model._base_manager.filter(pk__in=found)
        with transaction.atomic():
            act(batch) if act else batch.delete()
        done += len(found)
    return done


def _hourly(name: str, *, now: dt.datetime) -> int:
    """A chore, which writes no message."""
    last = _swept_at.get(name)
    if last is None or not last <= now < last + EVERY:
        _swept_at[name] = now
        sweep(name, now=now)
    return 0
