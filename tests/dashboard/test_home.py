import datetime as dt

import pytest
from django.utils import timezone

from planner.dashboard.home import home_page
from planner.groups import actions as groups
from planner.meetings.models import Meeting
from planner.plans import actions
from tests.groups.people import NOW, group, user
from tests.plans.kept_plans import drafted, meetings, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return published(drafted(group("Ben"))).plan


def shown(name, now=NOW):
    return home_page(user(name), now=now)


def test_the_soonest_meeting_is_next_with_what_to_read(plan):
    first = meetings(actions.head_of(plan))[0]

    ahead = shown("Ben").next

    reading = [(each.title, each.minutes) for line in first.lines for each in line.reading]
    assert ahead.meeting.key == first.key
    assert [(each.title, each.minutes) for each in ahead.reading] == reading != []
    assert ahead.minutes == sum(line.reading_minutes for line in first.lines)


def test_what_is_read_and_done_adds_up_to_the_minutes(plan):
    first = Meeting.objects.order_by("starts_at").first()
    item = first.agenda.first()
    first.agenda.exclude(pk=item.pk).delete()
    task = {"exercise": "lost", "title": "By hand", "minutes": 5, "in_meeting": False}
    item.tasks = [task]
    item.reading_minutes = sum(each["minutes"] for each in item.reading) + 12
    item.save()

    ahead = shown("Ben").next

    done = [(each.title, each.exercise, each.minutes) for each in ahead.to_do]
    assert done == [("By hand", "", 5), ("Practise on your own", "", 7)]
    assert sum(each.minutes for each in (*ahead.reading, *ahead.to_do)) == ahead.minutes


def test_my_part_in_it_is_said(plan):
    first = meetings(actions.head_of(plan))[0]
    roles = {first.lead: "You lead it.", first.backup: "You stand in if the lead cannot come."}

    assert {name: shown(name).next.role for name in ("Ada", "Ben")} == roles


def test_my_own_clock_stands_beside_the_groups(plan):
    user("Ben")
    ben = user("Ben")
    ben.time_zone = "Asia/Tokyo"
    ben.save()

    ahead = shown("Ben").next

    assert (ahead.when.clock, ahead.own_when.clock) == ("13:00–14:00", "21:00–22:00")


def test_each_other_group_shows_its_next_meeting(plan):
    other = group("Ben", name="Readers")
    published(drafted(other))

    page = shown("Ben")

    assert [each.group.name for each in (page.next, *page.later)] == ["Payments risk", "Readers"]


def test_a_meeting_that_is_over_or_cancelled_is_not_next(plan):
    rows = list(Meeting.objects.order_by("starts_at"))
    Meeting.objects.filter(pk=rows[1].pk).update(state="cancelled", reason="ill")

    ahead = shown("Ben", now=rows[0].ends_at + dt.timedelta(minutes=1)).next

    assert ahead.meeting == rows[2]


def test_what_belongs_to_others_is_not_there(plan):
    assert shown("Cleo").next is None


def test_after_leaving_nothing_of_the_group_is_there(plan):
    own = plan.group.memberships.get(user=user("Ben"))
    groups.leave(membership=own, by=user("Ben"), now=NOW)

    assert shown("Ben").next is None


def test_whoever_belongs_nowhere_is_told_what_to_do(client):
    client.force_login(user("Eve"))

    assert "Start a group" in client.get("/home/").content.decode()


def test_a_group_without_meetings_is_named(client):
    group("Ben")
    client.force_login(user("Ben"))

    page = client.get("/home/").content.decode()

    assert "No meeting of your groups is planned." in page
    assert "Payments risk" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_takes_few_queries(client, django_assert_num_queries, count):
    for number in range(count):
        published(drafted(group("Ben", name=f"Group {number}")))
    Meeting.objects.update(
        starts_at=timezone.now() + dt.timedelta(days=1),
        ends_at=timezone.now() + dt.timedelta(days=1, hours=1),
    )
    client.force_login(user("Ben"))

    with django_assert_num_queries(10):
        page = client.get("/home/")

    assert page.status_code == 200
