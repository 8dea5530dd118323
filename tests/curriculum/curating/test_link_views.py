"""Curators look at the links of the catalogue."""

import datetime as dt

import pytest

from curriculum import link_looking
from curriculum.history import change_catalogue
from curriculum.links import take_stock
from curriculum.models import Edition, Link, LongWork
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, resource, topic, unit
from tests.curriculum.editions import link_moved
from tests.groups.people import user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
LINKS = "/catalogue/curating/links/"


def with_books(count):
    books = tuple(
        resource(f"book-{n}", unit(f"unit-{n}", ("numbers", 1)), url=f"https://b{n}.example.com/")
        for n in range(count)
    )
    change_catalogue(
        wanted=catalogue(topic("numbers"), resources=books),
        by=None,
        now=NOW,
        kind=Edition.Kind.FILES,
    )
    take_stock(snapshot())


@pytest.fixture
def dora(client):
    with_books(2)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def page(client, address=LINKS, **headers):
    return client.get(address, headers=headers).content.decode()


def test_before_the_first_look_the_page_says_so(dora):
    found = page(dora)

    assert "Nobody has looked yet." in found
    assert "Not looked at yet 2" in found
    assert found.count('class="head"') == 2


def test_a_look_is_begun_once_watched_and_stopped(dora):
    dora.post(f"{LINKS}look/")
    dora.post(f"{LINKS}look/")

    assert LongWork.objects.get().kind == "links"
    assert '<meta http-equiv="refresh"' in page(dora)
    assert "Look at all links" not in page(dora)
    LongWork.objects.update(state="running", done=1, total=2, heard_at=NOW, doing="Looking.")
    assert '<progress aria-label="How far it is" max="2" value="1">' in page(dora)
    LongWork.objects.update(state="waiting")
    dora.post(f"{LINKS}stop/")
    assert "Look at all links" in page(dora)


def test_whoever_watches_is_shown_what_was_found_when_it_ends(dora):
    dora.post(f"{LINKS}look/")
    waiting = dora.get(LINKS, headers={"HX-Request": "true"})
    LongWork.objects.update(state="done", ended_at=NOW, result="2 links were looked at.")
    ended = dora.get(LINKS, headers={"HX-Request": "true"})

    assert ("HX-Refresh" in waiting.headers, waiting.content.decode().count("<h1>")) == (False, 0)
    assert ended.headers["HX-Refresh"] == "true"


def test_the_state_chooses_what_is_shown(dora):
    Link.objects.filter(url="https://b1.example.com/").update(
        state="dead", looked_at=NOW, said="It answered 404."
    )

    found = page(dora, f"{LINKS}?state=dead")

    assert found.count('class="head"') == 1
    assert "https://b1.example.com/" in found
    assert "https://b0.example.com/" not in found
    assert page(dora).index("https://b1.example.com/") < page(dora).index("https://b0.example.com/")


def test_one_click_writes_the_new_address(dora):
    Link.objects.filter(url="https://b0.example.com/").delete()
    link = link_moved("https://b0.example.com/")

    response = dora.post(f"{LINKS}{link.pk}/follow/", follow=True)

    assert "The new address stands in the catalogue." in response.content.decode()
    assert snapshot().resources[0].url == "https://b0.example.com/new"
    again = dora.post(f"{LINKS}{link.pk}/follow/", follow=True)
    assert "It stays as it is: Nothing in the catalogue has the old address any more." in (
        again.content.decode().replace("&#x27;", "'")
    )


@pytest.mark.parametrize("count", [1, 3, 250])
def test_many_links_take_no_more_queries(dora, count, django_assert_num_queries):
    with_books(count)
    link_looking.start(by=None, now=NOW)
    for link in Link.objects.all()[:3]:
        link.visits.create(at=NOW, outcome="there", said="It answered 200.")
    page(dora)

    with django_assert_num_queries(8):
        page(dora)


def test_a_page_holds_a_hundred(dora):
    with_books(250)

    assert page(dora).count('class="head"') == 100
    assert page(dora, f"{LINKS}?page=3").count('class="head"') == 50
    assert page(dora, f"{LINKS}?page=9").count('class="head"') == 0
