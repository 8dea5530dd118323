"""Curators give entries other ids, merge them and split them; what it changes comes first."""

import pytest

from curriculum.documents import documents
from curriculum.history import change_catalogue
from curriculum.models import Edition, FormerEntry
from curriculum.queries import snapshot
from curriculum.records import Need
from tests.curriculum.catalogues import catalogue, decision, resource, topic, unit, wants
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
SMALL = catalogue(
    topic("numbers", synonyms=("counts",)),
    topic("figures", wants("numbers"), synonyms=("digits",), definition="Marks."),
    topic("vectors", wants("numbers")),
    decisions=(
        decision("solver", ("vectors", 2), ("figures", 3)),
        decision("other", ("numbers", 1)),
    ),
    resources=(
        resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),
        resource("books", unit("books-1", ("figures", 1))),
    ),
)
PAGES = "/catalogue/curating/entry/"
MERGE = f"{PAGES}merge/?section=topics&entry=figures&into=numbers"
RENAME = f"{PAGES}rename/?section=topics&entry=numbers"
SPLIT = f"{PAGES}split/?section=topics&entry=numbers"
PARTS = {
    "id_1": "naturals",
    "title_1": "Naturals",
    "share_1": "60",
    "id_2": "reals",
    "title_2": "Reals",
    "share_2": "40",
}


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def sent(client, address, **data):
    """What a browser sends from the page, with this changed."""
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    return client.post(address, {**shown, **data})


def topics():
    return [each.id for each in snapshot().topics]


def test_the_other_entry_is_chosen_from_a_list_like_ones_first(dora):
    page = dora.get(MERGE.replace("&into=numbers", "")).content.decode()
    found = dora.get(MERGE.replace("into=numbers", "q=vec")).content.decode()

    assert page.index("into=numbers") < page.index("into=vectors")
    assert "into=numbers" not in found


def test_a_merge_is_shown_side_by_side_with_what_it_would_change(dora):
    page = dora.get(MERGE).content.decode()

    assert "What numbers stands for." in page
    assert "Marks." in page
    assert "1 decision would take another time from zero" in page
    assert "It is on no agenda of a meeting to come." in page
    assert "nothing is saved yet" in page
    assert documents(snapshot()) == documents(SMALL)


def test_two_become_one_with_what_was_chosen(dora):
    response = sent(dora, MERGE, definition="gone", why="the same")

    numbers = snapshot().topic_by_id["numbers"]
    assert response.status_code == 302
    assert topics() == ["numbers", "vectors"]
    assert (numbers.definition, numbers.name) == ("Marks.", "Numbers")
    assert numbers.synonyms == ("counts", "digits")
    assert numbers.prerequisites == ()
    assert snapshot().decisions[0].needs[1] == Need(topic="numbers", depth=3)
    assert FormerEntry.objects.get().ending == "merged"


def test_a_choice_is_looked_at_before_it_is_made(dora):
    response = sent(dora, MERGE, definition="gone", look="yes")

    page = response.content.decode()
    assert "<ins>Marks.</ins>" in page
    assert dict(response.context["form"].chosen())["definition"] == "gone"
    assert topics() == ["numbers", "figures", "vectors"]


def test_taking_a_merge_back_brings_both_back(dora):
    sent(dora, MERGE)
    edition = Edition.objects.latest("id")

    page = dora.get(f"/catalogue/curating/history/{edition.pk}/").content.decode()
    dora.post(f"/catalogue/curating/history/{edition.pk}/take-back/")

    assert "stays with what it has become" in page
    assert documents(snapshot()) == documents(SMALL)
    assert not FormerEntry.objects.exists()


def test_resources_become_one_with_the_parts_of_both(dora):
    sent(dora, f"{PAGES}merge/?section=resources&entry=books&into=book")

    assert [[unit.id for unit in each.units] for each in snapshot().resources] == [
        ["book-1", "book-2", "books-1"]
    ]


@pytest.mark.parametrize(
    "address", [MERGE.replace("into=numbers", "into=figures"), MERGE.replace("topics", "areas")]
)
def test_what_cannot_be_merged_is_not_found(dora, address):
    assert dora.get(address).status_code == 404


def test_a_circle_is_shown_before_anything_is_sent(dora):
    change_catalogue(
        wanted=catalogue(
            topic("numbers"),
            topic("middle", wants("numbers")),
            topic("vectors", wants("middle")),
            decisions=(decision("solver", ("vectors", 2)),),
        ),
        by=None,
        now=NOW,
    )
    address = f"{PAGES}merge/?section=topics&entry=vectors&into=numbers"

    shown = dora.get(address)
    refused = sent(dora, address)

    assert "a circle of prerequisites" in shown.content.decode()
    assert refused.status_code == 422
    assert "a circle of prerequisites" in refused.content.decode()
    assert topics() == ["numbers", "middle", "vectors"]


def test_another_id_reaches_whatever_names_it(dora):
    looked = sent(dora, RENAME, id="counting", look="yes").content.decode()
    response = sent(dora, RENAME, id="counting")

    assert "3 entries would say something else" in looked
    assert response.status_code == 302
    assert topics() == ["counting", "figures", "vectors"]
    assert FormerEntry.objects.get().ending == "renamed"
    assert dora.get("/catalogue/topics/numbers/")["Location"] == "/catalogue/topics/counting/"


@pytest.mark.parametrize(
    ("new", "said"),
    [("vectors", "is there already"), ("Not so", "Write small letters"), ("", "required")],
)
def test_an_id_that_cannot_be_is_refused(dora, new, said):
    response = sent(dora, RENAME, id=new)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert documents(snapshot()) == documents(SMALL)


def test_a_topic_is_split_and_each_holder_names_what_was_chosen(dora):
    response = sent(dora, SPLIT, **PARTS, for_0="1", for_1=["1", "2"], for_2="2")

    assert response.status_code == 302
    assert topics() == ["naturals", "reals", "figures", "vectors"]
    minutes = [[rung.minutes for rung in each.rungs] for each in snapshot().topics[:2]]
    assert minutes == [[6, 12, 18], [4, 8, 12]]
    needs = [[need.topic for need in each.needs] for each in snapshot().decisions]
    assert needs == [["vectors", "figures"], ["naturals"]]
    wants_of = {each.id: [one.topic for one in each.prerequisites] for each in snapshot().topics}
    assert (wants_of["figures"], wants_of["vectors"]) == (["naturals", "reals"], ["reals"])
    assert FormerEntry.objects.get().became == ["naturals", "reals"]


def test_a_resource_is_split_by_its_parts(dora):
    data = {"id_1": "one", "title_1": "One", "id_2": "two", "title_2": "Two"}

    sent(dora, f"{PAGES}split/?section=resources&entry=book", **data, **{"unit_book-2": "2"})

    assert [[unit.id for unit in each.units] for each in snapshot().resources] == [
        ["book-1"],
        ["book-2"],
        ["books-1"],
    ]


def test_a_part_without_a_name_is_asked_for_one(dora):
    response = sent(dora, SPLIT, **{**PARTS, "title_2": ""})

    assert response.status_code == 422
    assert documents(snapshot()) == documents(SMALL)


@pytest.mark.parametrize("address", [MERGE, RENAME, SPLIT])
def test_the_pages_take_few_queries(dora, django_assert_max_num_queries, address):
    dora.get(address)
    with django_assert_max_num_queries(12):
        dora.get(address)
