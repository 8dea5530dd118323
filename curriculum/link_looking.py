"""Looking at the links of the catalogue: asked for by a curator, done by the worker, one at a time.

A host is left alone for a while after each look. The app that may call the web says how
(`register`); without one nothing is looked at.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum import long_work
from curriculum.current import current, version
from curriculum.links import DAYS_APART, Seen, note, take_stock
from curriculum.long_work import Progress
from curriculum.models import Link, LongWork

ALL, AGAIN = "links", "links_again"
KINDS = (ALL, AGAIN)
HOST_PAUSE = dt.timedelta(seconds=5)
SLICE = dt.timedelta(seconds=5)
A_MOMENT = 1.0
FRESH_FOR = dt.timedelta(days=30)
State = Link.State

Look = Callable[[str], Seen]
Sleep = Callable[[float], None]


def register(look: Look, *, sleep: Sleep = time.sleep) -> None:
    """`look` follows a link and never raises for what it meets."""
    for kind in KINDS:
        long_work.register(kind, partial(look_at_some, look=look, sleep=sleep))


def last_look() -> LongWork | None:
    """At all links."""
    return LongWork.objects.filter(kind=ALL).order_by("-id").first()


def start(*, by: Any, now: dt.datetime) -> LongWork:
    """The one under way, or a new one."""
    under_way = LongWork.objects.under_way().filter(kind=ALL).order_by("id").first()
    return under_way or long_work.ask(kind=ALL, by=by, now=now)


def stop(*, now: dt.datetime) -> None:
    for work in LongWork.objects.under_way().filter(kind__in=KINDS):
        long_work.stop(work=work, now=now)


def ask_when_due(*, now: dt.datetime) -> int:
    """A chore: all links once a month, and those that were gone a second time days later. Nothing
    before a curator has started the first look, or after one has stopped the last."""
    last = last_look()
    if last is None or last.state != LongWork.State.DONE or last.ended_at is None:
        return 0
    if LongWork.objects.under_way().filter(kind__in=KINDS).exists():
        return 0
    if now - last.ended_at >= FRESH_FOR:
        long_work.ask(kind=ALL, by=None, now=now)
    elif _gone_for_days(now).exists():
        long_work.ask(kind=AGAIN, by=None, now=now)
    return 0


def look_at_some(work: LongWork, /, *, progress: Progress, look: Look, sleep: Sleep) -> str | None:
    """For a few seconds; then others have their turn. What was looked at since it was asked for
    is done, so that nothing is done twice."""
    total = _stock(work)
    until = progress.clock() + SLICE
    while progress.clock() < until:
        waiting = _waiting(work)
        left = waiting.count()
        if not left:
            return _ended(total)
        link = _next(waiting, progress.clock())
        doing = _("Looking at %(host)s.") % {"host": link.host} if link else work.doing
        progress.tell(max(0, total - left), total, doing=doing)
        if link is None:
            sleep(A_MOMENT)
        else:
            note(link, look(link.url), now=progress.clock())
    return None


def _stock(work: LongWork) -> int:
    """How many there are to look at in all."""
    if work.kind == AGAIN:
        return work.total or _waiting(work).count()
    return take_stock(current(version()))


def _waiting(work: LongWork) -> Any:
    if work.kind == AGAIN:
        return _gone_for_days(work.asked_at)
    return Link.objects.filter(Q(looked_at=None) | Q(looked_at__lt=work.asked_at))


def _gone_for_days(now: dt.datetime) -> Any:
    return Link.objects.filter(state=State.GONE_ONCE, looked_at__lte=now - DAYS_APART)


def _next(waiting: Any, now: dt.datetime) -> Link | None:
    """One whose host was left alone for long enough."""
    busy = Link.objects.filter(looked_at__gt=now - HOST_PAUSE).values("host")
    found: Link | None = waiting.exclude(host__in=busy).order_by("id").first()
    return found


def _ended(total: int) -> str:
    dead = Link.objects.filter(state=State.DEAD).count()
    looked = ngettext("%(count)s link was looked at.", "%(count)s links were looked at.", total) % {
        "count": f"{total:,}"
    }
    found = ngettext("%(count)s is dead.", "%(count)s are dead.", dead) % {"count": f"{dead:,}"}
    return f"{looked} {found}"
