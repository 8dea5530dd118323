"""How many meetings to come hold something of the catalogue."""

import pytest

from curriculum.impact import Usage, usage
from planner.groups.actions import archive
from planner.meetings.models import AgendaItem, Meeting
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import group_that_meets

pytestmark = pytest.mark.django_db


def used(section, entry):
    found = usage((section, entry), now=NOW)
    return found.groups, found.meetings


@pytest.fixture
def made():
    return group_that_meets()


def test_a_topic_is_counted_where_it_is_on_an_agenda_to_come(made):
    items = AgendaItem.objects.filter(topic="vectors", meeting__starts_at__gt=NOW)
    meetings = len(set(items.values_list("meeting", flat=True)))

    assert meetings > 0
    assert used("topics", "vectors") == (1, meetings)
    assert used("topics", "nothing") == (0, 0)


def test_what_is_behind_us_cancelled_or_archived_is_not(made):
    Meeting.objects.filter(state="planned").update(state="cancelled")
    assert used("topics", "vectors") == (0, 0)

    Meeting.objects.filter(state="cancelled").update(state="planned")
    assert used("topics", "vectors")[0] == 1

    archive(group=made, by=user("Ada"), now=NOW)
    assert used("topics", "vectors") == (0, 0)


def test_parts_and_exercises_are_counted_by_what_is_read_and_done(made):
    item = AgendaItem.objects.filter(meeting__starts_at__gt=NOW).order_by("id").first()
    AgendaItem.objects.update(reading=[], tasks=[])
    item.reading = [{"unit": "book-1"}]
    item.tasks = [{"exercise": "add"}]
    item.save()

    assert used("exercises", "add") == (1, 1)
    assert used("exercises", "other") == (0, 0)


def test_what_no_agenda_holds_is_not_counted(made):
    assert usage(("areas", "algebra"), now=NOW) == Usage()
