"""From a page of the catalogue to asking one's group."""

import pytest

from curriculum.actions import load_catalogue
from tests.groups.people import group, user
from tests.meetings.meeting_pages import CATALOGUE, as_, group_that_meets, text
from tests.meetings.meeting_pages import at as at_meeting

pytestmark = pytest.mark.django_db
QUERY = "about=topic&id=vectors"


def test_whoever_is_in_one_group_asks_there(client):
    made = group("Ben")

    answer = as_(client, "Ben").get(f"/ask/?{QUERY}")

    assert answer.url == f"/groups/{made.pk}-{made.slug}/questions/ask/?{QUERY}"


def test_whoever_is_in_several_chooses(client):
    one, two = group("Ben", name="One"), group("Ben", name="Two")

    page = as_(client, "Ben").get(f"/ask/?{QUERY}").content.decode()

    for made in (one, two):
        address = f"/groups/{made.pk}-{made.slug}/questions/ask/?about=topic&amp;id=vectors"
        assert f'<a class="head" href="{address}">{made.name}</a>' in page


def test_whoever_is_in_none_is_told_how_to_come_into_one(client):
    user("Eve")

    assert "you are in none yet" in text(as_(client, "Eve").get(f"/ask/?{QUERY}"))


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("topics/vectors/", "about=topic&amp;id=vectors"),
        ("decisions/which-solver/", "about=decision&amp;id=which-solver"),
        ("exercises/add/", "about=exercise&amp;id=add"),
        ("resources/book/", "about=unit&amp;id=book-1"),
    ],
)
def test_the_catalogue_leads_whoever_is_signed_in_there(client, page, query):
    load_catalogue(catalogue=CATALOGUE)

    address = f"/catalogue/{page}"
    assert f'href="/ask/?{query}"' not in client.get(address).content.decode()
    assert f'href="/ask/?{query}"' in as_(client, "Ben").get(address).content.decode()


def test_a_meeting_and_what_is_on_its_agenda_can_be_asked_about(client):
    made = group_that_meets()

    page = as_(client, "Ben").get(at_meeting(made)).content.decode()

    asks = f"/groups/{made.pk}-{made.slug}/questions/ask/"
    assert f'href="{asks}?about=meeting&amp;id=thursday1"' in page
    assert f'href="{asks}?about=topic&amp;id=numbers"' in page
    assert f'href="{asks}?about=unit&amp;id=nielsen-2"' in page
