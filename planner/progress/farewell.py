"""What becomes of somebody's progress when they delete their account: nothing of it is left."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.progress.models import (
    HelpOffer,
    Placement,
    StateBatch,
    StateChange,
    Stuck,
    TopicState,
    UnitRead,
)


def forget_progress(*, user: User, now: dt.datetime) -> None:
    for model in (TopicState, StateChange, Placement, StateBatch, UnitRead, Stuck, HelpOffer):
from planner.progress.models import Attempt, HelpOffer, StateChange, Stuck, TopicState


def forget_progress(*, user: User, now: dt.datetime) -> None:
    for model in (TopicState, StateChange, Stuck, HelpOffer, Attempt):
        model.objects.filter(user=user).delete()
