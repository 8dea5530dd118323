"""Pure: from an edit to the plans that one can choose from, each told as a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.plans import edits
from planner.plans.continuing import Outlook, continued, outlook
from planner.plans.difference import Difference, difference
from planner.plans.edit_rules import Around, Edited
from planner.plans.editing import edited
from planner.plans.programme import Programme
from planner.plans.schedule import Item, Schedule, replaced
from planner.solver import (
    PROMPT,
    Before,
    Placement,
    Solution,
    Turn,
    Wanted,
    arranged,
    options,
)

Choice = Literal["absorb", "shift", "drop", "as it is"]
TITLES: dict[Choice, str] = {
    "absorb": "The smallest change",
    "shift": "Everything one meeting later",
    "drop": "One decision less, so that less moves",
    "as it is": "Only this",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One way in which the plan could go on. `text`: what it does and costs, in a sentence."""

    choice: Choice
    text: str
    plan: Edited
    programme: Programme
    difference: Difference
    broken: tuple[str, ...]

    @property
    def title(self) -> str:
        return TITLES[self.choice]


def proposals(
    edit: edits.Edit, plan: Edited, before: Programme, around: Around
) -> tuple[Proposal, ...]:
    """What an edit by hand makes of the plan; for an event the ways of planning around it.

    `before` is the programme as it stands. Nothing behind `around.now` changes, but what the
    edit says of it. Raises CannotEdit, BadBrief.
    """
    changed = edited(edit, plan, around)
    view = outlook(changed.brief, changed.schedule, around.catalogue, before, now=around.now)
    if not edit.IS_EVENT:
        return (_proposal("as it is", "Only this is changed.", changed, view, before, around),)
    frees_time = isinstance(edit, edits.Known)
    asked = _standing(view, changed.schedule, before, tries_again=frees_time)
    found = options(view.question.problem, asked, effort=PROMPT)
    ways = [
        _proposal(
            each.kind,
            " ".join((each.text, *_unfitting(view, asked, before, each.solution))),
            *accepted(changed, view, each.solution),
            before,
            around,
        )
        for each in found
    ]
    return tuple(_distinct(ways))


def _unfitting(
    view: Outlook, asked: Before, before: Programme, solution: Solution
) -> Iterator[str]:
    """What was added in vain; what was asked for and did not fit before is no news."""
    reached = {each.decision for each in solution.reached} | {each.id for each in before.decisions}
    for each in view.question.problem.decisions:
        if each.id in asked.added and each.id not in reached:
            yield f"«{each.title}» does not fit besides the others."


def _standing(
    view: Outlook, schedule: Schedule, before: Programme, *, tries_again: bool = False
) -> Before:
    """The plan as it stands in the new question; what lost its meeting has none. `tries_again`:
    what was asked for and left out is added as well, as far as it fits."""
    problem = view.question.problem
    old = {each.id for each in before.decisions}
    asked = [each.id for each in problem.decisions]
    reached = {each.id for each in before.decisions if each.reached_on is not None}
    locked = frozenset(number for number, slot in enumerate(view.slots) if slot.is_locked)
    settled = frozenset(number for number, slot in enumerate(view.slots) if slot.is_turn_settled)
    return Before(
        placements=(*view.placements, *_adrift(view, schedule.waiting)),
        turns=view.turns,
        reached=tuple(each for each in asked if each in reached),
        added=tuple(
            each for each in asked if each not in old or (tries_again and each not in reached)
        ),
        frozen=locked,
        settled=settled | locked,
    )


def _adrift(view: Outlook, waiting: Sequence[Item]) -> tuple[Placement, ...]:
    steps = view.question.steps
    there = {(each.key, each.piece) for each in view.placements}
    wanted = [
        Wanted(meeting=-1, key=item.key, piece=item.piece - steps[item.key].done)
        for item in waiting
        if item.key in steps and not item.is_curious
    ]
    lost = arranged(view.question.problem, wanted)
    return tuple(each for each in lost if (each.key, each.piece) not in there)


def accepted(plan: Edited, view: Outlook, solution: Solution) -> tuple[Edited, Outlook]:
    """The plan with the agendas and turns of the solution, and what lies ahead of it then."""
    return (
        replace(plan, schedule=_accepted(plan.schedule, view, solution)),
        _with(view, solution),
    )


def _accepted(schedule: Schedule, view: Outlook, solution: Solution) -> Schedule:
    """The schedule with the agendas and turns of the solution; nothing waits any more."""
    turns = {turn.meeting: turn for turn in solution.turns}
    slots = []
    for number, slot in enumerate(view.slots):
        items = tuple(_items(view, solution, number))
        turn = turns.get(number, Turn(meeting=number, lead=None))
        slots.append(
            replace(
                slot,
                items=items,
                lead=turn.lead or "",
                backup=turn.backup or "",
                turn_note=turn.reason,
                is_pick_settled=slot.is_pick_settled and items == slot.items,
            )
        )
    return replace(replaced(schedule, *slots), waiting=())


def _items(view: Outlook, solution: Solution, meeting: int) -> Iterator[Item]:
    for each in sorted(solution.placements):
        if each.meeting == meeting:
            yield Item(
                topic=each.key[0],
                depth=each.key[1],
                piece=each.piece + view.question.steps[each.key].done,
                is_curious=each.curious,
            )


def _with(view: Outlook, solution: Solution) -> Outlook:
    """What lies ahead after the solution was accepted."""
    slots = tuple(
        replace(slot, items=tuple(_items(view, solution, number)))
        for number, slot in enumerate(view.slots)
    )
    return replace(view, slots=slots, placements=solution.placements, turns=solution.turns)


def _proposal(
    choice: Choice,
    text: str,
    plan: Edited,
    view: Outlook,
    before: Programme,
    around: Around,
) -> Proposal:
    programme = continued(view, plan.schedule, before, now=around.now)
    return Proposal(
        choice=choice,
        text=text,
        plan=plan,
        programme=programme,
        difference=difference(before, programme),
        broken=tuple(each.text for each in view.violations),
    )


def _distinct(ways: Sequence[Proposal]) -> Iterator[Proposal]:
    """Without those that come to the same as an earlier one."""
    seen: list[Schedule] = []
    for each in ways:
        if each.plan.schedule not in seen:
            seen.append(each.plan.schedule)
            yield each
