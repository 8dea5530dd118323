"""A year of weekly meetings in which people join, leave, go away, swap, give back and volunteer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

import pytest

from planner.groups import actions as groups
from planner.plans import edits, turn_swaps
from planner.plans.actions import head_of, plan_of, revise
from planner.plans.brief import Away
from planner.plans.continuing import outlook
from planner.plans.edit_rules import CannotEdit
from planner.plans.models import Plan, TurnOffer
from planner.plans.schedule import is_ahead
from planner.plans.turn_counts import turns_of
from planner.plans.turn_deadlines import settle_due
from planner.plans.turn_rules import CannotTakeTurn, twice_in_a_row, why_unable
from planner.plans.turn_table import TurnTable
from planner.solver import PastTurn
from planner.solver.check_turns import turn_violations
from tests.groups.people import NOW, group, membership, user
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief
from tests.plans.turns import asked, given_back, in_a_chain, skipped, table_of, taken

pytestmark = pytest.mark.django_db
CATALOGUE = in_a_chain(50)
WEEKS = 52
MOST_APART = 5
PEOPLE = ("Ben", "Cem", "Dan", "Eva", "Fay", "Gus", "Hal")
JOINS = {11: "Ida", 29: "Jon"}
LEAVES = {20: "Cem", 38: "Gus"}
AWAY = {4: ("Ben", 7, 9), 15: ("Dan", 17, 21), 24: ("Ida", 26, 26), 33: ("Ada", 35, 40)}
"""In which week somebody says that they are away, and in which weeks (from, to)."""
SWAPS = {2: (3, 6), 8: (10, 13), 17: (19, 22), 27: (28, 31), 36: (38, 41), 44: (45, 49)}
GIVEN_BACK = (6, 14, 23, 34, 42, 47)
SKIPPED = (12, 26, 46)


@dataclass
class Year:
    """What happened. `agreed`: keys of meetings whose lead people chose themselves."""

    plan: Plan
    chance: Random = field(default_factory=lambda: Random(7))
    agreed: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    unsound: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)


def test_a_year_stays_fair_apart_from_what_people_agreed_on():
    year = Year(plan=_begun())
    for week in range(WEEKS):
        _live(year, week)

    end = table_of(year.plan).starts_at(table_of(year.plan).meetings[-1]) + dt.timedelta(days=1)
    table = table_of(year.plan, end)
    broken = _judged(table, year)
    _print(year, table, broken)
    assert len(table.past) == WEEKS
    assert year.unsound == []
    assert year.taken_back == []
    assert {rule for rule, _ in broken} <= {"in-a-row", "fair"}
    assert _in_a_row_unasked(table, year) == []
    assert max(each.apart for each in _fairness(table)) <= MOST_APART


def _in_a_row_unasked(table: TurnTable, year: Year) -> list[str]:
    """Who led twice in a row although neither turn was agreed on."""
    return [
        f"{first.lead} on {first.on} and {second.on}"
        for first, second in pairwise(table.meetings)
        if first.lead == second.lead and not {first.key, second.key} & year.agreed
    ]


def _begun() -> Plan:
    made = group(*PEOPLE)
    return published(drafted(made, brief(meetings=WEEKS), CATALOGUE), CATALOGUE).plan


def _live(year: Year, week: int) -> None:
    now = _monday(year, week)
    year.done["fallen to who stands in"] += settle_due(now=now)
    if _people_changed(year, week, now) or week % 4 == 1:
        _refreshed(year, now)
    if week in SWAPS:
        _swapped(year, *SWAPS[week], now)
    if week in GIVEN_BACK:
        _given_back(year, week + 1, now, is_wanted=week % 2 == 0)
    if week in SKIPPED:
        table = table_of(year.plan, now)
        skipped(year.plan, week, table.meetings[week].lead, now=now)
        _agreed(year, week, "skipped")


def _monday(year: Year, week: int) -> dt.datetime:
    table = table_of(year.plan)
    return table.starts_at(table.meetings[week]) - dt.timedelta(days=3)


def _people_changed(year: Year, week: int, now: dt.datetime) -> bool:
    made = year.plan.group
    if week in JOINS:
        groups.add_member(group=made, user=user(JOINS[week]), by=user("Ada"), now=now)
    if week in LEAVES:
        left = membership(made, LEAVES[week])
        groups.leave(membership=left, by=left.user, now=now)
    if week in AWAY:
        name, first, last = AWAY[week]
        days = [slot.on for slot in table_of(year.plan, now).meetings]
        groups.add_away(
            membership=membership(made, name),
            first_on=days[first],
            last_on=days[last],
            by=user(name),
            now=now,
        )
        year.done["times away"] += 1
    return week in {*JOINS, *LEAVES, *AWAY}


def _refreshed(year: Year, now: dt.datetime) -> None:
    """A lead brings the plan up to date and publishes it."""
    before = {slot.key: slot.lead for slot in table_of(year.plan, now).coming}
    settled = {slot.key for slot in table_of(year.plan, now).coming if slot.is_turn_settled}
    for choice in ("absorb", "as it is"):
        try:
            draft = revise(
                plan=year.plan,
                edit=edits.Refresh(),
                choice=choice,
                base=head_of(year.plan).number,
                catalogue=CATALOGUE,
                by=user("Ada"),
                now=now,
            )
        except CannotEdit:
            continue
        break
    published(draft, CATALOGUE, now=now)
    year.done["brought up to date"] += 1
    table = table_of(year.plan, now)
    members = {person.name for person in table.people}
    for slot in table.coming:
        if slot.key in settled and before[slot.key] != slot.lead and before[slot.key] in members:
            year.taken_back.append(f"{slot.on}: {before[slot.key]} -> {slot.lead}")
    year.unsound += _violations(table, now)
    year.done["judged after being brought up to date"] += 1


def _violations(table: TurnTable, now: dt.datetime) -> list[str]:
    """By the independent checker: of each stretch between turns that were agreed on, after all
    turns before it, the agreed ones included."""
    view = outlook(table.brief, table.schedule, CATALOGUE, table.programme, now=now)
    problem, found = view.question.problem, []
    past, first = list(problem.past), 0
    for number, (slot, turn) in enumerate(zip(view.slots, view.turns, strict=True)):
        if slot.is_turn_settled:
            first = number + 1
        else:
            stretch = problem.meetings[first : number + 1]
            here = replace(problem, meetings=stretch, past=tuple(past[: len(problem.past) + first]))
            turns = [
                replace(each, meeting=each.meeting - first)
                for each in view.turns[first : number + 1]
            ]
            found += [each.text for each in turn_violations(here, turns)]
        on = problem.meetings[number].on
        absent = frozenset(person.id for person in problem.people if on in person.away)
        past.append(PastTurn(on=on, lead=turn.lead, absent=absent))
    return found


def _swapped(year: Year, first: int, second: int, now: dt.datetime) -> None:
    """Whoever leads the first asks the next one who can."""
    table = table_of(year.plan, now)
    mine = table.meetings[first]
    for other in range(second, WEEKS):
        theirs = table.meetings[other]
        try:
            offer = asked(year.plan, first, other, mine.lead, now=now)
        except CannotTakeTurn:
            continue
        turn_swaps.accept(offer=offer, by=user(theirs.lead), now=now)
        _agreed(year, first, "swapped")
        _agreed(year, other, "")
        return


def _given_back(year: Year, number: int, now: dt.datetime, *, is_wanted: bool) -> None:
    table = table_of(year.plan, now)
    slot = table.meetings[number]
    offer = given_back(year.plan, number, slot.lead, now=now)
    _agreed(year, number, "given back")
    if not is_wanted or offer.state != TurnOffer.State.OPEN:
        return
    willing = [
        person.name
        for person in table.people
        if person.name != slot.lead
        and not why_unable(table, person, slot)
        and not twice_in_a_row(table, {slot.key: person.name}, without=[slot.lead])
    ]
    if willing:
        taken(year.plan, number, year.chance.choice(willing), now=now)
        year.done["taken by a volunteer"] += 1


def _agreed(year: Year, number: int, what: str) -> None:
    year.agreed.add(table_of(year.plan).meetings[number].key)
    if what:
        year.done[what] += 1


def _judged(table: TurnTable, year: Year) -> list[tuple[str, str]]:
    """The whole year at once by the independent checker, with everybody who ever took part."""
    first = table_of(year.plan).meetings[0].on
    everybody = _everybody(table, year, first)
    view = outlook(
        replace(table.brief, people=everybody),
        _as_planned(table),
        CATALOGUE,
        table.programme,
        now=NOW,
    )
    return [(each.rule, each.text) for each in turn_violations(view.question.problem, view.turns)]


def _as_planned(table: TurnTable):
    assert all(
        is_ahead(each, zone=table.brief.cadence.zone, now=NOW) for each in table.schedule.slots
    )
    return table.schedule


def _everybody(table: TurnTable, year: Year, first: dt.date):
    """Those who joined were not there before, and those who left not after."""
    days = [slot.on for slot in table.meetings]
    known = {}
    for revision in year.plan.revisions.exclude(schedule=None).order_by("number"):
        for person in plan_of(revision).brief.people:
            known[person.name] = person
    people = {person.name: person for person in table.people}
    found = []
    for name, person in known.items():
        now = people.get(name, person)
        away = list(now.away)
        for week, joined in JOINS.items():
            if joined == name:
                # From the meeting after the one before which they joined.
                away.append(Away(first=first, last=days[week] - dt.timedelta(days=1)))
        for week, left in LEAVES.items():
            if left == name:
                away.append(Away(first=days[week], last=days[-1]))
        found.append(replace(now, away=tuple(away), led_on=None, since=None))
    return tuple(found)


def _fairness(table: TurnTable):
    names = [person.name for person in table.people]
    return turns_of(names, table.turns, today=table.now.date())


def _print(year: Year, table: TurnTable, broken: list[tuple[str, str]]) -> None:
    print()
    for slot in table.meetings:
        print(f"{slot.on} {slot.lead}{' (agreed)' if slot.key in year.agreed else ''}")
    for each in _fairness(table):
        print(f"{each.name}: {each.led} of {each.could_lead}, most apart {each.apart}")
    print(dict(year.done))
    print("settled turns changed by bringing the plan up to date:", year.taken_back)
    for rule, text in broken:
        print(rule, text)
