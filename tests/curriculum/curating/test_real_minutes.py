"""What readers really took, beside the estimates, where a curator edits them."""

import pytest

from curriculum.actions import load_catalogue
from curriculum.curating.real_minutes import taken
from planner.progress.unit_actions import mark_read
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import CATALOGUE, text

pytestmark = pytest.mark.django_db
RESOURCE, UNIT = next(each for each in CATALOGUE.units() if not each[1].is_slot)
ENTRY = f"/catalogue/curating/entry/?section=resources&entry={RESOURCE.id}"


@pytest.fixture
def curator(client):
    load_catalogue(catalogue=CATALOGUE)
    dora = user("Dora")
    dora.is_curator = True
    dora.save()
    client.force_login(dora)
    return client


def read(minutes):
    for name in ("Ben", "Cleo", "Dan", "Eve", "Finn"):
        mark_read(user=user(name), unit=UNIT.id, minutes=minutes, now=NOW)


def test_a_median_far_from_the_estimate_is_offered_for_the_form(curator):
    read(UNIT.minutes * 3)

    shown = curator.get(ENTRY)

    said = f"estimate {UNIT.minutes}, real median {UNIT.minutes * 3} of 5."
    assert said in text(shown)
    assert f"take={UNIT.id}%3A{UNIT.minutes * 3}" in shown.content.decode()


def test_what_is_taken_stands_in_the_form_and_nowhere_else_yet(curator):
    number = RESOURCE.units.index(UNIT)

    form = curator.get(f"{ENTRY}&take={UNIT.id}:777").context["form"]

    assert form[f"units-{number}-minutes"].initial == 777
    assert form.initial["opened"]["units"][number]["minutes"] == UNIT.minutes


def test_a_median_near_the_estimate_is_no_hint(curator):
    read(UNIT.minutes)

    assert "real median" not in text(curator.get(ENTRY))


@pytest.mark.parametrize("take", ["", "x", ":", "nobody:5", "x:-1", "x:9999999"])
def test_nonsense_in_the_address_changes_nothing(take):
    document = {"id": "book", "units": [{"id": "x", "minutes": 5}]}

    assert taken(document, take) == document
