"""What a change of plan does and costs, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from planner.solver import words
from planner.solver.problem import Key, Problem
from planner.solver.reduce import closure, known_by_all
from planner.solver.replanned import Before, Replanned
from planner.solver.solution import Impossible, Placement, Solution
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable
from planner.solver.violation import meeting_words


def sentence(problem: Problem, before: Before, change: Replanned) -> str:
    """One sentence for people who choose between options."""
    parts = [_moves(change), *_decisions(problem, before, change), *_turns(change)]
    if change.kind == "shift":
        return f"All that was to come is put off to the next meeting: {'; '.join(parts)}."
    if change.kind == "drop":
        return f"So that less moves, one decision goes: {'; '.join(parts)}."
    return f"{words.capital('; '.join(parts))}."


def _moves(change: Replanned) -> str:
    if not change.moved:
        return "nothing moves"
    text = f"{words.counted(change.moved, 'part')} {_verb(change.moved, 'moves', 'move')}"
    if not change.near:
        return text
    near = words.NUMBERS[change.near] if change.near < len(words.NUMBERS) else str(change.near)
    return f"{text}, {near} of them into or out of the next two meetings"


def _decisions(problem: Problem, before: Before, change: Replanned) -> Iterator[str]:
    if change.lost:
        yield f"{_named(problem, change.lost)} {_verb(len(change.lost), 'is', 'are')} given up"
    elif before.reached and change.moved:
        yield "no decision is lost"
    if change.gained:
        yield f"{_named(problem, change.gained)} {_verb(len(change.gained), 'comes', 'come')} in"


def _turns(change: Replanned) -> Iterator[str]:
    count = change.turns_changed
    if count:
        yield f"{words.counted(count, 'meeting')} {_verb(count, 'gets', 'get')} another lead"


def _named(problem: Problem, decisions: Collection[str]) -> str:
    named = [words.quoted(each) for each in problem.decisions if each.id in decisions]
    return words.listed(named)


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def impossible(problem: Problem, standing: Standing, timetable: Timetable) -> Impossible:
    """Which required decisions and locks cannot be kept after what happened."""
    late = list(_late(problem, standing, timetable))
    loose = list(dict.fromkeys(_loose(problem, standing, timetable)))
    named = _named(problem, late)
    parts = [f"{named} cannot be reached as required"] if late else []
    if loose:
        verb = _verb(len(loose), "stays", "stay")
        parts.append(f"{words.listed(loose)} no longer {verb} on the date of the lock")
    text = " and ".join(parts) or "not all that was locked or required can be kept"
    return Impossible(text=f"After this change {text}.", conflict=tuple(late), relaxations=())


def _late(problem: Problem, standing: Standing, timetable: Timetable) -> Iterator[str]:
    """Required decisions that are lost, or reached after their date."""
    ends = {
        wish.decision.id: timetable.ends_of(steps)
        for wish, steps in zip(standing.reduced.wishes, standing.packer.ends_with, strict=True)
    }
    for each in sorted(problem.decisions, key=lambda decision: decision.id):
        end = ends.get(each.id, -1)
        is_late = end is None or (
            end >= 0 and each.by is not None and problem.meetings[end].on > each.by
        )
        if each.required and is_late:
            yield each.id


def _loose(problem: Problem, standing: Standing, timetable: Timetable) -> Iterator[str]:
    """Steps that are locked to a date on which they are not."""
    known = known_by_all(problem)
    dates = {
        (standing.reduced.keys[i], piece): problem.meetings[meeting].on
        for i, slots in timetable.slots.items()
        for piece, meeting in enumerate(slots)
    }
    for lock in problem.locks:
        if lock.key not in known and dates.get((lock.key, lock.piece)) != lock.on:
            yield words.step_name(problem, lock.key)


def warnings(problem: Problem, before: Before, solution: Solution) -> tuple[str, ...]:
    """What had to stay and cannot, or stays for no decision's sake."""
    return (
        *_unfrozen(problem, before, solution),
        *_idle(problem, before, solution),
        *_unsettled(problem, before, solution),
    )


def _unfrozen(problem: Problem, before: Before, solution: Solution) -> Iterator[str]:
    for meeting in sorted(before.frozen):
        if _content(problem, before.placements, meeting) != _content(
            problem, solution.placements, meeting
        ):
            when = meeting_words(problem, meeting)
            yield f"The meeting of {when} cannot stay as it was: its content breaks a rule now."


def _idle(problem: Problem, before: Before, solution: Solution) -> Iterator[str]:
    """What is studied only because its meeting, or that of another part of it, was to stay."""
    reached = {each.decision for each in solution.reached}
    needs = [
        need
        for each in problem.decisions
        if each.id in reached and (each.weight or each.required)
        for need in each.needs
    ]
    locked = [lock.key for lock in problem.locks]
    served = closure(problem, (*needs, *locked), known_by_all(problem))
    idle = {each.key for each in solution.placements if not each.curious} - served
    for key in sorted(idle) if before.frozen else ():
        name = words.step_name(problem, key)
        yield f"{name} stays because its meeting does, although no decision needs it any more."


def _content(
    problem: Problem, placements: Iterable[Placement], meeting: int
) -> set[tuple[Key, int]]:
    """What stands there and still has to be learnt."""
    known = known_by_all(problem)
    return {
        (each.key, each.piece)
        for each in placements
        if each.meeting == meeting and each.key not in known
    }


def _unsettled(problem: Problem, before: Before, solution: Solution) -> Iterator[str]:
    led = {turn.meeting: (turn.lead, turn.backup) for turn in before.turns}
    for turn in solution.turns:
        if turn.meeting in before.settled and led.get(turn.meeting) != (turn.lead, turn.backup):
            when = meeting_words(problem, turn.meeting)
            yield f"Who leads or stands in on {when} had to change."
