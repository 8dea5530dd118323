"""What people say of themselves on a topic at a depth; every change is kept and can be undone.

A member's own word is the only one here: `user` is whoever acts.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.progress import moments
from planner.progress.models import NOT_STARTED, State, StateBatch, StateChange, Stuck, TopicState

LONGEST_NAME = 200


class CannotUndo(Exception):
    """Something came after it; the text says so."""


SAYABLE = (State.LEARNING, State.UNDERSTOOD, State.KNOWN, State.PARKED, NOT_STARTED)
"""What one says with a tap; being stuck begins with `stuck_actions.get_stuck`."""


@transaction.atomic
def say(
    *, user: User, topic: str, depth: int, state: str, now: dt.datetime, name: str = ""
) -> StateChange | None:
    """Any of `SAYABLE`; `name`: what the topic is called, for when the catalogue loses it.

    The same again changes nothing, here and below: None.
    """
    assert state in SAYABLE  # noqa: S101 - whoever asks has looked at what was typed
    return become(user, topic, depth, state, now, name=name)


@transaction.atomic
def learn(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    """It is being learnt."""
    return become(user, topic, depth, State.LEARNING, now)


@transaction.atomic
def understand(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    return become(user, topic, depth, State.UNDERSTOOD, now)


@transaction.atomic
def know_before(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    """Known already when it came up."""
    return become(user, topic, depth, State.KNOWN, now)


@transaction.atomic
def park(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    """Left for now; it comes back as a suggestion."""
    return become(user, topic, depth, State.PARKED, now)


@transaction.atomic
def take_up_again(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    """What was parked is being learnt; None where nothing is parked."""
    if not TopicState.objects.parked().filter(user=user, topic=topic, depth=depth).exists():
        return None
    return become(user, topic, depth, State.LEARNING, now)


@transaction.atomic
def put_off(*, user: User, topic: str, depth: int, now: dt.datetime) -> None:
    """It stays parked, and is suggested again in a month at the soonest."""
    parked = TopicState.objects.parked().filter(user=user, topic=topic, depth=depth)
    parked.update(put_off_at=now)


@transaction.atomic
def start_over(*, user: User, topic: str, depth: int, now: dt.datetime) -> StateChange | None:
    """As if it had not been started."""
    return become(user, topic, depth, NOT_STARTED, now)


@transaction.atomic
def undo(*, change: StateChange, by: User, now: dt.datetime) -> None:
    """One step back, exactly: the state and since when it was so, and a stuck moment that the
    change ended is open again. Twice changes nothing.

    Raises CannotUndo where another change came after it.
    """
    locked(by)
    row = StateChange.objects.get(pk=change.pk, user=by)
    if row.undone_at is not None:
        return
    same = StateChange.objects.filter(user=by, topic=row.topic, depth=row.depth, undone_at=None)
    if same.filter(pk__gt=row.pk).exists():
        raise CannotUndo(_("You have changed this again since; take back the newer change first."))
    if row.was == State.STUCK:
        _reopen(row)
    if row.became == State.STUCK:
        _end_moments(by, row.topic, row.depth, row.was, now)
    _set(by, row.topic, row.depth, row.was, row.was_since)
    row.undone_at = now
    row.save(update_fields=["undone_at"])


def become(
    user: User,
    topic: str,
    depth: int,
    state: str,
    now: dt.datetime,
    *,
    batch: StateBatch | None = None,
    name: str = "",
) -> StateChange | None:
    """Within a transaction: the new state, kept as a change; None where it is so already."""
    locked(user)
    before = TopicState.objects.filter(user=user, topic=topic, depth=depth).first()
    was, was_since = (before.state, before.since) if before else (NOT_STARTED, None)
    if was == state:
        return None
    if was == State.STUCK:
        _end_moments(user, topic, depth, state, now)
    _put(before or TopicState(user=user, topic=topic, depth=depth), state, now, name)
    return StateChange.objects.create(
        user=user,
        topic=topic,
        depth=depth,
        was=was,
        was_since=was_since,
        became=state,
        changed_at=now,
        batch=batch,
    )


def locked(user: User) -> None:
    """Two changes of one person wait for each other."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _set(user: User, topic: str, depth: int, state: str, since: dt.datetime | None) -> None:
    """Without a time it was not started."""
    row = TopicState.objects.filter(user=user, topic=topic, depth=depth).first()
    _put(row or TopicState(user=user, topic=topic, depth=depth), state, since, "")


def _put(row: TopicState, state: str, since: dt.datetime | None, name: str) -> None:
    """Whoever has the lock writes; what is not started has no row."""
    if state == NOT_STARTED or since is None:
        if row.pk is not None:
            row.delete()
        return
    row.state, row.since, row.put_off_at = state, since, None
    row.name = name[:LONGEST_NAME] or row.name
    row.save()


def _end_moments(user: User, topic: str, depth: int, state: str, now: dt.datetime) -> None:
    """Whoever is no longer stuck on a topic is stuck on nothing that came down to it."""
    ending = Stuck.Ending.PARKED if state == State.PARKED else Stuck.Ending.FOUND
    open_moments = Stuck.objects.open().filter(user=user, topic=topic, depth=depth)
    for moment in open_moments.order_by("id"):
        moments.end(moment, ending=ending, now=now)


def _reopen(change: StateChange) -> None:
    ended = Stuck.objects.filter(
        user=change.user_id,
        topic=change.topic,
        depth=change.depth,
        ended_at=change.changed_at,
    )
    for moment in ended.order_by("id"):
        moments.reopen(moment)
