"""Writes what Ben of the demo knows, tried, and was asked again."""

from __future__ import annotations

import datetime as dt

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.demo_cast import BEN
from planner.progress.models import Attempt
from planner.progress.practice_actions import keep_attempt
from planner.progress.review_actions import answer_question, answer_topic
from planner.progress.spacing import Answer
from planner.progress.state_actions import know_before, understand

DERIVED = """Of 10 000 payments 100 have the pattern. The alarm rings for 90 of these, and for
5 percent of the other 9900, which is 495. So it is right in

$$\\frac{90}{90 + 495} = \\frac{2}{13} \\approx 0.154$$"""
SIMULATED = """import numpy as np

rng = np.random.default_rng(7)
pattern = rng.random(1_000_000) < 0.01
alarm = rng.random(1_000_000) < np.where(pattern, 0.9, 0.05)
print(pattern[alarm].mean())  # 0.1541
"""
UNDERSTOOD = (("probability-counting", 12), ("conditional-bayes", 12), ("random-variables", 3))
"""Topics at awareness, and how many days ago."""


def practise(catalogue: Catalogue, *, now: dt.datetime) -> None:
    """Three things come back for him now; all of it is his alone."""
    ben = User.objects.get(email=BEN.email)
    know_before(user=ben, topic="python-numpy", depth=2, now=_ago(14, now))
    for topic, days in UNDERSTOOD:
        understand(user=ben, topic=topic, depth=1, now=_ago(days, now))
    answer_topic(
        user=ben,
        topic="probability-counting",
        depth=1,
        answer=Answer.GOOD,
        times=0,
        catalogue=catalogue,
        now=_ago(9, now),
    )
    _try("relu-backward", Attempt.Outcome.NOT_YET, ben, _ago(8, now))
    _try(
        "base-rate",
        Attempt.Outcome.GOT_IT,
        ben,
        _ago(2, now),
        derivation=DERIVED,
        work=SIMULATED,
    )
    for question, had in (("iq-dot", 1), ("iq-rank", 2)):
        answer_question(
            user=ben,
            question=question,
            answer=Answer.GOOD if had == 2 else Answer.HARD,
            times=0,
            had=had,
            of=2,
            now=_ago(1, now),
        )


def _ago(days: int, now: dt.datetime) -> dt.datetime:
    return now - dt.timedelta(days=days, hours=3)


def _try(
    exercise: str,
    outcome: str,
    user: User,
    at: dt.datetime,
    *,
    derivation: str = "",
    work: str = "",
) -> None:
    keep_attempt(
        user=user,
        exercise=exercise,
        derivation=derivation,
        is_on_paper=not derivation,
        work=work,
        link="",
        outcome=outcome,
        now=at,
    )
