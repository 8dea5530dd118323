import datetime as dt

import pytest

from planner.plans.brief import Away, BadBrief, Lock, Minutes, Participant, Rhythm
from planner.plans.problem import question
from planner.solver import Lock as Locked
from tests.plans.small_catalogues import (
    brief,
    catalogue,
    decision,
    resource,
    topic,
    unit,
    week,
)

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 2)], soft=[("odds", 1)]),
    topic("odds", area="chance"),
    topic("games", needs=[("odds", 1)], area="chance", for_curiosity=True),
    decisions=(decision("ship", ("maps", 2)), decision("bet", ("odds", 1), goals=("study",))),
    resources=(resource("papers", unit("slot", 120, ("odds", 3), is_slot=True)),),
)


def problem(**asked):
    return question(brief(**asked), CATALOGUE).problem


def test_only_steps_of_the_closure_are_there_with_their_hard_needs():
    assert {each.key: each.needs for each in problem().steps} == {
        ("sets", 1): (),
        ("sets", 2): (("sets", 1),),
        ("maps", 1): (("sets", 2),),
        ("maps", 2): (("maps", 1),),
    }


def test_a_topic_left_out_is_no_step_and_no_need():
    found = problem(depths=(("sets", 0),))

    assert [(each.key, each.needs) for each in found.steps] == [
        (("maps", 1), ()),
        (("maps", 2), (("maps", 1),)),
    ]


def test_what_is_known_deeper_is_known_shallower():
    ada = Participant(name="Ada", knows=(("maps", 2),), reading=30, leads=False)

    (person,) = problem(people=(ada,), known=(("sets", 1),)).people

    assert person.knows == {("maps", 1), ("maps", 2), ("sets", 1)}
    assert (person.id, person.reading, person.leads) == ("Ada", 30, False)


def test_dates_on_which_somebody_is_away_are_kept_for_the_others():
    away = Away(first=week(2), last=week(3), reason="sailing")
    people = (Participant(name="Ada", away=(away,)), Participant(name="Ben"), Participant(name="C"))

    found = problem(people=people, meetings=4)

    assert [meeting.on for meeting in found.meetings] == [week(n) for n in (1, 2, 3, 4)]
    assert found.people[0].away == {week(2), week(3)}


def test_skipped_dates_lengthen_the_time_for_reading():
    holidays = (Away(first=week(2), last=week(3), reason="holidays"),)

    found = problem(no_meeting=holidays, meetings=3).meetings

    assert [(each.on, each.days) for each in found] == [(week(1), 7), (week(4), 21), (week(5), 7)]


def test_a_meeting_studies_what_opening_and_recall_leave():
    found = problem(length=45, minutes=Minutes(opening=5, recall=0))

    assert {each.minutes for each in found.meetings} == {40}


def test_a_meeting_without_time_for_study_is_refused():
    with pytest.raises(BadBrief, match="leave 4 of 24 minutes") as refusal:
        problem(length=24)

    assert refusal.value.field == "minutes"


def test_special_meetings_have_no_study_but_may_ask_for_reading():
    found = problem(rhythm=Rhythm(curiosity=2, paper=3, review=7))

    told = [(each.kind, each.minutes, each.reserved_reading) for each in found.meetings]
    assert told[:3] == [("study", 40, 0), ("curiosity", 0, 40), ("paper", 0, 90)]


def test_curiosity_offers_marked_topics_first_and_nothing_that_is_planned_anyway():
    found = problem(rhythm=Rhythm(curiosity=3))

    assert found.curious == (("games", 1), ("odds", 1))
    assert [each.key for each in found.steps][-2:] == [("odds", 1), ("games", 1)]


def test_what_is_too_long_for_one_meeting_is_no_curious_pick():
    assert problem(rhythm=Rhythm(curiosity=3), reading=30).curious == ()


def test_without_curiosity_meetings_nothing_is_curious():
    assert problem().curious == ()


def test_pieces_fit_the_busiest_person():
    people = (Participant(name="Ada", reading=20), Participant(name="Ben", reading=0))

    found = problem(people=people)

    assert [each.reading for each in found.step["sets", 1].pieces] == [20, 20]


def test_pieces_fit_the_shorter_time_of_several_meetings_a_week():
    found = problem(days=(2, 4), reading=60)

    assert [each.reading for each in found.step["sets", 1].pieces] == [20, 20]


def test_a_lock_brings_its_step_into_the_question():
    found = problem(locks=(Lock(topic="odds", depth=1, on=week(2)),))

    assert found.locks == (Locked(key=("odds", 1), piece=0, on=week(2)),)
    assert ("odds", 1) in found.step


@pytest.mark.parametrize(
    ("lock", "text"),
    [
        (Lock(topic="odds", depth=1, on=dt.date(2027, 1, 20)), "no meeting for study"),
        (Lock(topic="odds", depth=1, on=week(2), piece=4), "there is no piece 4"),
    ],
)
def test_a_lock_on_nothing_is_refused(lock, text):
    with pytest.raises(BadBrief, match=text):
        problem(locks=(lock,))


def test_an_unknown_decision_is_refused_with_the_nearest_name():
    with pytest.raises(BadBrief, match="Did you mean build"):
        problem(goals=("bild",))


def test_too_many_absences_are_refused_with_the_cause():
    always = Away(first=week(1), last=week(400), reason="at sea")

    with pytest.raises(BadBrief, match="Ada away"):
        problem(people=(Participant(name="Ada", away=(always,)), Participant(name="Ben")))
