"""Half a year of one group: 26 meetings, 12 people, ten things that happen, each replanned.

Prints for each what the smallest change changes, what planning anew would change instead, and
whether everything behind it stayed equal to the byte.
"""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from curriculum import exchange
from planner.plans import edits
from planner.plans.brief import Away, Brief, Cadence, Participant, Wanted
from planner.plans.continuing import continued, outlook
from planner.plans.difference import difference
from planner.plans.edit_rules import Around, Edited
from planner.plans.editing import edited
from planner.plans.problem import question
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.queries import answer_for
from planner.plans.replanning import accepted, proposals
from planner.plans.schedule import Slot, first_schedule, with_keys
from planner.plans.stored import to_document
from planner.solver import solve

NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kim", "Lena"]
START = dt.date(2027, 1, 14)
ZONE = "Europe/Berlin"
ADDED = "system-objective"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    plan: Edited
    programme: Programme
    people: tuple[Participant, ...]


Happening = tuple[str, int, Callable[[State, list[Slot]], tuple[edits.Edit, State]]]


def people() -> tuple[Participant, ...]:
    return tuple(
        Participant(name=name, reading=(90, 120, 75)[number % 3])
        for number, name in enumerate(NAMES)
    )


def happenings() -> Iterator[Happening]:
    """What, after how many meetings, and the edit that tells it."""

    def of(make: Callable[[list[Slot]], edits.Edit]) -> Callable[..., tuple[edits.Edit, State]]:
        return lambda state, slots: (make(slots), state)

    def with_people(
        change: Callable[[tuple[Participant, ...]], tuple[Participant, ...]],
    ) -> Callable[..., tuple[edits.Edit, State]]:
        return lambda state, _: (edits.Refresh(), replace(state, people=change(state.people)))

    yield "meeting 3 did not happen", 3, of(lambda s: edits.NotHeld(key=s[2].key))
    yield "a topic overran by 15 min", 4, of(lambda s: _overran(s[3]))
    yield "Mia joins", 6, with_people(lambda p: (*p, Participant(name="Mia", reading=90)))
    yield "meeting 9 is skipped", 7, of(lambda s: edits.Skip(key=s[8].key, reason="off-site"))
    yield "Ben leaves", 9, with_people(lambda p: tuple(e for e in p if e.name != "Ben"))
    yield "Cleo is away for three weeks", 10, with_people(_cleo_away)
    yield "meeting 14 is cancelled", 12, of(lambda s: edits.Cancel(key=s[13].key, reason="ill"))
    yield "a decision is added", 13, of(lambda _: edits.Want(decision=ADDED))
    yield "a decision is dropped", 15, lambda state, _: (_drop(state), state)
    yield "the last meeting is skipped", 20, of(lambda s: edits.Skip(key=s[-1].key, reason="fair"))


def _overran(slot: Slot) -> edits.Edit:
    item = slot.items[0]
    return edits.Overran(key=slot.key, topic=item.topic, depth=item.depth, minutes=15)


def _cleo_away(before: tuple[Participant, ...]) -> tuple[Participant, ...]:
    away = Away(first=START + dt.timedelta(weeks=11), last=START + dt.timedelta(weeks=14))
    return tuple(replace(e, away=(away,)) if e.name == "Cleo" else e for e in before)


def _drop(state: State) -> edits.Edit:
    """The decision reached last."""
    reached = [each for each in state.programme.decisions if each.reached_on is not None]
    last = max(reached, key=lambda each: (each.reached_on or START, each.id))
    return edits.Drop(decision=last.id)


def report() -> None:
    catalogue = exchange.read(exchange.SHIPPED)
    ids = [each.id for each in catalogue.decisions_of("build-product")]
    brief = Brief(
        goals=("build-product",),
        decisions=tuple(Wanted(decision=each) for each in ids if each != ADDED),
        people=people(),
        cadence=Cadence(start=START, meetings=26, zone=ZONE, minutes=90),
    )
    answer = answer_for(brief, catalogue)
    numbers = itertools.count()
    limits = question(brief, catalogue).limits
    schedule = first_schedule(answer.programme, limits, lambda: f"meeting{next(numbers):04}")
    state = State(
        plan=Edited(brief=brief, schedule=schedule),
        programme=with_keys(answer.programme, schedule),
        people=people(),
    )
    print(f"{len(answer.programme.reached())} decisions in 26 meetings of 90 minutes, 12 people")
    print(f"{'':32}{'s':>6}{'changed':>9}{'anew':>6}{'leads':>7}{'reached':>9}  past")
    for what, after, happen in happenings():
        slots = [slot for slot in state.plan.schedule.slots if slot.state != "cancelled"]
        now = _noon_after(slots[after - 1])
        edit, state = happen(state, slots)
        around = Around(catalogue=catalogue, people=state.people, now=now)
        began = time.perf_counter()
        best = proposals(edit, state.plan, state.programme, around)[0]
        took = time.perf_counter() - began
        anew = _anew(edit, state, around)
        kept = _past(state.programme, now, edit) == _past(best.programme, now, edit)
        leads = sum(change.kind == "lead changed" for change in best.difference.changes)
        print(
            f"{what:32}{took:6.2f}{best.difference.changed_lines:9}"
            f"{difference(state.programme, anew).changed_lines:6}{leads:7}"
            f"{len(best.programme.reached()):9}  {'equal' if kept else 'CHANGED'}"
            f"{'' if not best.broken else f'  breaks {best.broken[0]}'}"
        )
        state = replace(state, plan=best.plan, programme=best.programme)


def _noon_after(slot: Slot) -> dt.datetime:
    return dt.datetime.combine(slot.on + dt.timedelta(days=1), dt.time(12), tzinfo=dt.UTC)


def _anew(edit: edits.Edit, state: State, around: Around) -> Programme:
    """The same with all that lies ahead planned as if there had been no plan."""
    changed = edited(edit, state.plan, around)
    before, now = state.programme, around.now
    view = outlook(changed.brief, changed.schedule, around.catalogue, before, now=now)
    solution = solve(view.question.problem)
    plan, seen = accepted(changed, view, solution)
    return continued(seen, plan.schedule, before, now=now)


def _past(programme: Programme, now: dt.datetime, edit: edits.Edit) -> list[object]:
    """Everything behind now but the meeting that the edit is about."""
    about = edit.key if isinstance(edit, edits.NotHeld) else ""
    return [
        to_document(each)
        for each in programme.entries
        if isinstance(each, MeetingEntry) and each.starts_at <= now and each.key != about
    ]
