"""Curators at work: entries, their history, taking back."""

import datetime as dt
import re

import pytest

from curriculum.history import change_catalogue
from curriculum.models import Edition, Topic
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, resource, topic, unit, wants
from tests.groups.people import user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    decisions=(decision("solver", ("vectors", 2)),),
    resources=(resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),),
)
VECTORS = "/catalogue/curating/entry/?section=topics&entry=vectors"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def opened(client, address=VECTORS, **changes):
    """What a browser sends from the page of an entry, with these fields changed."""
    form = client.get(address).context["form"]
    data = {"opened": form["opened"].value() and form["opened"].value()}
    for field in form:
        value = field.value()
        if value not in (None, "", False) or value == 0:
            data[field.name] = "on" if value is True else value
    data["opened"] = re.search(r'name="opened" value="([^"]*)"', str(form["opened"]))[1]
    data["opened"] = data["opened"].replace("&quot;", '"').replace("&#x27;", "'")
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


def test_sections_and_their_entries_are_listed(dora):
    start = dora.get("/catalogue/curating/").content.decode()
    found = dora.get("/catalogue/curating/?section=topics&q=VEC").content.decode()

    assert "Left out on purpose" in start
    assert "1 of 2" in found
    assert "entry=vectors" in found
    assert "entry=numbers" not in found


def test_an_entry_is_changed_and_the_change_is_shown(dora):
    response = dora.post(
        VECTORS, opened(dora, name="Arrows", why="as the book has it"), follow=True
    )

    page = response.content.decode()
    assert "Saved." in page
    assert "<del>Vectors</del>" in page
    assert "<ins>Arrows</ins>" in page
    assert "as the book has it" in page
    assert Topic.objects.get(slug="vectors").name == "Arrows"


def test_what_a_change_would_do_is_shown_and_nothing_is_saved(dora):
    data = opened(dora, depths__working__minutes="50", look="yes")

    page = dora.post(VECTORS, data).content.decode()

    assert "nothing is saved yet" in page
    assert "1 decision would take another time from zero" in page
    assert "40 min, then 1 h 10 min" in page
    assert "It is on no agenda of a meeting to come." in page
    assert 'value="50"' in page
    assert snapshot() == SMALL
    assert Edition.objects.count() == 1


def test_looking_at_a_circle_says_so(dora):
    numbers = VECTORS.replace("vectors", "numbers")
    row = {"topic": "vectors", "depth": "working", "from_depth": "awareness", "reason": "x"}
    changes = {f"prerequisites__0__{name}": value for name, value in row.items()}

    response = dora.post(numbers, opened(dora, numbers, **changes, look="yes"))

    assert response.status_code == 422
    assert "a circle of prerequisites" in response.content.decode()


def test_saving_without_a_change_says_so(dora):
    response = dora.post(VECTORS, opened(dora), follow=True)

    assert "Nothing was changed." in response.content.decode()
    assert Edition.objects.count() == 1


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(dora):
    response = dora.post(VECTORS, opened(dora, definition="Mine.", depths__working__minutes="many"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "&#x27;minutes&#x27; is &#x27;many&#x27;" in page
    assert "Mine." in page
    assert snapshot() == SMALL


def test_a_circle_is_refused_by_name(dora):
    numbers = VECTORS.replace("vectors", "numbers")
    row = {"topic": "vectors", "depth": "working", "from_depth": "awareness", "reason": "x"}
    changes = {f"prerequisites__0__{name}": value for name, value in row.items()}

    response = dora.post(numbers, opened(dora, numbers, **changes))

    assert response.status_code == 422
    assert "a circle of prerequisites" in response.content.decode()
    assert snapshot() == SMALL


def test_the_second_editor_is_shown_what_the_first_did(dora):
    mine = opened(dora, name="Lists")
    dora.post(VECTORS, opened(dora, name="Arrows"))

    response = dora.post(VECTORS, mine)

    page = response.content.decode()
    assert response.status_code == 409
    assert "<ins>Arrows</ins>" in page
    assert 'value="Lists"' in page
    again = dora.post(VECTORS, opened_again(response, mine), follow=True)
    assert "Saved." in again.content.decode()
    assert Topic.objects.get(slug="vectors").name == "Lists"


def opened_again(response, mine):
    hidden = str(response.context["form"]["opened"])
    value = re.search(r'value="([^"]*)"', hidden)[1]
    return {**mine, "opened": value.replace("&quot;", '"').replace("&#x27;", "'")}


def test_an_entry_is_added_and_found(dora):
    address = "/catalogue/curating/entry/?section=areas"

    dora.post(address, {"id": "geometry", "name": "Geometry"})

    assert [each.id for each in snapshot().areas] == ["algebra", "geometry"]


@pytest.mark.parametrize(
    ("address", "data", "said"),
    [
        ("section=areas", {"id": "algebra", "name": "X"}, "An entry called algebra is there"),
        ("section=areas&entry=algebra", {"id": "other", "name": "X"}, "The id algebra stays"),
    ],
)
def test_an_id_is_taken_once_and_stays(dora, address, data, said):
    response = dora.post(f"/catalogue/curating/entry/?{address}", data)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert snapshot() == SMALL


def test_a_change_is_taken_back(dora):
    dora.post(VECTORS, opened(dora, name="Arrows"))
    made = Edition.objects.latest("id")

    page = dora.post(f"/catalogue/curating/history/{made.pk}/take-back/", follow=True)

    assert "Taken back." in page.content.decode()
    assert "takes back" in page.content.decode()
    assert snapshot() == SMALL


def test_what_was_changed_since_stays_and_the_page_says_by_what(dora):
    dora.post(VECTORS, opened(dora, name="Arrows"))
    first = Edition.objects.latest("id")
    dora.post(VECTORS, opened(dora, name="Lists"))
    second = Edition.objects.latest("id")

    response = dora.post(f"/catalogue/curating/history/{first.pk}/take-back/")

    page = response.content.decode()
    assert response.status_code == 409
    assert f"/catalogue/curating/history/{second.pk}/" in page
    assert Topic.objects.get(slug="vectors").name == "Lists"


def test_the_beginning_is_not_taken_back(dora):
    first = Edition.objects.get()

    response = dora.post(f"/catalogue/curating/history/{first.pk}/take-back/")

    assert response.status_code == 409
    assert snapshot() == SMALL


def test_the_history_of_an_entry_and_of_all(dora):
    dora.post(VECTORS, opened(dora, name="Arrows"))

    of_all = dora.get("/catalogue/curating/history/").content.decode()
    of_numbers = dora.get("/catalogue/curating/history/?section=topics&entry=numbers")
    beyond = dora.get("/catalogue/curating/history/?page=7").content.decode()

    assert of_all.count('class="head"') == 2
    assert of_numbers.content.decode().count('class="head"') == 1
    assert "Nothing was changed here yet" in beyond


@pytest.mark.parametrize(
    "address",
    ["?section=nothing", "entry/?section=topics&entry=nothing", "entry/?section=", "history/99/"],
)
def test_what_is_not_there_is_not_found(dora, address):
    assert dora.get(f"/catalogue/curating/{address}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_editions_takes_as_many_queries_for_many(
    dora, count, django_assert_num_queries
):
    for number in range(count):
        dora.post(VECTORS, opened(dora, name=f"Arrows {number}"))
    dora.get("/catalogue/curating/history/")

    with django_assert_num_queries(6):
        dora.get("/catalogue/curating/history/")
