"""Names of people who judged topics leave the catalogue with their accounts."""

from __future__ import annotations

import datetime as dt

from curriculum.judging import forget_judge
from planner.accounts.models import User


def forget(*, user: User, now: dt.datetime) -> None:
    forget_judge(name=user.name, now=now)
