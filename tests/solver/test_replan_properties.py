"""What holds for every change of plan, tried on random problems, judged by the checker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.solver import (
    QUICK,
    Before,
    Placement,
    Problem,
    Replanned,
    Solution,
    options,
    replan,
    solve,
    violations,
)
from tests.solver.random_problems import problems

FEW = settings(max_examples=40, deadline=None)


@dataclass(frozen=True)
class Event:
    """A plan, and a problem in which it does not quite fit any more."""

    problem: Problem
    before: Before


def standing(solution: Solution, **changes: object) -> Before:
    before = Before(
        placements=solution.placements,
        turns=solution.turns,
        reached=tuple(each.decision for each in solution.reached),
    )
    return replace(before, **changes)


def without(question: Problem, solution: Solution, number: int) -> Event:
    """The meeting is cancelled; those after it count one less."""
    kept = tuple(each for at, each in enumerate(question.meetings) if at != number)

    def now(meeting: int) -> int:
        return -1 if meeting == number else meeting - (meeting > number)

    return Event(
        replace(question, meetings=kept),
        standing(
            solution,
            placements=tuple(replace(p, meeting=now(p.meeting)) for p in solution.placements),
            turns=tuple(
                replace(turn, meeting=now(turn.meeting))
                for turn in solution.turns
                if turn.meeting != number
            ),
        ),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    """A meeting cancelled, shorter, or of another kind; an absence; a decision dropped."""
    question = draw(problems())
    solution = solve(question, effort=QUICK)
    number = draw(st.integers(0, len(question.meetings) - 1))
    kind = draw(st.sampled_from(["cancel", "cancel", "short", "review", "away", "drop", "swap"]))
    if kind == "cancel" and len(question.meetings) > 1:
        return without(question, solution, number)
    meeting = question.meetings[number]
    if kind in {"short", "review"}:
        changed = replace(meeting, minutes=20) if kind == "short" else replace(meeting, kind=kind)
        meetings = tuple(changed if each is meeting else each for each in question.meetings)
        return Event(replace(question, meetings=meetings), standing(solution))
    if kind == "away" and question.people:
        first, *others = question.people
        group = (replace(first, away=first.away | {meeting.on}, reading=30), *others)
        return Event(replace(question, people=group), standing(solution))
    reached = tuple(each.decision for each in solution.reached)
    left = tuple(each.decision for each in solution.left_out)
    return Event(question, standing(solution, reached=reached[1:], added=left))


def study(placements: tuple[Placement, ...], meeting: int) -> list[Placement]:
    return [each for each in placements if each.meeting == meeting]


@given(events())
@FEW
def test_every_way_to_go_on_keeps_every_rule(event: Event):
    for told in options(event.problem, event.before):
        assert violations(event.problem, told.solution) == ()


@given(problems())
@FEW
def test_without_an_event_nothing_changes(question: Problem):
    solution = solve(question, effort=QUICK)

    told = replan(question, standing(solution))

    assert told.solution.placements == solution.placements
    assert told.solution.turns == solution.turns
    assert (told.moved, told.dropped, told.added, told.is_proven) == (0, (), (), True)


@given(events(), st.sets(st.integers(0, 5)))
@FEW
def test_a_frozen_meeting_stays_as_it_is_or_says_why_not(event: Event, numbers: set[int]):
    count = len(event.problem.meetings)
    frozen = frozenset(number for number in numbers if number < count)
    reached = (*event.before.reached, *event.before.added)
    before = replace(event.before, frozen=frozen, added=(), reached=reached)

    solution = replan(event.problem, before).solution

    changed = {
        number
        for number in frozen
        if study(solution.placements, number) != study(before.placements, number)
    }
    told = [text for text in solution.warnings if "cannot stay as it was" in text]
    idle = [text for text in solution.warnings if "no decision needs it" in text]
    broken = violations(event.problem, solution)
    assert len(told) == len(changed)
    assert [each.rule for each in broken] == ["witness"] * len(idle)


@given(events())
@FEW
def test_no_shift_that_loses_as_little_moves_less(event: Event):
    found = {told.kind: told for told in options(event.problem, event.before)}

    def lost(told: Replanned) -> int:
        weight = {each.id: each.weight for each in event.problem.decisions}
        return sum(weight[name] for name in told.lost)

    if "shift" in found and not event.before.added:
        absorb, shift = found["absorb"], found["shift"]
        assert lost(absorb) <= lost(shift)
        if lost(absorb) == lost(shift):
            assert absorb.moved + absorb.near <= shift.moved + shift.near


@given(events())
@FEW
def test_a_proven_change_is_not_beaten_by_the_quick_one(event: Event):
    quick = replan(event.problem, event.before, effort=QUICK)
    thorough = replan(event.problem, event.before)

    assert violations(event.problem, quick.solution) == ()
    if thorough.is_proven and not event.before.added:
        assert thorough.solution.quality.value >= quick.solution.quality.value


@given(events())
@FEW
def test_the_same_event_has_the_same_answer(event: Event):
    assert repr(replan(event.problem, event.before)) == repr(replan(event.problem, event.before))
