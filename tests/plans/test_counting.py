import pytest

from planner.plans.brief import Participant
from planner.plans.counting import counting
from tests.plans.small_programmes import asked


def figures(**about):
    found = counting(*asked(**about))
    return (
        found.from_zero,
        found.in_meetings,
        found.before_meetings,
        found.spared_by_knowledge,
    )


def test_for_people_who_know_nothing_the_plan_takes_what_the_decisions_promise():
    assert figures() == (360, 120, 240, 0)


def test_what_all_know_is_spared():
    assert figures(known=(("sets", 1),)) == (360, 100, 200, 60)


def test_what_some_know_is_spared_on_average():
    people = (Participant(name="Ada", knows=(("sets", 1),)), Participant(name="Ben"))

    assert figures(people=people) == (360, 120, 220, 20)


def test_what_nearly_all_know_is_not_discussed_either():
    knowing = [Participant(name=name, knows=(("sets", 1),)) for name in ("Ada", "Ben", "Cleo")]

    assert figures(people=(*knowing, Participant(name="Dan"))) == (360, 100, 210, 50)


@pytest.mark.parametrize("about", [{}, {"meetings": 1}, {"known": (("maps", 1),)}])
def test_the_figures_add_up(about):
    from_zero, together, alone, spared = figures(**about)

    assert together + alone + spared == from_zero


def test_the_figures_are_said_first():
    assert counting(*asked()).text[0] == (
        "From zero this plan is 360 minutes for each person: 120 of them together in meetings "
        "and 240 alone before them."
    )
    assert counting(*asked(known=(("sets", 1),))).text[0] == (
        "From zero this plan would be 360 minutes for each person; on average 60 are spared "
        "because people know it already, which leaves 100 together in meetings and 200 alone "
        "before them."
    )
