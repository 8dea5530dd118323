import dataclasses
import datetime as dt

from planner.plans import edits
from planner.plans.brief import Away, Lock, Participant, Rhythm, Wanted
from planner.plans.programme import SkippedEntry
from planner.plans.stored import to_document
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import catalogue, decision, topic, week
from tests.plans.small_programmes import CATALOGUE

NOON = dt.time(12)
BREAK = Away(first=week(2), last=week(2), reason="winter break")


# --- meetings that did not take place ---


def test_a_cancelled_meeting_stays_on_record_without_its_agenda():
    first = plan()

    found = first.edit(edits.Cancel(key="m2", reason="Ben is ill")).written()

    off = found.meeting("m2")
    assert (off.state, off.reason, off.number, off.lines) == ("cancelled", "Ben is ill", 2, ())
    assert (off.lead, off.study_minutes, off.reading_minutes) == ("Ben", 0, 0)
    assert [each.number for each in found.programme.meetings()] == [1, 2, 3, 4, 5, 6]


def test_what_the_others_do_stays_as_it_was_when_a_meeting_is_cancelled():
    first = plan(rhythm=Rhythm(review=2))

    found = first.edit(edits.Cancel(key="m5", reason="ill")).written()

    kept = ["m1", "m2", "m3", "m4", "m6"]
    assert [found.meeting(key).number for key in kept] == [1, 2, 3, 4, 6]
    assert [found.meeting(key).lead for key in kept] == [first.meeting(key).lead for key in kept]


def test_a_meeting_that_did_not_happen_reaches_nothing():
    first = plan()
    now = first.after(3)

    found = first.edit(edits.NotHeld(key="m3", reason="snow"), now=now).written(now)

    off = found.meeting("m3")
    assert (off.state, off.reason, off.lines, off.reached) == ("not held", "snow", (), ())
    assert [(each.id, each.reached_on) for each in found.programme.decisions] == [
        ("ship", week(1)),
        ("prove", None),
    ]
    assert found.programme.decisions[1].text == (
        "Not all that it needs has a place in the plan as it stands."
    )


def test_the_interval_before_the_next_meeting_counts_from_the_last_one_held():
    first = plan()
    now = first.after(2)

    found = first.edit(edits.NotHeld(key="m2"), now=now).outlook(now).question

    assert [each.days_since_previous_kept for each in found.kept] == [14, 7, 7, 7]


def test_a_closed_date_of_the_past_stays_in_its_place():
    first = plan(no_meeting=(BREAK,))

    found = first.written(first.after(2)).programme

    assert found.entries[1] == SkippedEntry(on=week(2), reason="winter break", can_meet_anyway=True)


# --- locked meetings and a changed catalogue ---

CHANGED = catalogue(
    topic("sets", 45),
    topic("maps", 30, needs=[("sets", 1)]),
    topic("rings", 210, needs=[("maps", 1)]),
    decisions=CATALOGUE.decisions[:2],
)


def test_a_locked_meeting_stays_to_the_byte_although_the_catalogue_changed():
    first = plan()
    locked = first.edit(edits.Lock(key="m2", is_locked=True)).written()

    found = dataclasses.replace(locked, catalogue=CHANGED).written()

    assert to_document(found.meeting("m2")) == to_document(locked.meeting("m2"))
    assert [line.minutes for line in found.meeting("m1").lines] == [15, 10]


def test_a_locked_meeting_that_is_moved_by_hand_is_written_anew():
    first = plan().edit(edits.Lock(key="m6", is_locked=True)).written()

    found = first.edit(edits.Move(key="m6", on=week(7), at=NOON)).written()

    assert found.meeting("m6").starts_at.date() == week(7)
    assert found.meeting("m6").is_locked


def test_the_past_stays_to_the_byte_although_the_catalogue_changed():
    first = plan()
    now = first.after(1)

    found = dataclasses.replace(first, catalogue=CHANGED).written(now)

    assert to_document(found.meeting("m1")) == to_document(first.meeting("m1"))


def test_a_topic_that_the_catalogue_lost_leaves_its_agenda():
    without = catalogue(topic("sets"), decisions=(decision("count", ("sets", 1)),))
    first = dataclasses.replace(plan(), catalogue=without)

    assert first.written().titles()[0] == ("Sets",)
    assert [each.id for each in first.written().programme.decisions] == ["count"]


# --- what edits by hand break ---


def test_a_meeting_moved_before_what_it_needs_breaks_a_rule_in_words():
    found = plan().edit(edits.Swap(key="m1", other="m2"))

    assert found.broken() == [
        "“Rings” (awareness) comes on 14 January 2027, before all of “Maps” (awareness), "
        "which it needs, has been studied.",
        "By 4 February 2027 Ada has had two turns more than Ben could have.",
    ]


def test_whoever_is_away_on_the_new_date_cannot_lead():
    away = Away(first=week(7), last=week(7), reason="sailing")
    people = (*THREE[:2], Participant(name="Cleo", away=(away,)))

    found = plan(people=people).edit(edits.Move(key="m6", on=week(7), at=NOON))

    assert found.broken() == ["Cleo leads on 25 February 2027, but is away or does not lead."]
    assert found.written().meeting("m6").notes == ("Cleo away: sailing",)


def test_a_pick_before_what_it_stands_on_breaks_a_rule_in_words():
    first = plan(rhythm=Rhythm(curiosity=2), goals=("hired",), meetings=2)

    found = first.edit(edits.Pick(key="m2", topic="maps"))

    assert found.broken() == [
        "“Maps” (awareness) comes on 21 January 2027, before all of “Sets” (awareness), "
        "which it needs, has been studied.",
    ]


def test_a_locked_step_that_no_decision_needs_may_move():
    first = plan(locks=(Lock(topic="odds", depth=1, on=week(3)),))
    key = next(each.key for each in first.schedule.slots if each.on == week(3))

    found = first.edit(edits.Swap(key=key, other="m6"))

    assert [each for each in found.broken() if "Odds" in each] == []


def test_a_decision_known_because_somebody_left_is_not_called_reached():
    knowing = Participant(name="Ada", knows=(("odds", 2),))
    wanted = (Wanted(decision="prove", weight=9), Wanted(decision="bet"))
    first = plan(people=(knowing, THREE[1]), goals=("build", "hired"), decisions=wanted)
    alone = dataclasses.replace(first, brief=dataclasses.replace(first.brief, people=(knowing,)))

    found = alone.written(first.after(1)).programme.decisions[-1]

    assert (found.id, found.is_known, found.reached_on) == ("bet", True, None)
