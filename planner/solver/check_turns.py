"""The rules about who leads: present, one turn a meeting, and fair over any stretch.

**Fair.** Take any stretch of consecutive led meetings and any two people who lead and are there
on all of its dates: their numbers of turns in it differ by at most one. Said otherwise, where
both are always there their turns alternate.

**Not twice in a row.** Nobody leads two led meetings in a row if three could lead the second.

**Memory.** The rota goes on from the past. Turns that are known one by one count as if they were
planned; before those, of two people, the one who led later (or, on the
same date or never, more often) is taken to have just had a turn that the other has not. So who
led longest ago, or never, goes first, and who led the last meeting of all is not first now if
three can be.

**A rota that keeps all of this always exists**: give each meeting to whoever of those present
led longest ago. Proof. Let A lead at s and, next, at t > s, with A and B present throughout.
At t the queue preferred A to B, so B had led after s: between two turns of A lies one of B and
the other way round, the remembered past included. So the turns of both alternate, and in no
stretch do their numbers differ by more than one. And of three present, one led longer ago than
whoever led the meeting before; the queue takes no other.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from planner.solver.problem import Person, Problem
from planner.solver.solution import Turn
from planner.solver.violation import Violation, date_words, meeting_words


def turn_violations(problem: Problem, turns: Sequence[Turn]) -> tuple[Violation, ...]:
    """Every rule of the rota that the turns break; empty when the rota is sound."""
    led = [number for number, meeting in enumerate(problem.meetings) if meeting.is_led]
    broken = tuple(_unreal(problem, turns, led))
    if broken:
        return broken
    turn = {each.meeting: each for each in turns}
    present = {number: _present(problem, number) for number in led}
    return (
        *(wrong for number in led for wrong in _unfit(problem, turn[number], present[number])),
        *_twice_in_a_row(problem, turn, led),
        *_unfair(problem, turn, led),
    )


def memory(person: Person) -> tuple[dt.date, int]:
    """Greater for who led later; on the same date, or never, for who led more often."""
    return (person.led_on or dt.date.min, person.turns_before)


def _present(problem: Problem, number: int) -> list[Person]:
    on = problem.meetings[number].on
    return [person for person in problem.people if person.leads and on not in person.away]


def _unreal(problem: Problem, turns: Sequence[Turn], led: list[int]) -> Iterator[Violation]:
    """Each led meeting has one turn, the others none, and only members of the group have one."""
    count = Counter(turn.meeting for turn in turns)
    for number in sorted(count.keys() - set(led)):
        where = f"Meeting {number + 1}"
        yield Violation(rule="turns", text=f"{where} is not led, and yet somebody has its turn.")
    for number in led:
        if count[number] != 1:
            text = f"The meeting of {meeting_words(problem, number)} has {count[number]} turns."
            yield Violation(rule="turns", text=text)
    names = {person.id for person in problem.people}
    for turn in turns:
        for name in (turn.lead, turn.backup):
            if name is not None and name not in names:
                yield Violation(rule="turns", text=f"{name} has a turn and is not in the group.")


def _unfit(problem: Problem, turn: Turn, present: list[Person]) -> Iterator[Violation]:
    when = meeting_words(problem, turn.meeting)
    fit = {person.id for person in present}
    name = {person.id: person.name for person in problem.people}
    for who, does in ((turn.lead, "leads"), (turn.backup, "stands in")):
        if who is not None and who not in fit:
            text = f"{name[who]} {does} on {when}, but is away or does not lead."
            yield Violation(rule="present", text=text)
    if turn.backup is not None and turn.backup == turn.lead:
        text = f"{name[turn.backup]} cannot stand in for themselves on {when}."
        yield Violation(rule="backup", text=text)
    if turn.lead is None:
        yield from _unled(turn, present, when)


def _unled(turn: Turn, present: list[Person], when: str) -> Iterator[Violation]:
    if present:
        text = f"Nobody leads on {when}, though {present[0].name} could."
        yield Violation(rule="unled", text=text)
    elif not turn.reason:
        yield Violation(rule="unled", text=f"Nobody leads on {when}, and nothing says why.")
    if turn.backup is not None:
        yield Violation(rule="backup", text=f"On {when} somebody stands in for nobody.")


def _twice_in_a_row(problem: Problem, turn: dict[int, Turn], led: list[int]) -> Iterator[Violation]:
    just = _last_leaders(problem)
    for number in led:
        lead = turn[number].lead
        if lead is not None and lead in just and len(_present(problem, number)) >= 3:
            name = next(person.name for person in problem.people if person.id == lead)
            text = f"{name} leads twice in a row, again on {meeting_words(problem, number)}."
            yield Violation(rule="in-a-row", text=text)
        just = {lead}


def _last_leaders(problem: Problem) -> set[str | None]:
    """Who led the last meeting before these, as far as is known."""
    if problem.past:
        return {problem.past[-1].lead}
    dates = [person.led_on for person in problem.people if person.led_on is not None]
    return {person.id for person in problem.people if dates and person.led_on == max(dates)}


def _unfair(problem: Problem, turn: dict[int, Turn], led: list[int]) -> Iterator[Violation]:
    """The fairness of any stretch, for each two people at once.

    `lead` is how many turns the first has had more than the second since both were there. All
    stretches in which both are there differ by at most one if it never spans more than one.
    """
    leaders = [person for person in problem.people if person.leads]
    for first, second in combinations(leaders, 2):
        lead = lowest = highest = 0
        if memory(first) != memory(second):
            lead = 1 if memory(first) > memory(second) else -1
            lowest, highest = min(lead, 0), max(lead, 0)
        for each in problem.past:
            lead += (each.lead == first.id) - (each.lead == second.id)
            lowest, highest = _narrow(min(lowest, lead), max(highest, lead), lead)
            if first.id in each.absent or second.id in each.absent:
                lead = lowest = highest = 0
        for number in led:
            on = problem.meetings[number].on
            if on in first.away or on in second.away:
                lead = lowest = highest = 0
                continue
            lead += (turn[number].lead == first.id) - (turn[number].lead == second.id)
            lowest, highest = min(lowest, lead), max(highest, lead)
            if highest - lowest > 1:
                more, fewer = (first, second) if lead == highest else (second, first)
                yield _imbalance(more, fewer, on)
                break


def _narrow(lowest: int, highest: int, lead: int) -> tuple[int, int]:
    """What was unfair in the past is past: only the last turn of the two still counts."""
    if highest - lowest <= 1:
        return lowest, highest
    return (lead - 1, lead) if lead == highest else (lead, lead + 1)


def _imbalance(more: Person, fewer: Person, on: dt.date) -> Violation:
    text = f"By {date_words(on)} {more.name} has had two turns more than {fewer.name} could have."
    return Violation(rule="fair", text=text)
