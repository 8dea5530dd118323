from planner.plans.brief import Participant
from planner.plans.queries import answer_for
from planner.plans.what_if import what_ifs
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE, asked, written


def test_a_plan_that_reaches_everything_says_from_when():
    assert written().summary == (
        "6 meetings from 14 January 2027 to 18 February 2027 reach 2 of 2 decisions.",
        "All that was asked for is reached on 28 January 2027.",
    )


def test_a_plan_that_reaches_little_says_what_would_change_it():
    summary = answer_for(brief(meetings=1), CATALOGUE).programme.summary

    assert summary == (
        "1 meeting on 14 January 2027 reaches 1 of 2 decisions.",
        "For somebody who starts from zero, all of it together is about 6 hours; "
        "this plan has time for 2 hours.",
        "Meeting 90 minutes and reading 150 a week would not change that.",
        "Knowing Sets (awareness), Maps (awareness) and Rings (awareness) beforehand would bring "
        "2 of 2 decisions.",
    )


def test_what_is_known_already_is_not_counted_as_reached():
    assert written(known=(("maps", 1),)).summary[0] == (
        "6 meetings from 14 January 2027 to 18 February 2027 reach 1 of 1 decision."
    )


def test_where_all_is_known_no_meeting_is_needed():
    assert written(known=(("maps", 1), ("rings", 1))).summary == (
        "Of 6 meetings from 14 January 2027 to 18 February 2027 none is needed.",
        "Everybody knows all that was asked for.",
    )


def test_nothing_is_asked_again_when_all_is_reached():
    assert what_ifs(*asked()) == ()


def test_more_reading_is_offered_where_reading_binds():
    people = (Participant(name="Ada", reading=40), Participant(name="Ben"))

    found = what_ifs(*asked(people=people, meetings=3))

    assert (found[0].words, found[0].reached) == ("Reading 90 minutes a week", ("ship", "prove"))
    assert [each.kind for each in found] == ["longer", "longer", "longer", "knowing"]


def test_the_topics_worth_knowing_are_named():
    found = what_ifs(*asked(meetings=2))[-1]

    assert found.words == "Knowing Sets (awareness) and Maps (awareness) beforehand"
    assert sorted(found.reached) == ["prove", "ship"]
