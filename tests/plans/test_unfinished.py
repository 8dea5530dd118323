import datetime as dt

import pytest

from planner.meetings.models import CoveredItem, Meeting
from planner.plans import actions
from planner.plans.edits import Overran
from planner.plans.unfinished import unfinished
from tests.groups.people import NOW, group
from tests.plans.kept_plans import drafted, published, revised

pytestmark = pytest.mark.django_db
AFTER = NOW + dt.timedelta(days=11)


@pytest.fixture
def plan():
    return published(drafted(group("Ben"))).plan


def covered(plan, extent, *, position=1):
    """What people said of a line of the first meeting's agenda."""
    meeting = Meeting.objects.order_by("starts_at").first()
    item = meeting.agenda.order_by("position")[position - 1]
    return CoveredItem.objects.create(
        meeting=meeting,
        position=position,
        kind=item.kind,
        title=item.title,
        topic=item.topic,
        depth=item.depth,
        planned=item.minutes,
        minutes=item.minutes,
        extent=extent,
    )


def said(plan):
    return list(unfinished(plan, actions.plan_of(actions.head_of(plan)).schedule))


def test_what_was_covered_needs_no_word(plan):
    covered(plan, "yes")

    assert said(plan) == []


@pytest.mark.parametrize(
    ("extent", "words"), [("partly", "was covered only in part"), ("no", "was not covered")]
)
def test_what_was_not_covered_is_said_with_what_to_do(plan, extent, words):
    row = covered(plan, extent)

    assert said(plan) == [
        f"{row.title} {words} on Thu 14 Jan: “A topic took longer” carries it over."
    ]


def test_what_was_carried_over_is_said_no_more(plan):
    row = covered(plan, "partly")
    key = Meeting.objects.order_by("starts_at").first().key
    edit = Overran(key=key, topic=row.topic, depth=row.depth, minutes=10)

    revised(plan, edit, choice="absorb", now=AFTER)

    assert said(plan) == []


def test_nothing_of_another_group_is_said(plan):
    other = published(drafted(group("Ben", name="Readers"))).plan
    covered(plan, "no")

    assert said(other) == []
