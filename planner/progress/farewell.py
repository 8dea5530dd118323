"""What becomes of somebody's progress when they delete their account: nothing of it is left."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.progress.models import (
    Attempt,
    HelpOffer,
    Placement,
    ReviewCard,
    StateBatch,
    StateChange,
    Stuck,
    TopicState,
    UnitRead,
    UnitWorth,
)

OF_ONE_PERSON = (
    TopicState,
    StateChange,
    Placement,
    StateBatch,
    UnitRead,
    UnitWorth,
    Stuck,
    HelpOffer,
    Attempt,
    ReviewCard,
)


def forget_progress(*, user: User, now: dt.datetime) -> None:
    for model in OF_ONE_PERSON:
        model.objects.filter(user=user).delete()
