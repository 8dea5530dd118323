"""Whatever is edited, and whenever: the past stays, and a programme can be written of it."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.plans import edits
from planner.plans.brief import Away, Lock, Participant, Rhythm
from planner.plans.edit_rules import CannotEdit
from planner.plans.schedule import behind
from planner.plans.stored import to_document
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import week

BREAK = Away(first=week(3), last=week(3), reason="winter break")
FIRST = plan(
    goals=("build", "hired"),
    rhythm=Rhythm(curiosity=3, review=5),
    no_meeting=(BREAK,),
    locks=(Lock(topic="odds", depth=1, on=week(2)),),
    meetings=7,
)
KEYS = st.sampled_from([*(f"m{number}" for number in range(1, 8)), "new-1", "gone"])
TOPICS = st.sampled_from(["sets", "maps", "rings", "odds", "games"])
DEPTHS = st.integers(0, 3)
DATES = st.integers(1, 10).map(week)
TIMES = st.sampled_from([dt.time(12), dt.time(18)])
NAMES = st.sampled_from(["Ada", "Ben", "Cleo"])
DECISIONS = st.sampled_from(["ship", "prove", "bet"])
KINDS = st.sampled_from(["study", "review", "curiosity", "exploration", "paper", "break"])
EDITS = st.one_of(
    st.builds(edits.Move, key=KEYS, on=DATES, at=TIMES),
    st.builds(edits.Swap, key=KEYS, other=KEYS),
    st.builds(edits.Insert, key=st.just("new-1"), on=DATES, at=TIMES, kind=KINDS),
    st.builds(edits.Lock, key=KEYS, is_locked=st.booleans()),
    st.builds(edits.Assign, key=KEYS, lead=NAMES, backup=NAMES),
    st.builds(edits.Pick, key=KEYS, topic=TOPICS),
    st.builds(edits.Units, topic=TOPICS, depth=DEPTHS, resource=st.just("book")),
    st.builds(edits.Skip, key=KEYS, reason=st.just("snow")),
    st.builds(edits.Cancel, key=KEYS, reason=st.just("snow")),
    st.builds(edits.NotHeld, key=KEYS),
    st.builds(edits.Overran, key=KEYS, topic=TOPICS, depth=DEPTHS, minutes=st.integers(1, 60)),
    st.builds(edits.MeetAnyway, on=DATES, key=st.just("new-2")),
    st.builds(edits.Deepen, topic=TOPICS, depth=DEPTHS),
    st.builds(edits.Want, decision=DECISIONS),
    st.builds(edits.Drop, decision=DECISIONS),
    st.builds(edits.Pace, percent=st.sampled_from([50, 80, 100, 125, 200])),
    st.just(edits.Refresh()),
)
PEOPLE = st.sampled_from([THREE, THREE[:2], (*THREE[1:], Participant(name="Dan"))])


def edited_if_possible(found, edit, now, people):
    try:
        return found.edit(edit, now=now, people=people)
    except CannotEdit:
        return found


@given(st.integers(0, 7), st.lists(EDITS, max_size=6), PEOPLE)
@settings(max_examples=60, deadline=None)
def test_whatever_is_edited_the_past_stays_to_the_byte(count, wanted, people):
    found, now = FIRST, FIRST.after(count)

    for edit in wanted:
        found = edited_if_possible(found, edit, now, people).written(now)

    held = behind(found.schedule, zone="UTC", now=now)
    assert [to_document(found.meeting(each.key)) for each in held] == [
        to_document(FIRST.meeting(each.key)) for each in held
    ]


@given(st.integers(0, 7), st.lists(EDITS, max_size=6), PEOPLE)
@settings(max_examples=60, deadline=None)
def test_whatever_is_edited_no_item_is_lost_or_there_twice(count, wanted, people):
    found = FIRST

    for edit in wanted:
        found = edited_if_possible(found, edit, FIRST.after(count), people)

    def studied(schedule):
        items = [*(item for slot in schedule.slots for item in slot.items), *schedule.waiting]
        return sorted((each.topic, each.piece) for each in items if not each.is_curious)

    assert studied(found.schedule) == studied(FIRST.schedule)


@given(st.integers(0, 7), st.lists(EDITS, max_size=6), PEOPLE)
@settings(max_examples=60, deadline=None)
def test_what_was_written_once_is_written_again_as_it_was(count, wanted, people):
    found, now = FIRST, FIRST.after(count)
    for edit in wanted:
        found = edited_if_possible(found, edit, now, people)

    once = found.written(now)

    assert once.written(now).programme == once.programme
    numbers = [each.number for each in once.programme.meetings()]
    assert numbers == list(range(1, len(found.schedule.slots) + 1))
