"""The rules about steps and minutes: what is studied when, in which order, by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from planner.solver.problem import Key, Person, Problem
from planner.solver.solution import Placement, Solution
from planner.solver.violation import Violation, meeting_words, step_words


def known_by_all(problem: Problem, key: Key) -> bool:
    """Where there are no people, nobody knows anything."""
    return bool(problem.people) and all(key in person.knows for person in problem.people)


def is_catch_up(problem: Problem, key: Key) -> bool:
    """So many know the step that it is not discussed: the others read it."""
    knowing = sum(1 for person in problem.people if key in person.knows)
    return bool(problem.people) and 100 * knowing >= problem.catch_up_percent * len(problem.people)


def study_violations(problem: Problem, solution: Solution) -> Iterator[Violation]:
    yield from _twice(problem, solution.placements)
    yield from _known(problem, solution.placements)
    yield from _incomplete(problem, solution.placements)
    yield from _out_of_order(problem, solution.placements)
    yield from _needs_later(problem, solution.placements)
    yield from _wrong_kind(problem, solution.placements)
    yield from _wrong_minutes(problem, solution.placements)
    yield from _too_long(problem, solution.placements)
    yield from _too_curious(problem, solution.placements)
    for person in problem.people:
        yield from _reads_too_much(problem, solution.placements, person)


def unreal_placements(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Placements of steps, pieces or meetings that the problem does not have."""
    for each in solution.placements:
        if each.key not in problem.step:
            yield Violation(rule="real", text=f"{each.key[0]} at depth {each.key[1]} is unknown.")
        elif not 0 <= each.piece < len(problem.step[each.key].pieces):
            words = step_words(problem, each.key)
            yield Violation(rule="real", text=f"{words} has no piece {each.piece + 1}.")
        elif not 0 <= each.meeting < len(problem.meetings):
            words = step_words(problem, each.key)
            yield Violation(rule="real", text=f"{words} is in a meeting that does not exist.")


def _twice(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for (key, piece), times in Counter((each.key, each.piece) for each in placements).items():
        if times > 1:
            text = f"Piece {piece + 1} of {step_words(problem, key)} is there {times} times."
            yield Violation(rule="once", text=text)
    for (meeting, position), times in Counter((p.meeting, p.position) for p in placements).items():
        if times > 1:
            text = f"{times} items share place {position + 1} on {meeting_words(problem, meeting)}."
            yield Violation(rule="position", text=text)


def _known(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for key in sorted({each.key for each in placements}):
        if known_by_all(problem, key):
            text = f"Everybody knows {step_words(problem, key)} and yet it is studied."
            yield Violation(rule="known", text=text)


def _incomplete(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for key, pieces in sorted(_pieces(placements).items()):
        missing = len(problem.step[key].pieces) - len(pieces)
        if missing:
            text = f"{step_words(problem, key)} is begun but lacks {missing} of its pieces."
            yield Violation(rule="complete", text=text)


def _out_of_order(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for key, pieces in sorted(_pieces(placements).items()):
        moments = [moment for _, moment in sorted(pieces.items())]
        if moments != sorted(moments):
            text = f"The pieces of {step_words(problem, key)} are not in order."
            yield Violation(rule="order", text=text)


def _needs_later(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    pieces = _pieces(placements)
    for key in sorted(pieces):
        start = min(pieces[key].values())
        for need in problem.step[key].needs:
            if known_by_all(problem, need):
                continue
            before = [moment for moment in pieces.get(need, {}).values() if moment < start]
            if len(before) < len(problem.step[need].pieces):
                when = meeting_words(problem, start[0])
                text = (
                    f"{step_words(problem, key)} comes on {when}, before {_whole(problem, need)}."
                )
                yield Violation(rule="needs", text=text)


def _whole(problem: Problem, key: Key) -> str:
    return f"all of {step_words(problem, key)}, which it needs, has been studied"


def _wrong_kind(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for each in placements:
        kind = problem.meetings[each.meeting].kind
        wanted = "curiosity" if each.curious else "study"
        if kind != wanted:
            where = f"the {kind} meeting of {meeting_words(problem, each.meeting)}"
            text = f"{step_words(problem, each.key)} is in {where}, which is not for it."
            yield Violation(rule="kind", text=text)


def _wrong_minutes(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for each in placements:
        piece = problem.step[each.key].pieces[each.piece]
        discussion = 0 if is_catch_up(problem, each.key) else piece.discussion
        if (each.discussion, each.reading) != (discussion, piece.reading):
            said = f"{each.discussion} minutes and {each.reading} of reading"
            right = f"{discussion} and {piece.reading}"
            text = f"{step_words(problem, each.key)} is given {said}; it takes {right}."
            yield Violation(rule="piece-minutes", text=text)


def _too_long(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    for number, meeting in enumerate(problem.meetings):
        minutes = sum(p.discussion for p in placements if p.meeting == number and not p.curious)
        if minutes > meeting.minutes:
            when = meeting_words(problem, number)
            text = f"The meeting of {when} has {minutes} minutes of study in {meeting.minutes}."
            yield Violation(rule="minutes", text=text)


def _too_curious(problem: Problem, placements: tuple[Placement, ...]) -> Iterator[Violation]:
    """What is picked out of curiosity asks no more reading than was kept free for it."""
    for number, meeting in enumerate(problem.meetings):
        minutes = sum(p.reading for p in placements if p.meeting == number and p.curious)
        if minutes > meeting.reserved_reading:
            when = meeting_words(problem, number)
            text = (
                f"{when} asks {minutes} minutes of curious reading of {meeting.reserved_reading}."
            )
            yield Violation(rule="curious-reading", text=text)


def _reads_too_much(
    problem: Problem, placements: tuple[Placement, ...], person: Person
) -> Iterator[Violation]:
    """Reading for a meeting is done in the days before it, or in the stretch before those.

    With r(s) minutes to read for meeting s and B(s) minutes free in the days before it, split
    r(s) into x(s), read in those days, and c(s), read ahead: x(s) + c(s) = r(s),
    x(s) + c(s+1) <= B(s), c(0) = 0. Going backwards from c(S) = 0, the least c(s) is
    max(0, r(s) + c(s+1) - B(s)), and x(s) >= 0 asks c(s+1) <= B(s). The least c is also the
    kindest to the meeting before, so no other split can do better.
    """
    asked = _reading(problem, placements, person)
    ahead = 0
    for number in reversed(range(len(problem.meetings))):
        free = problem.weekly_reading(person, problem.meetings[number])
        if ahead > free:
            yield _overload(problem, person, number + 1, ahead - free)
            ahead = free
        ahead = max(0, asked[number] + ahead - free)
    if ahead:
        yield _overload(problem, person, 0, ahead)


def _reading(problem: Problem, placements: tuple[Placement, ...], person: Person) -> list[int]:
    """Minutes that the person reads for each meeting, what is picked out of curiosity aside."""
    minutes = [0] * len(problem.meetings)
    for each in placements:
        if not each.curious and each.key not in person.knows:
            minutes[each.meeting] += each.reading
    return minutes


def _overload(problem: Problem, person: Person, number: int, minutes: int) -> Violation:
    when = meeting_words(problem, number)
    text = f"By {when} {person.name} would have to read {minutes} minutes more than there is time."
    return Violation(rule="reading", text=text)


def _pieces(placements: tuple[Placement, ...]) -> dict[Key, dict[int, tuple[int, int]]]:
    """For each step its pieces, and the moment (meeting, position) of each."""
    pieces: dict[Key, dict[int, tuple[int, int]]] = defaultdict(dict)
    for each in sorted(placements):
        pieces[each.key][each.piece] = (each.meeting, each.position)
    return dict(pieces)
