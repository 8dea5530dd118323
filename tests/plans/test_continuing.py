import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from curriculum import exchange
from planner.dashboard.demo_cast import PAYMENTS, READERS, brief_of
from planner.plans import edits
from planner.plans.brief import Away, Lock, Participant, Rhythm
from planner.plans.schedule import Item
from planner.plans.stored import to_document
from tests.plans.plans_that_go_on import THREE, made, plan
from tests.plans.small_catalogues import brief, catalogue, decision, topic, week

SHIPPED = exchange.read(exchange.SHIPPED)
RINGS = ("rings", 1)
BREAK = Away(first=week(2), last=week(2), reason="winter break")

BRIEFS = {
    "plain": {},
    "two people": {"people": THREE[:2]},
    "little reading": {"reading": 25, "meetings": 9},
    "curiosity and reviews": {"rhythm": Rhythm(curiosity=3, review=2)},
    "exploration and papers": {"rhythm": Rhythm(exploration=2, paper=3), "seed": 1},
    "a break": {"rhythm": Rhythm(rest=3)},
    "a lock": {"locks": (Lock(topic="odds", depth=1, on=week(3)),)},
    "closed dates": {"no_meeting": (BREAK,)},
    "meet anyway": {"no_meeting": (BREAK,), "meet_anyway": (week(2),)},
    "two goals": {"goals": ("build", "hired"), "known": (("sets", 1),)},
}


def plain(programme):
    """Without what is said anew each time: the words of the beginning, and of the quality."""
    return dataclasses.replace(programme, summary=(), dial=(), dial_text=(), quality_text="")


def agendas(programme):
    return [to_document(each) for each in programme.entries]


# --- the plan as it stands ---


@pytest.mark.parametrize("about", BRIEFS.values(), ids=BRIEFS)
def test_before_its_first_meeting_a_plan_is_the_programme_it_came_from(about):
    first = plan(**about)

    assert plain(first.written().programme) == plain(first.programme)
    assert first.broken() == []


@pytest.mark.parametrize("about", BRIEFS.values(), ids=BRIEFS)
def test_from_any_moment_on_all_meetings_are_as_they_were(about):
    first = plan(**about)

    for count in range(len(first.schedule.slots) + 1):
        now = first.after(count)
        assert first.broken(now) == []
        assert agendas(first.written(now).programme) == agendas(first.programme)


@pytest.mark.parametrize("group", [PAYMENTS, READERS], ids=["payments", "readers"])
def test_a_whole_plan_on_the_shipped_catalogue_goes_on_as_it_was(group):
    first = made(brief_of(group, dt.date(2026, 12, 3)), SHIPPED)

    assert plain(first.written().programme) == plain(first.programme)
    for count in (1, 7, len(first.schedule.slots)):
        now = first.after(count)
        assert first.broken(now) == []
        assert agendas(first.written(now).programme) == agendas(first.programme)


def test_decisions_reached_in_the_past_keep_their_dates_and_words():
    first = plan()
    before = [(each.id, each.reached_on, each.text) for each in first.programme.decisions]

    for count in range(7):
        found = first.written(first.after(count)).programme
        assert [(each.id, each.reached_on, each.text) for each in found.decisions] == before
        assert (found.value, found.bound) == (first.programme.value, first.programme.bound)


def test_a_plan_says_how_far_it_has_come():
    first = plan()

    assert first.written().programme.summary == (
        "6 meetings from 14 January 2027 to 18 February 2027, none held yet.",
        "They reach 2 of 2 decisions.",
    )
    assert first.written(first.after(1)).programme.summary == (
        "6 meetings from 14 January 2027 to 18 February 2027, 1 held so far.",
        "They reach 2 of 2 decisions, 1 of them already.",
    )


def test_on_the_morning_of_a_meeting_its_decisions_are_not_reached_yet():
    first = plan(meetings=1)
    morning = first.programme.meetings()[0].starts_at - dt.timedelta(hours=3)

    found = first.written(morning).programme

    assert found.summary[1] == "They reach 1 of 2 decisions."
    assert (found.value, found.bound) == (first.programme.value, first.programme.bound)


def test_after_its_end_a_plan_is_its_own_past():
    first = plan()

    found = first.written(first.after(6))

    assert found.programme.entries == first.programme.entries
    assert found.outlook(first.after(6)).slots == ()
    assert found.programme.quality_text == ""


def test_a_plan_written_again_and_again_stays_the_same():
    first = plan(rhythm=Rhythm(curiosity=3, review=2))
    found = first

    for count in range(7):
        found = found.written(first.after(count))

    assert agendas(found.programme) == agendas(first.programme)


# --- steps that were begun ---


def test_parts_are_counted_over_the_past_and_the_future():
    now = plan().after(2)

    (line,) = plan().written(now).meeting("m3").lines

    assert (line.piece, line.last_piece, line.pieces) == (3, 4, 4)


def test_a_review_recalls_what_was_studied_before_today():
    first = plan(rhythm=Rhythm(review=2))

    found = first.written(first.after(1)).meeting("m2")

    assert [line.title for line in found.lines] == ["Recall: Sets"]


def test_a_missed_piece_is_made_up_for_before_the_next_one_counts():
    first = plan()
    now = first.after(3)

    found = first.edit(edits.NotHeld(key="m2"), now=now).outlook(now)

    assert found.question.steps[RINGS].done == 0
    assert len(found.question.steps[RINGS].pieces) == 4


def test_what_took_longer_makes_the_next_part_longer():
    first = plan()
    overran = edits.Overran(key="m2", topic="rings", depth=1, minutes=15)
    now = first.after(2)

    found = first.edit(overran, now=now)

    assert found.written(now).meeting("m3").lines[0].minutes == 55
    assert found.broken(now) == ["The meeting of 28 January 2027 has 55 minutes of study in 40."]


def test_what_was_carried_over_is_made_up_for_once_its_part_was_studied():
    first = plan()
    overran = edits.Overran(key="m2", topic="rings", depth=1, minutes=15)
    carried = first.edit(overran, now=first.after(2)).written(first.after(2))

    found = carried.outlook(first.after(3))

    assert found.question.problem.people[0].knows >= {RINGS}
    assert found.violations == ()


def test_a_finished_step_that_overran_twice_gets_one_part_more_each_time():
    first = plan()
    overran = edits.Overran(key="m3", topic="rings", depth=1, minutes=15)
    longer = first.edit(overran, now=first.after(3))
    slot = dataclasses.replace(
        longer.schedule.slots[3], items=(Item(topic="rings", depth=1, piece=4),)
    )
    schedule = dataclasses.replace(
        longer.schedule, slots=(*longer.schedule.slots[:3], slot, *longer.schedule.slots[4:])
    )
    again = dataclasses.replace(longer, schedule=schedule).edit(
        edits.Overran(key="m4", topic="rings", depth=1, minutes=10), now=first.after(4)
    )

    found = again.outlook(first.after(4)).question.steps[RINGS]

    assert (found.done, [each.discussion for each in found.pieces]) == (5, [10])


# --- any plan ---


@st.composite
def asked(draw):
    """A small catalogue in a chain or beside each other, and a group with little time."""
    names = ["sets", "maps", "rings", "odds"][: draw(st.integers(1, 4))]
    minutes = draw(st.lists(st.sampled_from([30, 60, 120, 200]), min_size=4, max_size=4))
    topics = [
        topic(name, amount, needs=[(names[n - 1], 1)] if n and draw(st.booleans()) else [])
        for n, (name, amount) in enumerate(zip(names, minutes, strict=False))
    ]
    chosen = catalogue(*topics, decisions=[decision(f"do-{each}", (each, 1)) for each in names])
    people = [
        Participant(name=name, reading=draw(st.sampled_from([20, 45, 90])))
        for name in ("Ada", "Ben", "Cleo")[: draw(st.integers(1, 3))]
    ]
    rhythm = Rhythm(curiosity=draw(st.sampled_from([0, 3])), review=draw(st.sampled_from([0, 2])))
    about = {"people": people, "rhythm": rhythm, "meetings": draw(st.integers(1, 6))}
    return brief(**about, days=draw(st.sampled_from([(4,), (2, 4)]))), chosen


@given(asked())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_wherever_a_sound_plan_is_cut_what_is_left_is_sound(found):
    first = made(*found)
    assume(first.programme.impossible is None)

    for count in range(len(first.schedule.slots) + 1):
        assert first.broken(first.after(count)) == []
        assert agendas(first.written(first.after(count)).programme) == agendas(first.programme)
