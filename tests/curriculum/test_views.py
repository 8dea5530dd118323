"""The catalogue's pages as anybody gets them."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from curriculum import current
from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from tests.curriculum.catalogues import catalogue, decision, full, goal, topic, wants

pytestmark = pytest.mark.django_db

PLAIN = (
    "/catalogue/",
    "/catalogue/goals/build/",
    "/catalogue/decisions/solver/",
    "/catalogue/topics/",
    "/catalogue/topics/vectors/",
    "/catalogue/resources/",
    "/catalogue/strategies/",
    "/catalogue/decision-test/",
    "/catalogue/stuck/",
    "/catalogue/map/",
    "/catalogue/map/?goal=build",
    "/catalogue/search/",
)
MISSING = ("goals", "decisions", "topics", "resources", "exercises")
HEAVIEST = 60_000


def load(count=1):
    found = catalogue(
        topic("numbers"),
        topic("vectors", wants("numbers", 2)),
        decisions=[decision("solver", ("vectors", 2))]
        + [decision(f"other-{number}", ("vectors", 1)) for number in range(count - 1)],
        goals=(goal(),),
    )
    load_catalogue(catalogue=found)
    current._remembered.cache_clear()


def shown(client, path, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_once_which_catalogue_it_is(client, django_assert_num_queries, path, count):
    load(count)
    client.get(path)

    with django_assert_num_queries(1):
        shown(client, path)


def test_the_first_page_after_a_change_reads_the_catalogue(client, django_assert_num_queries):
    load()

    with django_assert_num_queries(29):
        shown(client, "/catalogue/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_takes_as_many_queries_for_many_hits(client, django_assert_num_queries, count):
    load(count)
    client.get("/catalogue/")

    with django_assert_num_queries(3):
        shown(client, "/catalogue/search/?q=vectors")
    with django_assert_num_queries(4):
        shown(client, "/catalogue/search/?q=vecotrs")


@pytest.mark.parametrize("path", [path for path in PLAIN if path.count("/") == 3])
def test_an_empty_catalogue_has_pages_that_say_so(client, path):
    text = shown(client, path)

    assert len(re.findall("<h1", text)) == 1


@pytest.mark.parametrize("kind", MISSING)
def test_what_is_not_there_is_not_found(client, kind):
    load()

    assert client.get(f"/catalogue/{kind}/fame/").status_code == 404


def test_nothing_is_written_by_posting(client):
    load()

    assert {client.post(path).status_code for path in PLAIN} == {405}


def test_a_revisit_costs_one_query_and_no_page(client, django_assert_num_queries):
    load()
    first = client.get("/catalogue/topics/vectors/")

    with django_assert_num_queries(1):
        again = client.get("/catalogue/topics/vectors/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_change_of_the_catalogue_is_seen_at_once(client):
    load()
    first = client.get("/catalogue/goals/build/")
    load(3)

    again = client.get("/catalogue/goals/build/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert "What about other-1?" in again.content.decode()


def test_a_fragment_never_answers_for_the_page(client):
    load()
    page = client.get("/catalogue/search/?q=vectors")
    fragment = client.get("/catalogue/search/?q=vectors", headers={"HX-Request": "true"})

    assert page["ETag"] != fragment["ETag"]
    assert "HX-Request" in page["Vary"]


def test_readers_with_a_session_keep_their_page_to_themselves(client, django_user_model):
    load()
    client.force_login(django_user_model.objects.create_user(email="ada@example.org"))

    assert client.get("/catalogue/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/catalogue/decisions/solver/?know=vectors@working",
        "/catalogue/resources/?free=1",
        "/catalogue/search/?q=vectors",
    ],
)
def test_what_htmx_asks_for_is_a_part_of_the_page(client, path):
    load()
    page, part = shown(client, path), shown(client, path, **{"HX-Request": "true"})
    restored = shown(client, path, **{"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert (page.count("<html"), part.count("<html"), restored.count("<html")) == (1, 0, 1)
    assert part.split("<p id=", 1)[0].strip() in page
    assert 'id="status" hx-swap-oob="innerHTML"' in part


def test_a_decision_costs_less_to_those_who_know_something(client):
    load()

    text = shown(client, "/catalogue/decisions/solver/?know=numbers@working&know=nonsense")

    assert "<strong>30 min</strong> with what you know, instead of 1 h from zero." in text


def test_what_people_type_is_text(client):
    load()

    text = shown(client, "/catalogue/search/?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in text


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Every page of the shipped catalogue that a walk over its links reaches, by address."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue(catalogue=read(SHIPPED))
        pages = walked(Client(), reverse("curriculum:goals"))
        transaction.set_rollback(True)
    return pages


def walked(client, start):
    pages, waiting = {}, [start]
    while waiting:
        path = waiting.pop()
        if path in pages or not path.startswith("/catalogue/"):
            continue
        pages[path] = client.get(path)
        waiting += [address.partition("#")[0] for address in links(path, pages[path])]
    return pages


def links(path, page):
    for found in re.findall(r'href="([^"]*)"', page.content.decode()):
        address = urljoin(path, unescape(found))
        if not urlsplit(address).scheme:
            yield address


def test_every_entry_has_a_page_that_links_lead_to(site):
    shipped = read(SHIPPED)
    entries = {
        *(reverse("curriculum:goal", args=[each.id]) for each in shipped.goals),
        *(reverse("curriculum:decision", args=[each.id]) for each in shipped.decisions),
        *(reverse("curriculum:topic", args=[each.id]) for each in shipped.topics),
        *(reverse("curriculum:resource", args=[each.id]) for each in shipped.resources),
        *(reverse("curriculum:exercise", args=[each.id]) for each in shipped.exercises),
    }

    assert entries - set(site) == set()
    assert {path for path, page in site.items() if page.status_code != 200} == set()


def test_no_link_leads_to_a_place_that_is_not_there(site):
    ids = {
        path: set(re.findall(r' id="([^"]*)"', page.content.decode()))
        for path, page in site.items()
    }
    wrong = {
        address
        for path, page in site.items()
        for address in links(path, page)
        if "#" in address and address.partition("#")[2] not in ids[address.partition("#")[0]]
    }

    assert wrong == set()


def test_no_page_has_an_id_twice_or_more_than_one_title(site):
    wrong = {
        path
        for path, page in site.items()
        if len(found := re.findall(r' id="([^"]*)"', page.content.decode())) != len(set(found))
        or page.content.count(b"<h1") != 1
    }

    assert wrong == set()


def test_no_page_is_heavy(site):
    heavy = {path: size for path, page in site.items() if (size := len(page.content)) > HEAVIEST}

    assert heavy == {}


def test_no_page_brings_its_own_script_or_style(site):
    inline = re.compile(rb"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=")

    assert {path for path, page in site.items() if inline.search(page.content)} == set()


def test_one_page_of_each_kind_is_valid_html(site):
    kinds = {re.sub(r"^(/catalogue/[a-z-]*/?).*", r"\1", path): page for path, page in site.items()}

    for page in kinds.values():
        html5lib.HTMLParser(strict=True).parse(page.content.decode())


def one_line(text):
    return " ".join(text.split())


def test_everything_that_can_be_said_of_an_entry_is_on_its_page(client):
    load_catalogue(catalogue=full())
    found = full().decisions[0]

    text = one_line(unescape(shown(client, reverse("curriculum:decision", args=[found.id]))))

    said = (found.question, found.stakes, found.done_when, found.correction, found.note)
    more = (found.maturity_lesson, found.interpretation, found.derived_reason, *found.approach)
    assert [each for each in (*said, *more) if one_line(each) not in text] == []
