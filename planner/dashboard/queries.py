"""What the start page shows."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.queries import GoalLine, Titled, goal_lines, questions_of_goals
from planner.accounts.models import User
from planner.dashboard.demo_cast import ROLES
from planner.language.lazy import Words
from planner.plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBlock:
    """A goal with the questions that its decisions ask."""

    goal: GoalLine
    questions: tuple[Titled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    goals: tuple[GoalBlock, ...]
    demo_plan: Plan | None


def start_page(*, is_demo: bool) -> StartPage:
    questions = questions_of_goals()
    return StartPage(
        goals=tuple(
            GoalBlock(goal=goal, questions=questions.get(goal.id, ())) for goal in goal_lines()
        ),
        demo_plan=demo_plan() if is_demo else None,
    )


def demo_plan() -> Plan | None:
    """The plan that visitors of a demo are led to: the oldest that has anything to show."""
    shown = Plan.objects.active().filter(group__archived_at=None, revisions__isnull=False)
    return shown.select_related("group").order_by("created_at", "id").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRole:
    """Somebody of the demo, what they do, and what there is to try as them."""

    name: str
    slug: str
    role: Words
    to_try: Words


def demo_roles() -> tuple[DemoRole, ...]:
    """Those of the cast whom `seed_demo` has written."""
    there = set(User.objects.filter(is_active=True).values_list("email", flat=True))
    return tuple(
        DemoRole(name=person.name, slug=person.name.lower(), role=role, to_try=to_try)
        for person, role, to_try in ROLES
        if person.email in there
    )
