"""What the pages of the catalogue are made of, without a database."""

import pytest

from curriculum.excerpts import Marked
from curriculum.exchange import SHIPPED, read
from curriculum.fulltext import Hit
from curriculum.pages.decisions import Cost, decision_page
from curriculum.pages.found import Piece, address_of, words
from curriculum.pages.goals import goal_page, goals_page
from curriculum.pages.learning import decision_test_page, exercise_page, stuck_page
from curriculum.pages.links import Link, source_lines, steps_named
from curriculum.pages.resources import Filters, resource_page, resources_page
from curriculum.pages.topic_map import map_page
from curriculum.pages.topics import topic_page, topics_page
from curriculum.records import Catalogue, Source
from tests.curriculum.catalogues import catalogue, decision, full, goal, topic, wants

SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers", 2), wants("sets", soft=True)),
    topic("sets"),
    decisions=(
        decision("solver", ("vectors", 2), ("numbers", 1)),
        decision("why", ("numbers", 1), is_open=True),
    ),
    goals=(goal(), goal("interview")),
)


@pytest.fixture(scope="module")
def shipped():
    return read(SHIPPED)


def test_goals_count_their_decisions():
    lines = goals_page(SMALL).goals

    assert [(line.decision_count, line.open_count) for line in lines] == [(2, 1), (0, 0)]


def test_what_the_decisions_of_a_goal_have_in_common_counts_once():
    page = goal_page(SMALL, "build")

    assert [line.minutes_from_zero for line in page.decisions] == [60, 10]
    assert (page.minutes_from_zero, page.topic_count) == (60, 2)


def test_a_decision_costs_its_topics_and_what_they_stand_on():
    assert decision_page(SMALL, "solver").cost == Cost(
        direct=40, from_zero=60, left=60, known_count=0
    )


def test_what_is_known_and_what_only_that_needs_costs_nothing():
    page = decision_page(SMALL, "solver", known=["vectors@awareness"])

    assert [(line.step, line.is_known, line.is_spared) for line in page.way] == [
        ("numbers@awareness", False, False),
        ("numbers@working", False, True),
        ("vectors@awareness", True, True),
        ("vectors@working", False, False),
    ]
    assert (page.cost.left, page.cost.known_count) == (30, 1)


def test_steps_in_old_addresses_are_passed_over():
    names = ["vectors@working", "fame@working", "vectors@expert", "vectors", "", "vectors@working"]

    assert steps_named(SMALL, names) == (("vectors", 2),)


def test_a_topic_knows_who_needs_it_itself_and_who_only_below():
    page = topic_page(SMALL, "numbers")

    assert [(use.decision.id, use.depth) for use in page.uses] == [("solver", 1), ("why", 1)]
    assert page.used_below == ()
    assert [link.id for link in topic_page(SMALL, "sets").used_below] == []


def test_a_topic_stands_on_some_and_unlocks_others():
    vectors, sets = topic_page(SMALL, "vectors"), topic_page(SMALL, "sets")

    assert [(line.topic.id, line.topic.depth, line.is_soft) for line in vectors.stands_on] == [
        ("numbers", 2, False),
        ("sets", 1, True),
    ]
    assert [(line.topic.id, line.is_soft) for line in sets.unlocks] == [("vectors", True)]


def test_units_come_with_the_shallow_ones_first(shipped):
    for each in shipped.topics:
        depths = [min(line.depths) for line in topic_page(shipped, each.id).units]
        assert depths == sorted(depths)


def test_topics_count_the_decisions_that_need_them():
    counts = {
        line.topic.id: line.decision_count for area in topics_page(SMALL) for line in area.topics
    }

    assert counts == {"numbers": 2, "vectors": 1, "sets": 0}


def test_filters_hold_together(shipped):
    found = resources_page(shipped, Filters(area="probability", format="watch", free=True))

    assert [line.resource.id for line in found.lines] == [
        each.id
        for each in shipped.resources
        if each.is_free
        and "watch" in each.formats
        and any(
            shipped.topic_by_id[cover.topic].area == "probability"
            for unit in each.units
            for cover in unit.covers
        )
    ]
    assert (len(found.lines), found.total) == (4, 50)


def test_a_filter_that_nothing_fits_finds_nothing(shipped):
    assert resources_page(shipped, Filters(kind="scroll")).lines == ()


def test_a_resource_says_which_text_named_it(shipped):
    page = resource_page(shipped, "axler-ladr")

    assert page.named_by == (Link("yc-essay", "Learning Math for Machine Learning"),)
    assert page.estimated_count == len(page.units) == 9


def test_a_text_does_not_name_itself(shipped):
    assert resource_page(shipped, "yc-essay").named_by == ()


def test_what_another_edition_says_again_is_not_said_twice(shipped):
    sources = (
        Source(seed="000_9d6047705773e518.txt", paraphrase="An idea."),
        Source(seed="001_62e4ac698abdd493.txt", paraphrase="Same passage."),
        Source(seed="elsewhere", paraphrase="Another."),
    )

    found = source_lines(shipped, sources)

    assert [(line.paraphrase, line.text and line.text.id) for line in found] == [
        ("An idea.", "batch-letter-how-much"),
        ("Another.", None),
    ]


def test_the_map_shows_what_the_decisions_of_a_goal_stand_on():
    page = map_page(SMALL, "build", [])

    assert [[line.topic.id for line in column] for column in page.columns] == [
        ["numbers"],
        ["vectors"],
    ]
    assert (page.topic_count, page.minutes) == (2, 60)


def test_the_map_of_one_decision_shows_only_its_own():
    page = map_page(SMALL, "build", ["why", "fame"])

    assert [[line.topic.id for line in column] for column in page.columns] == [["numbers"]]
    assert [(each.decision.id, each.is_chosen) for each in page.choices] == [
        ("solver", False),
        ("why", True),
    ]


def test_without_a_choice_the_map_is_empty():
    page = map_page(SMALL, "", [])

    assert (page.columns, [goal.id for goal in page.goals]) == ((), ["build"])


def test_the_drawing_and_the_list_show_the_same(shipped):
    for each in shipped.goals:
        page = map_page(shipped, each.id, [])
        listed = {line.topic.id for column in page.columns for line in column}
        assert {box.id for box in page.drawing.boxes} == listed
        assert page.topic_count == len(listed)


def test_the_decision_test_has_examples_that_pass_and_one_that_fails(shipped):
    page = decision_test_page(shipped)

    assert [line.left_out.title for line in page.failed] == ["Physics of transistors"]
    assert all(line.when for line in page.passed)


def test_questions_of_the_stuck_lead_to_decisions_or_to_the_search(shipped):
    page = stuck_page(shipped)

    assert [line.ask for line in page.stuck if line.decision is None] == [
        "What should I even search for?"
    ]
    assert all(line.decision for line in page.system)


def test_what_is_not_there_has_no_page():
    pages = (goal_page, decision_page, topic_page, resource_page, exercise_page)

    assert [page(Catalogue(), "fame") for page in pages] == [None] * 5


@pytest.mark.parametrize(
    ("kind", "parent", "address"),
    [
        ("topic", "", "/catalogue/topics/x/"),
        ("goal", "", "/catalogue/goals/x/"),
        ("exercise", "vectors", "/catalogue/exercises/x/"),
        ("area", "", "/catalogue/topics/#x"),
        ("unit", "book", "/catalogue/resources/book/#x"),
        ("question", "solver", "/catalogue/decisions/solver/#question-x"),
        ("strategy", "", "/catalogue/strategies/#x"),
        ("left-out", "", "/catalogue/decision-test/"),
    ],
)
def test_what_is_found_leads_to_where_it_is_read(kind, parent, address):
    nothing = Marked("")
    hit = Hit(
        kind=kind, key="x", parent=parent, title=nothing, also=None, excerpt=nothing, score=1.0
    )

    assert address_of(hit) == address


def test_a_found_text_is_cut_at_its_marks():
    found = words(Marked("the loss is nan", ((4, 8), (12, 15))))

    assert found.pieces == (
        Piece("the ", False),
        Piece("loss", True),
        Piece(" is ", False),
        Piece("nan", True),
    )


def test_a_full_catalogue_fills_every_page():
    found = full()

    assert all(topic_page(found, each.id) for each in found.topics)
    assert all(resource_page(found, each.id) for each in found.resources)
    assert all(exercise_page(found, each.id) for each in found.exercises)
