import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from curriculum import models
from curriculum.actions import load_catalogue
from curriculum.models.columns import are_sources, are_texts
from tests.curriculum.catalogues import full

pytestmark = pytest.mark.django_db

# Each row breaks one rule of the database and nothing else.
BROKEN = {
    "rung_depth_1_to_3": lambda: models.Rung.objects.filter(depth=3).update(depth=4),
    "rung_takes_minutes": lambda: models.Rung.objects.update(minutes=0),
    "rung_once": lambda: models.Rung.objects.filter(depth=3).update(depth=2),
    "need_depth_1_to_3": lambda: models.Need.objects.update(depth=0),
    "need_once": lambda: models.Need.objects.update(topic="shapes"),
    "prerequisite_from_depth_1_to_3": lambda: models.Prerequisite.objects.update(from_depth=9),
    "prerequisite_differs": lambda: models.Prerequisite.objects.update(topic="vectors"),
    "unit_takes_minutes": lambda: models.Unit.objects.update(minutes=0),
    "unit_minutes_known": lambda: models.Unit.objects.update(minutes_are="guessed"),
    "unit_discussion_up_to_100": lambda: models.Unit.objects.update(discussion_percent=101),
    "exercise_takes_minutes": lambda: models.Exercise.objects.update(minutes=0),
    "goal_mode_is_known": lambda: models.Goal.objects.update(mode="busy"),
    "decision_weighs": lambda: models.Decision.objects.update(weight=0),
    "decision_goal_once": lambda: models.DecisionGoal.objects.update(goal="build"),
    "strategy_goal_once": lambda: models.StrategyGoal.objects.update(goal="build"),
    "unit_covers_once": lambda: models.UnitCovers.objects.update(topic="numbers", depth=1),
    "maturity_default_depth_1_to_3": lambda: models.MaturityMeaning.objects.update(default_depth=4),
    "catalogue_state_is_one_row": lambda: models.CatalogueState.objects.create(id=2),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_the_database_keeps_its_rules(rule):
    load_catalogue(catalogue=full())

    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[rule]()


def test_every_rule_bears_the_name_by_which_it_is_tested():
    named = {
        constraint.name
        for model in vars(models).values()
        if isinstance(model, type) and issubclass(model, Model)
        for constraint in model._meta.constraints
    }

    assert set(BROKEN) <= named


def test_every_row_has_a_name_of_its_own():
    load_catalogue(catalogue=full(), fingerprint="full")

    in_no_file = {
        *("Edition", "EntryChange", "EntryDraft", "ExportRun", "FormerEntry", "ImportRun"),
        *("HealthNote", "Link", "LinkVisit", "LongWork", "Suggestion", "Upstream"),
    }
    for name in set(models.__all__) - in_no_file:
        rows = list(getattr(models, name).objects.all())
        assert len({str(row) for row in rows}) == len(rows) > 0, name


@pytest.mark.parametrize("value", [{}, "text", [""], [1], [["a"]], None])
def test_a_list_of_texts_holds_nothing_else(value):
    with pytest.raises(ValidationError, match="Write a list of texts"):
        are_texts(value)


@pytest.mark.parametrize("value", [{}, ["a"], [{"seed": "a"}], [{"seed": "a", "paraphrase": 1}]])
def test_a_list_of_sources_holds_nothing_else(value):
    with pytest.raises(ValidationError, match="Write a list of sources"):
        are_sources(value)
