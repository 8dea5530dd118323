"""How the states of a topic, their history and the stuck moments move to what it has become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from planner.progress import moments
from planner.progress.models import KNOWING, State, StateChange, Stuck, TopicState

RANKS = {State.PARKED: 1, State.LEARNING: 2, State.STUCK: 3}
KNOWN = 4


def carry_topic(old: str, parts: Sequence[str], now: dt.datetime) -> None:
    """The history moves to the first part and is copied to the others."""
    states = list(TopicState.objects.filter(topic=old).order_by("id"))
    changes = list(StateChange.objects.filter(topic=old).order_by("id"))
    for part in parts[1:]:
        StateChange.objects.bulk_create(_copy(change, part) for change in changes)
    StateChange.objects.filter(topic=old).update(topic=parts[0])
    for part in parts:
        for state in states:
            _merge(state, part, now)
    TopicState.objects.filter(topic=old).delete()


def carry_moments(kind: str, old: str, new: str, now: dt.datetime) -> None:
    """Whoever is stuck on two things that are one is stuck on it once."""
    for moment in Stuck.objects.open().filter(about_kind=kind, about_id=old).order_by("id"):
        same = Stuck.objects.open().filter(user=moment.user_id, about_kind=kind, about_id=new)
        if same.exists():
            moments.end(moment, ending=Stuck.Ending.FOUND, now=now)
    Stuck.objects.filter(about_kind=kind, about_id=old).update(about_id=new)
    if kind == "topic":
        Stuck.objects.filter(topic=old).update(topic=new)
        _end_what_is_known(new, now)


def _merge(state: TopicState, part: str, now: dt.datetime) -> None:
    """What says more of their knowing it counts, and the history says that both were there."""
    step = {"user": state.user_id, "topic": part, "depth": state.depth}
    other = TopicState.objects.filter(**step).first()
    if other is None:
        TopicState.objects.create(
            user_id=state.user_id,
            topic=part,
            depth=state.depth,
            state=state.state,
            since=state.since,
            put_off_at=state.put_off_at,
        )
        return
    winner, loser = (state, other) if _rank(state) > _rank(other) else (other, state)
    if winner.state != loser.state:
        StateChange.objects.create(
            user_id=state.user_id,
            topic=part,
            depth=state.depth,
            was=loser.state,
            was_since=loser.since,
            became=winner.state,
            changed_at=now,
        )
    if winner is state:
        TopicState.objects.filter(pk=other.pk).update(
            state=state.state, since=state.since, put_off_at=state.put_off_at
        )


def _rank(state: TopicState) -> int:
    return KNOWN if state.state in KNOWING else RANKS[State(state.state)]


def _end_what_is_known(topic: str, now: dt.datetime) -> None:
    for moment in Stuck.objects.open().filter(topic=topic).order_by("id"):
        states = TopicState.objects.knowing().filter(
            user=moment.user_id, topic=topic, depth=moment.depth
        )
        if states.exists():
            moments.end(moment, ending=Stuck.Ending.FOUND, now=now)


def _copy(change: StateChange, part: str) -> StateChange:
    return StateChange(
        user_id=change.user_id,
        topic=part,
        depth=change.depth,
        was=change.was,
        was_since=change.was_since,
        became=change.became,
        changed_at=change.changed_at,
        undone_at=change.undone_at,
        batch_id=change.batch_id,
    )
