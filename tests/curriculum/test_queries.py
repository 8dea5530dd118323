import pytest

from curriculum import queries
from curriculum.actions import load_catalogue
from curriculum.queries import GoalLine
from curriculum.records import Catalogue
from tests.curriculum.catalogues import catalogue, decision, full, goal, topic, wants

pytestmark = pytest.mark.django_db


def load(*decisions):
    found = catalogue(
        topic("numbers"),
        topic("vectors", wants("numbers", 2)),
        decisions=decisions,
        goals=(goal(), goal("interview")),
    )
    load_catalogue(catalogue=found)


def of_solver(**fields):
    return decision("solver", ("vectors", 2), ("numbers", 1), **fields)


def test_an_empty_database_holds_an_empty_catalogue():
    assert queries.snapshot() == Catalogue()


def test_a_snapshot_takes_one_query_a_table(django_assert_num_queries):
    load_catalogue(catalogue=full())

    with django_assert_num_queries(28):
        queries.snapshot()


def test_goals_count_their_decisions(django_assert_num_queries):
    load(of_solver(), decision("why", ("numbers", 1), is_open=True))

    with django_assert_num_queries(1):
        lines = queries.goal_lines()

    plain = {"summary": "Make it.", "mode": "on-demand", "needs_no_reason": False}
    assert lines == (
        GoalLine(id="build", title="Build", decision_count=2, open_count=1, **plain),
        GoalLine(id="interview", title="Interview", decision_count=0, open_count=0, **plain),
    )


def test_goals_name_the_questions_of_their_decisions(django_assert_num_queries):
    load(of_solver(), decision("why", ("numbers", 1)))

    with django_assert_num_queries(1):
        found = queries.questions_of_goals()

    assert [(goal, [each.id for each in asked]) for goal, asked in found.items()] == [
        ("build", ["solver", "why"])
    ]
