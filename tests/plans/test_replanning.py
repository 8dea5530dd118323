"""Plans of the demo through what happens to groups, judged where it hurts: what else changes."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from curriculum import exchange
from planner.dashboard import demo_cast
from planner.plans import edits
from planner.plans.brief import Away, Participant
from planner.plans.edit_rules import Around, Edited
from planner.plans.problem import question
from planner.plans.queries import answer_for
from planner.plans.replanning import proposals
from planner.plans.schedule import first_schedule, with_keys
from planner.plans.stored import to_document
from planner.solver import QUICK

CATALOGUE = exchange.read(exchange.SHIPPED)
START = dt.date(2026, 12, 3)


@pytest.fixture(scope="module", params=demo_cast.GROUPS, ids=lambda group: group.name)
def plan(request):
    """The plan of a demo group, as it was drafted, and its programme."""
    brief = demo_cast.brief_of(request.param, demo_cast.start_on(request.param, START))
    programme = answer_for(brief, CATALOGUE, effort=QUICK).programme
    numbers = itertools.count()
    limits = question(brief, CATALOGUE).limits
    schedule = first_schedule(programme, limits, lambda: f"meeting{next(numbers):04}")
    return Edited(brief=brief, schedule=schedule), with_keys(programme, schedule)


def after(plan, count):
    """The evening of the meeting with this number; 0: before the first."""
    if not count:
        return dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    on = plan.schedule.slots[count - 1].on
    return dt.datetime.combine(on, dt.time(20), tzinfo=dt.UTC)


def ways(plan, programme, edit, *, count, people=None):
    around = Around(catalogue=CATALOGUE, people=people or plan.brief.people, now=after(plan, count))
    return proposals(edit, plan, programme, around)


def kinds(way):
    return [change.kind for change in way.difference.changes]


@pytest.mark.parametrize("count", [0, 1, 5, 9, 13])
def test_where_nothing_happened_nothing_changes(plan, count):
    way = ways(*plan, edits.Refresh(), count=count)[0]

    assert (kinds(way), way.broken) == ([], ())


@pytest.mark.parametrize("count", [1, 6, 11])
def test_what_happened_stays_to_the_byte(plan, count):
    edited, programme = plan
    coming = edited.schedule.slots[count + 1]
    past = [to_document(each) for each in programme.meetings()[:count]]

    found = ways(edited, programme, edits.Cancel(key=coming.key, reason="x"), count=count)

    for way in found:
        assert [to_document(each) for each in way.programme.meetings()[:count]] == past
        assert way.broken == ()


def test_a_meeting_that_did_not_happen_changes_nobodys_turn(plan):
    edited, programme = plan
    key = edited.schedule.slots[4].key

    way = ways(edited, programme, edits.NotHeld(key=key), count=5)[0]

    assert [kind for kind in kinds(way) if kind in ("lead changed", "backup changed")] == []


def test_whoever_is_away_then_does_not_lead_then(plan):
    edited, programme = plan
    slot = edited.schedule.slots[8]
    away = Away(first=slot.on, last=slot.on)
    people = tuple(
        replace(each, away=(*each.away, away)) if each.name == slot.lead else each
        for each in edited.brief.people
    )

    way = ways(edited, programme, edits.Refresh(), count=5, people=people)[0]

    assert way.programme.meetings()[8].lead not in ("", slot.lead)
    assert (way.difference.changed_lines, way.broken) == (0, ())


def test_whoever_joins_is_among_the_turns_but_not_at_once(plan):
    edited, programme = plan
    people = (*edited.brief.people, Participant(name="Mia"))

    way = ways(edited, programme, edits.Refresh(), count=5, people=people)[0]

    led = [each.number for each in way.programme.meetings() if each.lead == "Mia"]
    leaders = sum(person.leads for person in edited.brief.people)
    assert len(led) >= 1
    assert led[0] >= 5 + min(3, leaders)
    assert (way.difference.changed_lines, way.broken) == (0, ())


def test_whoever_left_leads_no_more(plan):
    edited, programme = plan
    people = tuple(each for each in edited.brief.people if each.name not in ("Ben", "Dan"))

    way = ways(edited, programme, edits.Refresh(), count=5, people=people)[0]

    ahead = way.programme.meetings()[5:]
    assert {each.lead for each in ahead} & {"Ben", "Dan"} == set()
    assert [each.number for each in ahead if not each.lead and each.kind != "break"] == []


def test_a_locked_meeting_stays_to_the_byte(plan):
    edited, programme = plan
    slots = edited.schedule.slots
    locked = ways(edited, programme, edits.Lock(key=slots[9].key, is_locked=True), count=5)[0]
    before = to_document(locked.programme.meetings()[9])

    found = ways(locked.plan, locked.programme, edits.Cancel(key=slots[7].key, reason="x"), count=5)

    assert {str(to_document(way.programme.meetings()[9])) for way in found} == {str(before)}


def test_an_added_decision_that_does_not_fit_says_so(plan):
    edited, programme = plan
    if programme.mode != "on-demand":
        pytest.skip("breadth-first plans take what there is")
    goal = next(each for each in CATALOGUE.goals if each.id == "build-product")
    asked = {each.id for each in programme.decisions}
    large = next(each.id for each in CATALOGUE.decisions_of(goal.id) if each.id not in asked)

    way = ways(edited, programme, edits.Want(decision=large), count=0)[0]

    entry = next(each for each in way.programme.decisions if each.id == large)
    assert entry.reached_on is not None or "does not fit" in way.text
