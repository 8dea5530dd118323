"""An edit is kept as a draft, complete or not, and somebody goes on with it."""

import pytest
from django.test import Client

from curriculum.becoming import renamed
from curriculum.documents import documents
from curriculum.history import become, change_catalogue
from curriculum.models import Edition, EntryDraft, Topic
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, topic, wants
from tests.curriculum.curating.test_views import opened
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    decisions=(decision("solver", ("vectors", 2)),),
)
ENTRY = "/catalogue/curating/entry/"
VECTORS = f"{ENTRY}?section=topics&entry=vectors"
KEEP = "/catalogue/curating/drafts/keep/?section=topics&entry=vectors"
NEW = "/catalogue/curating/drafts/keep/?section=areas"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    return curator(client, "Dora")


def curator(client, name):
    someone = user(name)
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def kept(client, **changes):
    client.post(KEEP, opened(client, VECTORS, **changes))
    return EntryDraft.objects.latest("id")


def taken_up(client, draft, **changes):
    address = f"{VECTORS}&draft={draft.pk}"
    page = client.get(address)
    assert page.status_code == 200
    return {**opened(client, address, **changes), "draft_version": str(draft.version)}


def test_what_is_not_complete_is_kept_and_changes_nothing(dora):
    draft = kept(dora, definition="", depths__working__minutes="many")

    page = dora.get(f"{VECTORS}&draft={draft.pk}").content.decode()
    assert (draft.title, draft.kept_by.name) == ("Vectors", "Dora")
    assert 'value="many"' in page
    assert "This is a draft, kept by Dora" in page
    assert documents(snapshot()) == documents(SMALL)


def test_another_curator_goes_on_with_it_and_saves(dora):
    draft = kept(dora, name="Arrows")
    other = curator(Client(), "Emma")

    assert "A draft of it, kept by Dora" in other.get(VECTORS).content.decode()
    data = taken_up(other, draft, definition="A list.")
    response = other.post(f"{VECTORS}&draft={draft.pk}", data, follow=True)

    assert "Saved." in response.content.decode()
    found = Topic.objects.get(slug="vectors")
    assert (found.name, found.definition) == ("Arrows", "A list.")
    assert not EntryDraft.objects.exists()


def test_what_changed_elsewhere_meanwhile_is_merged(dora):
    draft = kept(dora, name="Arrows")
    dora.post(VECTORS, opened(dora, VECTORS, definition="Changed since."))

    dora.post(f"{VECTORS}&draft={draft.pk}", taken_up(dora, draft))

    found = Topic.objects.get(slug="vectors")
    assert (found.name, found.definition) == ("Arrows", "Changed since.")


def test_what_changed_at_the_same_place_is_shown(dora):
    draft = kept(dora, name="Arrows")
    dora.post(VECTORS, opened(dora, VECTORS, name="Lists"))

    response = dora.post(f"{VECTORS}&draft={draft.pk}", taken_up(dora, draft))

    assert response.status_code == 409
    assert "<ins>Lists</ins>" in response.content.decode()
    assert EntryDraft.objects.count() == 1


def test_a_new_entry_is_kept_and_added_later(dora):
    dora.post(NEW, {"id": "geometry", "name": ""})
    draft = EntryDraft.objects.get()
    address = f"{ENTRY}?section=areas&entry=&draft={draft.pk}"

    page = dora.get(address).content.decode()
    dora.post(address, {"id": "geometry", "name": "Geometry"})

    assert 'value="geometry"' in page
    assert [each.id for each in snapshot().areas] == ["algebra", "geometry"]
    assert not EntryDraft.objects.exists()


def test_kept_again_it_is_the_same_draft(dora):
    draft = kept(dora, name="Arrows")

    dora.post(f"{KEEP}&draft={draft.pk}", taken_up(dora, draft, name="Lists"))

    again = EntryDraft.objects.get()
    assert (again.pk, again.version, again.title) == (draft.pk, 2, "Lists")


def test_two_who_go_on_at_once_lose_nothing(dora):
    draft = kept(dora, name="Arrows")
    mine = taken_up(dora, draft, name="Lists")
    dora.post(f"{KEEP}&draft={draft.pk}", mine)

    page = dora.post(f"{KEEP}&draft={draft.pk}", {**mine, "name": "Rows"}, follow=True)

    assert "Yours is kept beside it." in page.content.decode()
    assert sorted(each.title for each in EntryDraft.objects.all()) == ["Lists", "Rows"]


def test_its_texts_are_drawn_before_they_are_saved(dora):
    data = opened(dora, VECTORS, definition="It has **length** $n$.", look="yes")

    page = dora.post(VECTORS, data).content.decode()

    assert "How its texts will read" in page
    assert "<strong>length</strong>" in page
    assert "<math" in page


def test_a_renamed_entry_keeps_its_draft(dora):
    draft = kept(dora, name="Arrows")
    becoming = renamed(snapshot(), ("topics", "vectors"), "lists")
    become(becoming=becoming, by=user("Dora"), now=NOW)

    address = f"{ENTRY}?section=topics&entry=lists&draft={draft.pk}"
    data = {**opened(dora, address), "draft_version": "1"}
    dora.post(address, data)

    assert Topic.objects.get(slug="lists").name == "Arrows"


def test_drafts_are_listed_and_thrown_away(dora):
    draft = kept(dora, name="Arrows")

    listed = dora.get("/catalogue/curating/drafts/").content.decode()
    dora.post(f"/catalogue/curating/drafts/{draft.pk}/discard/")

    assert "Arrows" in listed
    assert "Kept by Dora" in listed
    assert not EntryDraft.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_many(dora, count, django_assert_num_queries):
    for number in range(count):
        kept(dora, name=f"Arrows {number}")
    dora.get("/catalogue/curating/drafts/")

    with django_assert_num_queries(6):
        dora.get("/catalogue/curating/drafts/")
