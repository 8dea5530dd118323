"""What everybody of `tests.world` has of their own: stuck, something parked, a try, an answer."""

from __future__ import annotations

from planner.accounts.models import User
from planner.progress.models import Attempt, ReviewLog, Stuck, TopicState
from planner.progress.practice_actions import keep_attempt
from planner.progress.review_actions import answer_topic
from planner.progress.spacing import Answer
from planner.progress.state_actions import park, understand
from planner.progress.stuck_actions import On, get_stuck
from tests.plans.plans_of_rooms import CATALOGUE, NOW


def stuck(user: User) -> Stuck:
    """Alone, so that it shows no group."""
    return get_stuck(
        user=user, on=On(kind="topic", id="vectors", topic="vectors", depth=1), now=NOW
    )


def parked(user: User) -> TopicState:
    park(user=user, topic="numbers", depth=1, now=NOW)
    return TopicState.objects.get(user=user, topic="numbers")


def attempt(user: User) -> Attempt:
    return keep_attempt(
        user=user,
        exercise="add",
        derivation=f"derived by {user.name}",
        is_on_paper=False,
        work="",
        link="",
        outcome=Attempt.Outcome.PARTLY,
        now=NOW,
    )


def answered(user: User) -> ReviewLog:
    """Of what they understand since then."""
    understand(user=user, topic="vectors", depth=2, now=NOW)
    log = answer_topic(
        user=user,
        topic="vectors",
        depth=2,
        answer=Answer.GOOD,
        times=0,
        catalogue=CATALOGUE,
        now=NOW,
    )
    assert log is not None
    return log
