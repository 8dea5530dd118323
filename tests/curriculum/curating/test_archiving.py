"""Archiving an entry, what its old address says then, and bringing it back."""

import pytest

from curriculum.documents import documents
from curriculum.history import change_catalogue
from curriculum.models import Edition, FormerEntry
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, resource, topic, unit, wants
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    topic("lonely"),
    decisions=(
        decision("solver", ("vectors", 2), ("numbers", 1)),
        decision("only", ("vectors", 1)),
    ),
    resources=(resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),),
)
ARCHIVE = "/catalogue/curating/entry/archive/"
NUMBERS = f"{ARCHIVE}?section=topics&entry=numbers"
VECTORS = f"{ARCHIVE}?section=topics&entry=vectors"
LONELY = f"{ARCHIVE}?section=topics&entry=lonely"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def sent(client, address, **data):
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **data})


def test_whoever_needs_it_is_named_before_and_when_it_is_refused(dora):
    page = dora.get(NUMBERS).content.decode()
    refused = sent(dora, NUMBERS)

    assert "2 entries name it" in page
    assert "What about solver?" in page
    assert "40 min, then 30 min" in page
    assert refused.status_code == 422
    assert "Others need it." in refused.content.decode()
    assert snapshot() == SMALL


def test_it_goes_with_whatever_names_it_where_that_is_chosen(dora):
    response = sent(dora, NUMBERS, with_names="on", why="nobody asks")

    assert response.status_code == 302
    assert [each.id for each in snapshot().topics] == ["vectors", "lonely"]
    assert [need.topic for need in snapshot().decisions[0].needs] == ["vectors"]
    assert Edition.objects.latest("id").why == "nobody asks"


def test_what_cannot_be_without_it_is_named(dora):
    response = sent(dora, VECTORS, with_names="on")

    page = response.content.decode()
    assert response.status_code == 422
    assert "These cannot be without it" in page
    assert "What about only?" in page
    assert snapshot() == SMALL


def test_an_old_address_says_since_when_and_why_and_what_it_said(dora, client):
    sent(dora, LONELY, why="changes no decision")
    dora.logout()

    response = client.get("/catalogue/topics/lonely/")

    page = response.content.decode()
    assert response.status_code == 410
    assert "changes no decision" in page
    assert "What lonely stands for." in page
    assert "Bring it back" not in page


def test_a_curator_brings_it_back_from_there(dora):
    sent(dora, LONELY)
    assert "Bring it back" in dora.get("/catalogue/topics/lonely/").content.decode()

    listed = dora.get("/catalogue/curating/archived/").content.decode()
    back = dora.post(f"/catalogue/curating/archived/{FormerEntry.objects.get().pk}/bring-back/")

    assert "Archived by Dora" in listed
    assert back.status_code == 302
    assert documents(snapshot()) == documents(SMALL)
    assert not FormerEntry.objects.exists()
    assert dora.get("/catalogue/topics/lonely/").status_code == 200


def test_what_named_it_names_it_again(dora):
    sent(dora, NUMBERS, with_names="on")

    dora.post(f"/catalogue/curating/archived/{FormerEntry.objects.get().pk}/bring-back/")

    assert documents(snapshot()) == documents(SMALL)


def test_after_a_later_change_it_comes_back_by_itself(dora):
    sent(dora, NUMBERS, with_names="on")
    former = FormerEntry.objects.get()
    sent(dora, f"{ARCHIVE}?section=decisions&entry=solver")

    dora.post(f"/catalogue/curating/archived/{former.pk}/bring-back/")

    assert "numbers" in snapshot().topic_by_id
    assert snapshot().topic_by_id["vectors"].prerequisites == ()


def test_a_part_is_archived_with_its_resource_and_by_itself(dora):
    sent(dora, f"{ARCHIVE}?section=units&entry=book-2")
    sent(dora, f"{ARCHIVE}?section=resources&entry=book")

    rows = FormerEntry.objects.order_by("id").values_list("section", "entry", "ending")
    assert list(rows) == [
        ("units", "book-2", "archived"),
        ("resources", "book", "archived"),
        ("units", "book-1", "archived"),
    ]


def test_what_was_changed_meanwhile_is_looked_at_again(dora):
    response = dora.post(LONELY, {"seen": "another"})

    assert response.status_code == 409
    assert snapshot() == SMALL


@pytest.mark.parametrize("entry", ["topics&entry=none", "nothing&entry=x", "topics"])
def test_what_is_not_there_is_not_archived(dora, entry):
    assert dora.get(f"{ARCHIVE}?section={entry}").status_code == 404


def test_the_pages_take_few_queries(dora, django_assert_max_num_queries):
    sent(dora, LONELY)
    with django_assert_max_num_queries(12):
        dora.get("/catalogue/curating/archived/")
    dora.get("/catalogue/topics/")
    with django_assert_max_num_queries(12):
        dora.get("/catalogue/topics/lonely/")
