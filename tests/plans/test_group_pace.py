import datetime as dt

import pytest

from planner.plans import actions, restoring
from planner.plans.edits import Pace
from planner.plans.group_pace import group_pace
from planner.plans.schedule import Schedule
from planner.plans.stored import from_document, to_document
from tests.groups.people import group, user
from tests.plans.covered_steps import covered, meeting_of
from tests.plans.kept_plans import drafted, meetings, published, revised
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
AFTER_TWO, AFTER_THREE = (dt.datetime(2027, 1, day, tzinfo=dt.UTC) for day in (22, 29))


@pytest.fixture
def plan():
    """Two meetings took a quarter longer than planned."""
    plan = published(drafted(group("Ben"))).plan
    covered(meeting_of(plan, 1), minutes=25)
    covered(meeting_of(plan, 1), line=2, minutes=25)
    covered(meeting_of(plan, 2), minutes=50)
    return plan


def adopted(plan, percent=125, now=AFTER_TWO):
    return published(revised(plan, Pace(percent=percent), choice="absorb", now=now), now=now)


def restored(plan, number, now):
    return restoring.restore(
        plan=plan,
        revision=plan.revisions.get(number=number),
        base=actions.head_of(plan).number,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=now,
    )


def cut(revision):
    """At which pace the first parts of rings were cut, and the plan goes on."""
    schedule = from_document(Schedule, revision.schedule)
    parts = [(each.pieces, each.pace) for each in schedule.begun if each.topic == "rings"]
    return parts, revision.brief["minutes"]["pace"]


def test_the_pace_is_read_from_what_was_said_after_the_meetings(plan):
    found = group_pace(plan)

    assert (found.steps, found.pace) == (3, 125)


def test_what_was_said_in_another_group_does_not_count(plan):
    other = published(drafted(group("Ben", name="Readers"))).plan

    assert group_pace(other) is None


def test_a_draft_alone_has_no_pace():
    assert group_pace(drafted(group("Ben")).plan) is None


def test_the_pace_is_the_same_after_it_was_adopted_and_after_it_held(plan):
    adopted(plan)
    before = group_pace(plan)
    planned = meeting_of(plan, 3).agenda.get(position=1).minutes
    covered(meeting_of(plan, 3))

    assert (planned, before.pace, group_pace(plan).pace) == (35, 125, 125)


def test_undoing_the_publication_restores_the_plan_exactly(plan):
    first = plan.revisions.get()
    before = (first.brief, first.schedule, first.programme)
    adopted(plan)

    back = restoring.undo_publication(
        plan=plan,
        base=actions.head_of(plan).number,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=AFTER_TWO,
    )

    assert (back.brief, back.schedule, back.programme) == before


def test_an_old_revision_leaves_what_was_held_since_as_it_was_cut(plan):
    adopted(plan)
    happened = [to_document(each) for each in meetings(actions.head_of(plan))[:3]]

    back = restored(plan, 1, AFTER_THREE)

    assert cut(back) == ([(2, 100), (4, 125)], 100)
    assert [to_document(each) for each in meetings(back)[:3]] == happened


def test_the_members_hear_why_their_steps_take_longer(plan):
    told = adopted(plan).told

    assert [each["changes"][0] for each in told] == [
        "From here on steps take 125 % of their estimated minutes in meetings, which is the "
        "group's own pace; it was 100 %."
    ]
