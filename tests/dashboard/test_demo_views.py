import pytest
from django.contrib.auth import get_user

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.accounts.models import User
from planner.dashboard import demo
from planner.dashboard.demo_cast import ROLES
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

NAMES = ["ada", "ben", "cleo", "dora", "omar"]


@pytest.fixture
def is_demo(settings):
    settings.DEMO = True


@pytest.fixture
def people():
    for person, *_ in ROLES:
        demo._account(person)


def test_the_demo_says_whom_one_can_be(client, is_demo, people):
    html = client.get("/demo/").content.decode()

    assert [name for name in NAMES if f'action="/demo/as/{name}/"' not in html] == []
    assert [to_try for *_, to_try in ROLES if to_try.replace("'", "&#x27;") not in html] == []


def test_an_empty_demo_says_what_to_do(client, is_demo):
    html = client.get("/demo/").content.decode()

    assert "The demo has nobody yet" in html
    assert "/demo/as/" not in html


@pytest.mark.parametrize("name", NAMES)
def test_one_click_signs_in(client, is_demo, people, name):
    response = client.post(f"/demo/as/{name}/")

    assert (response.status_code, get_user(client).email) == (302, f"{name}@example.org")
    assert client.get("/account/settings/").status_code == 200


@pytest.mark.parametrize(
    ("name", "first"), [("ben", "/home/"), ("dora", "/admin/"), ("omar", "/admin/")]
)
def test_everybody_begins_where_there_is_something_to_do(client, is_demo, people, name, first):
    response = client.post(f"/demo/as/{name}/", follow=True)

    assert response.redirect_chain == [(first, 302)]
    assert response.status_code == 200


def test_one_can_be_somebody_else_the_next_moment(client, is_demo, people):
    client.post("/demo/as/ada/")
    client.post("/demo/as/ben/")

    assert get_user(client).name == "Ben"


def test_everybody_has_the_role_that_the_page_says(client, is_demo, people):
    roles = {
        name: (found.is_curator, found.is_superuser)
        for name in NAMES
        for found in [User.objects.get(email=f"{name}@example.org")]
    }

    assert roles == {
        **dict.fromkeys(("ada", "ben", "cleo"), (False, False)),
        "dora": (True, False),
        "omar": (False, True),
    }


@pytest.mark.parametrize("name", ["eva", "priya", "admin", "ada-example-org"])
def test_nobody_but_the_cast_can_be_entered(client, is_demo, people, name):
    user("Eva")
    user("Priya")

    response = client.post(f"/demo/as/{name}/")

    assert (response.status_code, get_user(client).is_authenticated) == (404, False)


def test_a_link_alone_signs_nobody_in(client, is_demo, people):
    response = client.get("/demo/as/ada/")

    assert (response.status_code, get_user(client).is_authenticated) == (405, False)


def test_without_a_demo_nobody_can_be_entered(client, people):
    statuses = [
        client.get("/demo/").status_code,
        client.get("/demo/plan/").status_code,
        client.post("/demo/as/ada/").status_code,
    ]

    assert (statuses, get_user(client).is_authenticated) == ([404] * 3, False)


def test_the_whole_demo_is_there(client, is_demo):
    load_catalogue(catalogue=read(SHIPPED))
    list(demo.seed(now=NOW))

    html = client.get("/demo/").content.decode()

    assert html.count('action="/demo/as/') == len(NAMES)
    assert "Read the plan of Payments risk" in html
