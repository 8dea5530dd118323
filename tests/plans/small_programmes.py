"""A small team and catalogue whose plans are easy to follow by hand."""

from __future__ import annotations

from typing import Any

from curriculum.left_out import LeftOutOnPurpose
from curriculum.records import Strategy
from planner.plans.problem import Question, question
from planner.plans.programme import Programme
from planner.plans.queries import answer_for
from planner.solver import QUICK, Solution, solve
from tests.plans.small_catalogues import (
    brief,
    catalogue,
    decision,
    exercise,
    resource,
    topic,
    unit,
)


def strategy(name: str, idea: str, *practice: str) -> Strategy:
    return Strategy(id=name, title=name, idea=idea, in_practice=practice, goals=())


CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)], soft=[("odds", 1)]),
    topic("rings", 240, needs=[("maps", 1)]),
    topic("odds", area="chance"),
    topic("games", 30, area="chance", for_curiosity=True, needs=[("sets", 1)]),
    decisions=(
        decision("ship", ("maps", 1)),
        decision("prove", ("rings", 1), goals=("build", "study")),
        decision("bet", ("odds", 2), goals=("hired",)),
    ),
    resources=(
        resource("book", unit("one", 40, ("sets", 1)), unit("two", 30, ("maps", 1))),
        resource("course", unit("three", 100, ("rings", 1)), is_free=False),
        resource("papers", unit("slot", 180, ("odds", 3), is_slot=True)),
    ),
    exercises=(exercise("count", 20, ("maps", 1)),),
    strategies=(
        strategy("playful-exploration", "Play.", "Prompt cards: draw it, break it"),
        strategy("comfort-being-stuck", "Nothing has to come out."),
        strategy("reading-group", "One paper at a time."),
        strategy("explain-papers", "Say it plainly.", "A template: question, idea, limit"),
    ),
    left_out=(LeftOutOnPurpose(title="Transistors", reason="They change no decision."),),
)


def asked(**about: Any) -> tuple[Question, Solution]:
    found = question(brief(**about), CATALOGUE)
    return found, solve(found.problem, effort=QUICK)


def written(**about: Any) -> Programme:
    return answer_for(brief(**about), CATALOGUE, effort=QUICK).programme


def table(programme: Programme) -> list[str]:
    """Each meeting as "kind: Title (minutes+reading), ...; lead, backup"."""
    return [
        f"{meeting.kind}: "
        + ", ".join(
            f"{line.title} ({line.minutes}+{line.reading_minutes})" for line in meeting.lines
        )
        + (f"; {meeting.lead}, {meeting.backup}" if meeting.lead else "")
        for meeting in programme.meetings()
    ]
