"""A brief and a catalogue become the solver's question; nothing is decided here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.records import Catalogue, Mode, Resource, Unit
from planner.language.saying import said
from planner.meetings.agreed_dates import AgreedDate, Kept, agreed_dates
from planner.meetings.dates import BadCadence
from planner.plans import minutes, rhythm
from planner.plans.asked_steps import asked_steps
from planner.plans.brief import BadBrief, Brief, Participant
from planner.plans.brief_rules import refuse_nonsense_in, refuse_unknown_in
from planner.plans.going_on import Ahead, Held, going_on
from planner.plans.steps import Limits, StepPlan, step_plans
from planner.plans.wanted import Aims, aims
from planner.solver import Key, Lock, Meeting, MeetingKind, Person, Problem, Step

LEAST_STUDY = 5
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The solver's problem with all that is needed to tell its answer.

    `kept` runs in parallel to `problem.meetings`; `dates` has the skipped ones as well. `held`:
    the meetings before them, of a plan that goes on.
    """

    brief: Brief
    catalogue: Catalogue
    mode: Mode
    problem: Problem
    steps: Mapping[Key, StepPlan]
    dates: tuple[AgreedDate, ...]
    kept: tuple[Kept, ...]
    papers: tuple[tuple[Resource, Unit], ...]
    left_out: frozenset[str]
    warnings: tuple[str, ...]
    limits: Limits
    held: tuple[Held, ...] = ()


def question(brief: Brief, catalogue: Catalogue, ahead: Ahead | None = None) -> Question:
    """What the solver is asked; of a plan that goes on, only about what lies `ahead`.

    Raises BadBrief, whose text says what to change.
    """
    refuse_nonsense_in(brief)
    refuse_unknown_in(brief, catalogue)
    asked = aims(brief, catalogue)
    coming = _from_the_start(brief, asked.mode) if ahead is None else ahead
    kept = tuple(date for date in coming.dates if isinstance(date, Kept))
    keys, offered = asked_steps(brief, catalogue, asked, coming)
    steps, learnt = _steps(brief, catalogue, keys, coming)
    # Only what is whole in one meeting can be picked for it.
    curious = tuple(key for key in offered if len(steps[key].pieces) == 1)
    papers = tuple(each for each in catalogue.units() if each[1].is_slot)
    reserved = _reserved(steps, curious, papers, coming.limits)
    kinds = coming.kinds
    locks = _locks(brief, steps, kept, kinds) if ahead is None else _still(ahead.locks, steps)
    problem = Problem(
        steps=tuple(_step(catalogue, steps[key], asked.left_out) for key in keys),
        decisions=asked.decisions,
        people=tuple(_person(brief, person, kept, learnt, coming.free) for person in brief.people),
        meetings=_meetings(kept, kinds, _study_minutes(brief), reserved),
        locks=locks,
        curious=curious,
        patience=brief.patience,
        read_ahead=brief.read_ahead,
        past=coming.past,
        seed=brief.seed,
    )
    return _question(brief, catalogue, asked, coming, problem=problem, steps=steps)


def _question(
    brief: Brief,
    catalogue: Catalogue,
    asked: Aims,
    coming: Ahead,
    *,
    problem: Problem,
    steps: Mapping[Key, StepPlan],
) -> Question:
    return Question(
        brief=brief,
        catalogue=catalogue,
        mode=asked.mode,
        problem=problem,
        steps=steps,
        dates=coming.dates,
        kept=tuple(date for date in coming.dates if isinstance(date, Kept)),
        papers=tuple(each for each in catalogue.units() if each[1].is_slot),
        left_out=asked.left_out,
        warnings=asked.warnings,
        limits=coming.limits,
        held=coming.held,
    )


def _from_the_start(brief: Brief, mode: Mode) -> Ahead:
    """All of it lies ahead, on the dates of the cadence."""
    dates = _dates(brief)
    kept = tuple(date for date in dates if isinstance(date, Kept))
    kinds = rhythm.kinds(brief.rhythm, mode, len(kept))
    return Ahead(dates=dates, kinds=kinds, limits=limits_of(brief, kept), done={}, carried={})


def _steps(
    brief: Brief, catalogue: Catalogue, keys: tuple[Key, ...], coming: Ahead
) -> tuple[Mapping[Key, StepPlan], frozenset[Key]]:
    """What is left of each step, and those that were studied to their end."""
    whole = step_plans(
        catalogue,
        keys,
        taste=brief.taste,
        shares=brief.minutes,
        limits=coming.limits,
        instead=brief.instead,
        measured=brief.measured or (),
        cuts=coming.cuts,
    )
    return going_on(whole, coming.done, coming.carried, longest=_study_minutes(brief))


def limits_of(brief: Brief, kept: Sequence[Kept]) -> Limits:
    """How steps are cut: no piece is longer than a meeting's study, or a usual week's reading."""
    study = _study_minutes(brief)
    return Limits(meeting=minutes.longest_piece(study), reading=_reading_limit(brief, kept))


def _dates(brief: Brief) -> tuple[AgreedDate, ...]:
    try:
        return agreed_dates(
            brief.cadence,
            brief.people,
            no_meeting=brief.no_meeting,
            meet_anyway=brief.meet_anyway,
            min_present_percent=brief.min_present_percent,
        )
    except BadCadence as refusal:
        raise BadBrief(f"cadence.{refusal.field}", said(refusal.text)) from refusal


def _study_minutes(brief: Brief) -> int:
    taken = brief.minutes.opening + brief.minutes.recall
    left = brief.cadence.minutes - taken
    if left < LEAST_STUDY:
        text = f"Opening and recall leave {left} of {brief.cadence.minutes} minutes for study; "
        raise BadBrief("minutes", f"{text}meet longer or give them less.")
    return left


def _reading_limit(brief: Brief, kept: Sequence[Kept]) -> int:
    """What the busiest person can read for a usual meeting; who reads nothing is not asked."""
    weekly = min((each for each in _budgets(brief) if each), default=1)
    gaps = [each.days_since_previous_kept for each in kept if each.days_since_previous_kept]
    if not gaps:
        return weekly
    usual = sum(gaps) // len(gaps) if brief.read_ahead else min(gaps)
    return max(1, weekly * min(usual, WEEK) // WEEK)


def _budgets(brief: Brief) -> list[int]:
    return [brief.reading if each.reading is None else each.reading for each in brief.people]


def _step(catalogue: Catalogue, plan: StepPlan, left_out: frozenset[str]) -> Step:
    needs = graph.direct_needs(catalogue, plan.key)
    return Step(
        topic=plan.topic.id,
        depth=plan.depth,
        title=plan.topic.name,
        pieces=plan.pieces,
        needs=tuple(need for need in needs if need[0] not in left_out),
        area=plan.topic.area,
    )


def _person(
    brief: Brief,
    person: Participant,
    kept: Iterable[Kept],
    learnt: frozenset[Key],
    free: Mapping[str, int],
) -> Person:
    away = (date.on for date in kept if any(name == person.name for name, _ in date.away))
    return Person(
        id=person.name,
        name=person.name,
        reading=brief.reading if person.reading is None else person.reading,
        knows=learnt.union(
            (topic, below)
            for topic, depth in (*brief.known, *person.knows)
            for below in range(1, depth + 1)
        ),
        leads=person.leads,
        away=frozenset(away),
        avoids=frozenset(person.avoids),
        turns_before=person.turns_before,
        led_on=person.led_on,
        ahead=free.get(person.name, 0),
    )


def _reserved(
    steps: Mapping[Key, StepPlan],
    curious: Sequence[Key],
    papers: Sequence[tuple[Resource, Unit]],
    limits: Limits,
) -> Mapping[MeetingKind, int]:
    """Reading that special meetings ask for, as far as the busiest person has time for it."""
    pick = max((steps[key].reading for key in curious), default=0)
    paper = max((unit.minutes for _, unit in papers), default=0)
    return {"curiosity": pick, "paper": min(paper, limits.reading)}


def _meetings(
    kept: Sequence[Kept],
    kinds: Sequence[MeetingKind],
    study: int,
    reserved: Mapping[MeetingKind, int],
) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            on=date.on,
            minutes=study if kind == "study" else 0,
            days=date.days_since_previous_kept or WEEK,
            kind=kind,
            reserved_reading=reserved.get(kind, 0),
        )
        for date, kind in zip(kept, kinds, strict=True)
    )


def _locks(
    brief: Brief,
    steps: Mapping[Key, StepPlan],
    kept: Sequence[Kept],
    kinds: Sequence[MeetingKind],
) -> tuple[Lock, ...]:
    study: set[dt.date] = {
        date.on for date, kind in zip(kept, kinds, strict=True) if kind == "study"
    }
    for place, lock in enumerate(brief.locks):
        plan = steps.get((lock.topic, lock.depth))
        if plan is None:
            raise BadBrief(f"locks[{place}]", f"{lock.topic} is left out and locked: choose one.")
        if lock.on not in study:
            text = f"{plan.words} is locked to {lock.on}, when there is no meeting for study."
            raise BadBrief(f"locks[{place}].on", text)
        if lock.piece >= len(plan.pieces):
            text = f"{plan.words} has {len(plan.pieces)} pieces; there is no piece {lock.piece}."
            raise BadBrief(f"locks[{place}].piece", text)
    return tuple(
        Lock(key=(lock.topic, lock.depth), piece=lock.piece, on=lock.on) for lock in brief.locks
    )


def _still(locks: Iterable[Lock], steps: Mapping[Key, StepPlan]) -> tuple[Lock, ...]:
    """Those of pieces that are there as before."""
    return tuple(
        lock
        for lock in locks
        if lock.key in steps and 0 <= lock.piece < len(steps[lock.key].pieces)
    )
