from planner.plans.brief import Participant, Wanted
from tests.plans.small_catalogues import week
from tests.plans.small_programmes import written


def decisions(**about):
    return {each.id: each for each in written(**about).decisions}


def test_a_decision_that_is_reached_says_when_and_how_one_knows():
    prove = decisions(meetings=3)["prove"]

    assert (prove.minutes, prove.left_minutes) == (360, 360)
    assert (prove.reached_on, prove.text) == (week(3), "You can say why.")


def test_what_is_left_for_the_group_is_less_where_all_know_something():
    found = decisions(known=(("maps", 1),))

    assert (found["prove"].minutes, found["prove"].left_minutes) == (360, 240)
    assert (found["ship"].left_minutes, found["ship"].is_known) == (0, True)
    assert found["ship"].text == "Everybody knows all that it needs."


def test_what_is_left_is_what_the_one_who_knows_least_has_to_do():
    people = (Participant(name="Ada", knows=(("sets", 1),)), Participant(name="Ben"))

    assert decisions(people=people)["ship"].left_minutes == 120


def test_a_decision_left_out_says_what_would_bring_it_in():
    prove = decisions(meetings=2)["prove"]

    assert (prove.reached_on, prove.is_known) == (None, False)
    assert prove.text.endswith("One more meeting brings it in beside everything else.")


def test_the_promise_of_the_page_stays_when_the_plan_leaves_something_out():
    ship = decisions(depths=(("sets", 0),))["ship"]

    assert (ship.minutes, ship.left_minutes) == (120, 60)


def test_targets_follow_the_decisions():
    found = written(goals=("study",), meetings=3).decisions

    assert [(each.id, each.is_target) for each in found] == [
        ("prove", False),
        ("breadth:algebra:sets", True),
        ("breadth:algebra:maps", True),
    ]


def test_what_weighs_nothing_is_not_planned_for():
    wanted = (Wanted(decision="ship"), Wanted(decision="prove", weight=0))

    assert decisions(decisions=wanted)["prove"].text == (
        "It weighs nothing, so that nothing is planned for it."
    )
