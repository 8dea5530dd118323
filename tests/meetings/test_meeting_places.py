"""Where a meeting is, and who writes it up."""

import pytest
import time_machine

from planner.groups import actions
from planner.meetings import place_actions
from tests.groups.people import NOW, membership, user
from tests.meetings.meeting_pages import as_, at, group_that_meets, row, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    return group_that_meets()


def test_the_group_s_place_counts_until_the_meeting_has_its_own(client, made):
    place_actions.settle_place(group=made, place="Room 1", link="", by=user("Ada"), now=NOW)
    before = text(as_(client, "Ben").get(at(made)))
    place_actions.arrange(
        meeting=row(),
        place="",
        link="https://meet.example.org/x",
        scribe=user("Eve"),
        by=user("Ada"),
        now=NOW,
    )

    page = text(as_(client, "Ben").get(at(made)))

    assert "Room 1" in before
    assert "Room 1" not in page
    assert "https://meet.example.org/x" in page
    assert "scribe Eve" in page


def test_without_a_place_only_a_lead_is_told_to_name_it(client, made):
    lead, member = (text(as_(client, name).get(at(made))) for name in ("Ada", "Ben"))

    assert "Say where the group meets" in lead
    assert "a lead of the group can" in member


def test_what_members_say_of_the_place_is_refused(client, made):
    for page in ("arrange/", ""):
        path = at(made, page) if page else f"/groups/{made.pk}-{made.slug}/meetings/place/"
        assert as_(client, "Ben").post(path, {"place": "Pub"}).status_code == (403)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://example.org/x", "//example.org", "room 4", "data:,x"]
)
def test_a_link_is_an_address_of_the_web(client, made, link):
    ada = as_(client, "Ada")

    page = ada.post(at(made, "arrange/"), {"place": "Attic", "link": link})

    assert page.status_code == 422
    assert 'value="Attic"' in page.content.decode()


def test_a_lead_arranges_a_meeting(client, made):
    sent = {"place": "Attic", "link": "https://meet.example.org/1", "scribe": user("Eve").pk}

    moved = as_(client, "Ada").post(at(made, "arrange/"), sent)

    arranged = row().arrangement
    assert (moved.status_code, arranged.place, arranged.scribe) == (302, "Attic", user("Eve"))


def test_somebody_from_elsewhere_cannot_write_it_up(client, made):
    page = as_(client, "Ada").post(at(made, "arrange/"), {"scribe": user("Cleo").pk})

    assert page.status_code == 422


def test_who_has_left_cannot_be_made_scribe_meanwhile(made):
    actions.leave(membership=membership(made, "Eve"), by=user("Ada"), now=NOW)

    with pytest.raises(place_actions.CannotArrange):
        place_actions.arrange(
            meeting=row(), place="", link="", scribe=user("Eve"), by=user("Ada"), now=NOW
        )
