"""What topics and units really took, beside what the catalogue says."""

import pytest

from curriculum.actions import load_catalogue
from planner.groups.models import Sharing
from planner.progress.models import UnitRead
from planner.progress.unit_actions import mark_read, skip
from planner.progress.unit_minutes import MeasuredUnit, measured_units
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import CATALOGUE, text
from tests.meetings.test_measured import held

pytestmark = pytest.mark.django_db
READERS = ("Ben", "Cleo", "Dan", "Eve", "Finn")
UNIT = next(unit for _, unit in CATALOGUE.units() if not unit.is_slot)


@pytest.fixture(autouse=True)
def catalogue():
    load_catalogue(catalogue=CATALOGUE)


def read(*minutes):
    for name, each in zip(READERS, minutes, strict=False):
        mark_read(user=user(name), unit=UNIT.id, minutes=each, now=NOW)


def test_five_readers_tell_the_median_and_the_middle_half():
    read(20, 30, 40, 50, 240)

    assert measured_units([UNIT.id]) == {
        UNIT.id: MeasuredUnit(minutes=40, least=30, most=50, readers=5)
    }


def test_four_tell_nothing():
    read(20, 30, 40, 50)

    assert measured_units([UNIT.id]) == {}


def test_each_counts_once_with_what_they_said_last():
    read(20, 30, 40, 50, 60)
    mark_read(user=user("Ben"), unit=UNIT.id, minutes=40, now=NOW)

    assert measured_units([UNIT.id])[UNIT.id].minutes == 40
    assert UnitRead.objects.filter(user=user("Ben")).count() == 2

    skip(user=user("Ben"), unit=UNIT.id, now=NOW)

    assert measured_units([UNIT.id]) == {}


def test_who_hides_what_they_take_part_in_does_not_count():
    read(20, 30, 40, 50, 60)
    Sharing.objects.create(group=group("Ben"), user=user("Ben"), participation=False, chosen_at=NOW)

    assert measured_units([UNIT.id]) == {}


def test_the_page_of_a_topic_sets_them_beside_the_estimates(client):
    topic = CATALOGUE.topics[0]
    for name, minutes in (("Readers", 30), ("Writers", 45), ("Sharers", 90)):
        held(name, minutes, topic=topic.id, depth=1)

    page = text(client.get(f"/catalogue/topics/{topic.id}/minutes/"))

    assert "45 min by the median, from 30 min to 1 h 30 min (n = 3 groups)" in page
    assert "fewer than three groups yet" in page


def test_the_page_of_a_resource_sets_them_beside_the_catalogue_s(client):
    read(20, 30, 40, 50, 240)
    resource = next(each for each, unit in CATALOGUE.units() if unit is UNIT)

    page = text(client.get(f"/catalogue/resources/{resource.id}/minutes/"))

    assert "40 min by the median, half of them from 30 min to 50 min (n = 5)" in page


def test_the_catalogue_s_pages_lead_there(client):
    topic = CATALOGUE.topics[0].id

    page = client.get(f"/catalogue/topics/{topic}/").content.decode()

    assert f'hx-get="/catalogue/topics/{topic}/minutes/"' in page
    part = client.get(f"/catalogue/topics/{topic}/minutes/", headers={"hx-target": "took"})
    assert part.content.decode().lstrip().startswith('<section class="part" id="took"')


@pytest.mark.parametrize("path", ["topics/nothing", "resources/nothing"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/catalogue/{path}/minutes/").status_code == 404


@pytest.mark.parametrize("readers", [1, 3])
def test_it_asks_as_much_for_one_as_for_three(client, readers, django_assert_num_queries):
    read(*(20, 30, 40)[:readers])
    topic = UNIT.covers[0].topic
    client.get(f"/catalogue/topics/{topic}/")

    with django_assert_num_queries(4):
        client.get(f"/catalogue/topics/{topic}/minutes/")
