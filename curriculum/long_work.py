"""Work of the catalogue's pages that the worker does: taken up, told of, stopped, taken up again.

Whoever has long work says here how it is done (`register`, in `AppConfig.ready`), asks for it, and
shows `curriculum/curating/_work.html` on a page of its own. The app that knows the worker calls
`work_on_next` again and again.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any, Protocol

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from curriculum.models import LongWork

Clock = Callable[[], dt.datetime]

MOST_TRIES = 3
BETWEEN_WORDS = dt.timedelta(seconds=1)
State = LongWork.State


class Stopped(Exception):
    """Whoever asked for it wishes no more of it; what is not written yet stays unwritten."""


class Lost(Exception):
    """Another worker has taken it up, as this one was not heard of for too long."""


class Doing(Protocol):
    """Does the work, or a few seconds of it. Gives the sentence with which it ends, or None where
    more is to be done: then others have their turn first. It may be done again after a worker was
    killed over it, so doing what is done already must change nothing."""

    def __call__(self, work: LongWork, /, *, progress: Progress) -> str | None: ...


_known: dict[str, Doing] = {}


def register(kind: str, doing: Doing) -> None:
    _known[kind] = doing


def ask(*, kind: str, by: Any, now: dt.datetime) -> LongWork:
    """`by` is a user, or None."""
    return LongWork.objects.create(kind=kind, asked_by=by, asked_at=now)


def begin(*, kind: str, by: Any, now: dt.datetime) -> LongWork:
    """As `ask`, of whoever does it by `carry_out` at once, as commands do: no worker takes it."""
    return LongWork.objects.create(
        kind=kind,
        asked_by=by,
        asked_at=now,
        state=State.RUNNING,
        heard_at=now,
        claim=uuid.uuid4().hex,
    )


def stop(*, work: LongWork, now: dt.datetime) -> None:
    """Before it began, at once; else at the next step that it tells of."""
    waiting = LongWork.objects.filter(pk=work.pk, state=State.WAITING)
    if not waiting.update(state=State.STOPPED, ended_at=now, result=_("It was not begun.")):
        LongWork.objects.filter(pk=work.pk, state=State.RUNNING).update(stop_asked_at=now)


def work_on_next(*, now: dt.datetime, clock: Clock) -> int:
    """Takes up the oldest that waits, or that a dead worker left; how many that were: 0 or 1."""
    for work in LongWork.objects.to_do(now).filter(kind__in=_known)[:1]:
        return int(work_on(work, clock=clock))
    return 0


def work_on(work: LongWork, *, clock: Clock) -> bool:
    """Does this one now; False where another worker was faster."""
    progress = _taken_up(work, clock)
    if progress is None:
        return False
    carry_out(work, progress)
    return True


def carry_out(work: LongWork, progress: Progress) -> None:
    """Does what was begun, and writes down how it ended: in the language of whoever asked."""
    with translation.override(getattr(work.asked_by, "language", "") or settings.LANGUAGE_CODE):
        _carry_out(work, progress)


def _carry_out(work: LongWork, progress: Progress) -> None:
    try:
        result = _known[work.kind](work, progress=progress)
    except Stopped:
        progress.end(State.STOPPED, _stopped_at(work))
    except Lost:
        return
    except Exception:
        progress.leave()
        raise
    else:
        progress.end(State.DONE, result) if result is not None else progress.put_back()


def _taken_up(work: LongWork, clock: Clock) -> Progress | None:
    now = clock()
    claim = uuid.uuid4().hex
    is_again = work.state == State.RUNNING
    unchanged = LongWork.objects.filter(pk=work.pk, state=work.state, claim=work.claim)
    if is_again and work.tries + 1 >= MOST_TRIES:
        result = _("It was interrupted several times and is not tried again.")
        unchanged.update(state=State.FAILED, ended_at=now, result=result)
        return None
    tries = F("tries") + (1 if is_again else 0)
    if not unchanged.update(state=State.RUNNING, claim=claim, heard_at=now, tries=tries):
        return None
    work.refresh_from_db()
    return Progress(work, clock)


def _stopped_at(work: LongWork) -> str:
    if not work.total:
        return _("It was stopped.")
    return _("It was stopped after %(done)s of %(total)s.") % {
        "done": f"{work.done:,}",
        "total": f"{work.total:,}",
    }


class Progress:
    """What a worker says of the work that it has, and hears of it."""

    def __init__(self, work: LongWork, clock: Clock) -> None:
        self.work = work
        self.clock = clock
        self._claim = work.claim
        self._told_at: dt.datetime | None = None

    def tell(self, done: int, total: int, *, doing: str = "") -> None:
        """How far it is; may be called for each step, and is written once a second.

        Raises Stopped where somebody asked to stop, and Lost where another worker has it.
        """
        now = self.clock()
        is_new = doing != self.work.doing
        self.work.done, self.work.total, self.work.doing = done, total, doing
        if (
            is_new
            or self._told_at is None
            or not self._told_at <= now < self._told_at + BETWEEN_WORDS
        ):
            self._told_at = now
            self._write(done=done, total=total, doing=doing, heard_at=now)
            if self._mine().filter(stop_asked_at__isnull=False).exists():
                raise Stopped

    def put_back(self) -> None:
        """The rest waits its turn."""
        done, total, now = self.work.done, self.work.total, self.clock()
        self._write(state=State.WAITING, heard_at=now, done=done, total=total)

    def leave(self) -> None:
        """After an error: the next look may try again."""
        self._mine().update(heard_at=None)

    def end(self, state: State, result: str) -> None:
        self._mine().update(
            state=state,
            result=result,
            ended_at=self.clock(),
            done=self.work.done,
            total=self.work.total,
            doing="",
        )

    def _write(self, **columns: Any) -> None:
        if not self._mine().update(**columns):
            raise Lost

    def _mine(self) -> Any:
        return LongWork.objects.filter(pk=self.work.pk, state=State.RUNNING, claim=self._claim)
