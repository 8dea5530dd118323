"""The agenda of a mock interview: questions for the plan's decisions, then feedback."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.records import Question as Asked
from planner.plans.problem import Question
from planner.plans.programme import Line
from planner.plans.special_lines import Free

FEEDBACK_MINUTES = 10
MINUTES_OF_A_QUESTION = 15
FEEDBACK = "Feedback: what convinced, what was missing, one thing to try next time"
FEEDBACK_ORDER = "The candidate speaks first, then whoever observed, then the interviewer."
OWN = "A question of your own choice"


def interview_lines(question: Question, free: Free) -> Iterator[Line]:
    """Each interview goes on in the list where the one before it stopped."""
    feedback = min(FEEDBACK_MINUTES, free.minutes // 3)
    left = free.minutes - feedback
    count = max(1, left // MINUTES_OF_A_QUESTION)
    each, rest = divmod(left, count)
    asked = _asked(question)
    for place in range(count):
        minutes = each + (rest if place == 0 else 0)
        if not asked:
            yield Line(kind="interview", title=OWN, minutes=minutes)
            continue
        chosen = asked[(free.number * count + place) % len(asked)]
        decision = question.catalogue.decision_by_id.get(chosen.decision)
        yield Line(
            kind="interview",
            title=chosen.question,
            minutes=minutes,
            why=f"For «{decision.question}»" if decision else "",
        )
    yield Line(kind="interview", title=FEEDBACK, minutes=feedback, why=FEEDBACK_ORDER)


def _asked(question: Question) -> list[Asked]:
    """Questions for the decisions that the plan is asked to reach; else all of the catalogue."""
    wanted = {each.id for each in question.problem.decisions}
    fitting = [each for each in question.catalogue.questions if each.decision in wanted]
    return fitting or list(question.catalogue.questions)
