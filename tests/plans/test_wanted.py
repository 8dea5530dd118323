import pytest

from planner.plans.brief import BadBrief, Wanted
from planner.plans.wanted import aims
from tests.plans.small_catalogues import brief, catalogue, decision, topic

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 2)]),
    topic("odds", area="chance"),
    decisions=(
        decision("ship", ("maps", 1), weight=2),
        decision("bet", ("odds", 2), ("sets", 1), goals=("build", "study")),
        decision("hire", ("odds", 1), goals=("hired",)),
    ),
)


def asked(**question):
    return aims(brief(**question), CATALOGUE)


def test_without_decisions_all_of_the_goals_are_wanted():
    found = asked(goals=("build", "hired")).decisions

    assert [(each.id, each.weight) for each in found] == [("ship", 2), ("bet", 1), ("hire", 1)]


def test_weights_of_the_brief_and_the_catalogue_multiply():
    found = asked(decisions=(Wanted(decision="ship", weight=3),)).decisions

    assert [(each.id, each.weight, each.required) for each in found] == [("ship", 6, False)]


def test_a_single_decision_without_a_goal_must_be_reached():
    found = asked(goals=(), decisions=(Wanted(decision="bet"),))

    assert (found.mode, found.decisions[0].required) == ("on-demand", True)


@pytest.mark.parametrize(
    ("goals", "mode"),
    [
        (("build",), "on-demand"),
        (("build", "hired"), "deadline"),
        (("hired", "study"), "breadth-first"),
        (("curious",), "free"),
        (("curious", "build"), "on-demand"),
    ],
)
def test_the_goals_decide_the_mode(goals, mode):
    assert asked(goals=goals).mode == mode


def test_a_depth_of_the_brief_replaces_the_one_that_decisions_ask_for():
    found = asked(depths=(("odds", 3),)).decisions

    assert found[1].needs == (("odds", 3), ("sets", 1))


def test_a_topic_left_out_is_needed_no_more_and_what_it_weakens_is_told():
    found = asked(depths=(("sets", 0),))

    assert [each.needs for each in found.decisions] == [(("maps", 1),), (("odds", 2),)]
    assert found.warnings == (
        "Sets is left out; this stands on it and is weaker now: «Bet?», Maps (awareness).",
    )


def test_a_decision_that_loses_all_its_needs_is_left_out():
    found = asked(depths=(("maps", 0),))

    assert [each.id for each in found.decisions] == ["bet"]
    assert found.warnings[0] == "«Ship?» is left out: nothing of what it needs is left."


def test_a_depth_that_others_stand_on_is_kept_with_a_warning():
    found = asked(depths=(("sets", 1),))

    assert found.warnings == (
        "Sets goes to working depth although you asked for awareness: other topics of the "
        "plan stand on it.",
    )


def test_a_topic_that_no_decision_asks_for_is_added():
    found = asked(goals=("hired",), depths=(("maps", 2),)).decisions[-1]

    assert (found.id, found.needs, found.is_target) == ("added:maps", (("maps", 2),), True)
    assert found.title == "Maps at working depth, because you asked for it"


def test_a_depth_that_the_catalogue_does_not_have_is_refused():
    shallow = catalogue(topic("sets", 30), decisions=(decision("ship", ("sets", 1)),))

    with pytest.raises(BadBrief, match="no depth 2 of sets"):
        aims(brief(depths=(("sets", 2),)), shallow)
