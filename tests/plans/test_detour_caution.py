"""A lead is told before publishing when a plan goes far astray."""

import pytest

from planner.groups.models import Group
from planner.plans.brief import Wanted
from planner.plans.publishing import preview
from tests.groups.people import NOW, group, user
from tests.plans.kept_plans import drafted
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db

SHIP = (Wanted(decision="ship"),)


def cautions(cap=15, *, goals=("build",), depths=(("odds", 1),), decisions=SHIP):
    made = group()
    Group.objects.update(detour_minutes=cap)
    made.refresh_from_db()
    asked = brief(goals=goals, decisions=decisions, depths=depths)
    shown = preview(revision=drafted(made, asked), catalogue=CATALOGUE, by=user("Ada"), now=NOW)
    return [each.text for each in shown.cautions if "detour" in each.text]


def test_what_no_decision_needs_is_counted():
    assert cautions() == [
        "60 minutes go to Odds (awareness), which no decision of this plan needs at that depth; "
        "in this group a detour is long after 15."
    ]


def test_deeper_than_any_decision_asks_is_counted_too():
    (said,) = cautions(depths=(("maps", 2),))

    assert said.startswith("60 minutes go to Maps (working), which")


@pytest.mark.parametrize(
    "more",
    [
        {"cap": 60},
        {"cap": None},
        {"depths": ()},
        {"goals": ("study",), "decisions": (Wanted(decision="prove"),)},
        {"goals": ("curious",), "decisions": ()},
    ],
)
def test_short_ones_and_those_of_research_and_curiosity_are_not(more):
    assert cautions(**more) == []
