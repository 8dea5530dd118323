"""What was changed, by whom, and back again."""

import datetime as dt
from dataclasses import replace

import pytest

from curriculum.actions import CannotLoad, load_catalogue
from curriculum.documents import documents
from curriculum.history import (
    CannotRevert,
    IsStale,
    change_catalogue,
    change_entry,
    last_documents,
    note,
    places_changed,
    revert,
)
from curriculum.models import Edition, EntryChange, Topic
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, full, resource, topic, unit, wants
from tests.groups.people import user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    decisions=(decision("solver", ("vectors", 2)),),
    resources=(resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),),
)
VECTORS = ("topics", "vectors")


@pytest.fixture
def loaded():
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)


def document(key=VECTORS):
    return documents(snapshot())[key]


def edit(key=VECTORS, opened=None, by="Dora", why="", **fields):
    before = opened or document(key)
    return change_entry(
        key=key, opened=before, document={**before, **fields}, by=user(by), now=NOW, why=why
    )


def test_what_was_loaded_is_known_to_the_letter():
    change_catalogue(wanted=full(), by=None, now=NOW, kind=Edition.Kind.FILES)

    assert last_documents() == documents(full())
    assert Edition.objects.get().kind == "files"


def test_nothing_new_is_no_edition(loaded):
    report, edition = change_catalogue(wanted=SMALL, by=None, now=NOW)

    assert (str(report), edition) == ("0 created, 0 changed, 0 removed", None)
    assert Edition.objects.count() == 1


def test_an_edit_is_kept_with_who_and_why(loaded):
    made = edit(name="Arrows", why="as the book has it")

    row = made.changes.get()
    assert (made.made_by, made.why, made.kind) == (user("Dora"), "as the book has it", "edit")
    assert (row.section, row.entry) == VECTORS
    assert (row.before["name"], row.after["name"]) == ("Vectors", "Arrows")
    assert Topic.objects.get(slug="vectors").name == "Arrows"


def test_what_was_changed_without_history_is_written_down_first(loaded):
    Topic.objects.filter(slug="numbers").update(name="Counting")

    edit(name="Arrows")

    kinds = list(Edition.objects.order_by("id").values_list("kind", "changes__entry"))
    assert kinds[-2:] == [("elsewhere", "numbers"), ("edit", "vectors")]


def test_two_editors_at_other_places_both_stay(loaded):
    opened = document()
    edit(name="Arrows")

    edit(opened=opened, definition="A list of numbers.")

    found = document()
    assert (found["name"], found["definition"]) == ("Arrows", "A list of numbers.")


def test_the_second_at_the_same_place_is_told(loaded):
    opened = document()
    edit(name="Arrows")

    with pytest.raises(IsStale) as stale:
        edit(opened=opened, name="Lists")

    assert stale.value.now["name"] == "Arrows"
    assert document()["name"] == "Arrows"


def test_a_circle_is_refused_and_nothing_is_written(loaded):
    with pytest.raises(Exception, match="a circle of prerequisites"):
        edit(
            ("topics", "numbers"),
            prerequisites=[
                {"topic": "vectors", "depth": "working", "from_depth": "awareness", "reason": "x"}
            ],
        )

    assert snapshot() == SMALL
    assert Edition.objects.count() == 1


def test_what_others_use_is_not_taken_out(loaded):
    with pytest.raises(Exception, match="vectors"):
        change_entry(key=VECTORS, opened=document(), document=None, by=user("Dora"), now=NOW)

    assert snapshot() == SMALL


def test_an_edit_is_taken_back(loaded):
    made = edit(name="Arrows")

    back = revert(edition=made, by=user("Dora"), now=NOW, why="too soon")

    assert snapshot() == SMALL
    assert (back.kind, back.reverts, back.why) == ("revert", made, "too soon")
    assert revert(edition=made, by=user("Dora"), now=NOW) is None


def test_a_whole_import_is_taken_back_and_later_edits_elsewhere_stay(loaded):
    more = replace(SMALL, topics=(*SMALL.topics, topic("shapes")), decisions=())
    imported = change_catalogue(wanted=more, by=user("Dora"), now=NOW)[1]
    edit(name="Arrows")

    revert(edition=imported, by=user("Dora"), now=NOW)

    found = snapshot()
    assert [each.id for each in found.topics] == ["numbers", "vectors"]
    assert [each.id for each in found.decisions] == ["solver"]
    assert found.topic_by_id["vectors"].name == "Arrows"


def test_what_was_changed_again_cannot_be_taken_back_and_says_by_what(loaded):
    first = edit(name="Arrows")
    edit(definition="Elsewhere.")
    second, third = edit(name="Lists"), edit(name="Rows")

    with pytest.raises(CannotRevert) as refusal:
        revert(edition=first, by=user("Dora"), now=NOW)

    assert {second, third} <= set(refusal.value.later)
    assert document()["name"] == "Rows"


def test_the_past_of_an_entry_reads_as_it_was(loaded):
    edit(name="Arrows")
    edit(name="Lists")

    rows = EntryChange.objects.filter(section="topics", entry="vectors").order_by("id")
    assert [row.after["name"] for row in rows] == ["Vectors", "Arrows", "Lists"]


def test_places_come_in_the_order_of_the_files(loaded):
    document_of_vectors = document()
    rungs = {**document_of_vectors["depths"]}
    rungs["working"] = {**rungs["working"], "minutes": 45}

    made = edit(depths=rungs, definition="Lists.", name="Arrows")

    found = [each.path for each in places_changed(made.changes.get())]
    assert found == [("name",), ("definition",), ("depths", "working", "minutes")]


def test_the_admin_can_write_down_what_it_did(loaded):
    Topic.objects.filter(slug="vectors").update(name="Arrows")

    made = note(by=user("Dora"), now=NOW)

    assert [row.after["name"] for row in made.changes.all()] == ["Arrows"]
    assert note(by=user("Dora"), now=NOW) is None


def test_loading_that_is_refused_leaves_no_trace(loaded):
    with pytest.raises((CannotLoad, Exception)):
        change_catalogue(wanted=replace(SMALL, areas=()), by=None, now=NOW)

    load_catalogue(catalogue=SMALL)
    assert Edition.objects.count() == 1


def test_what_is_said_of_a_text_in_other_languages_goes_with_it(loaded):
    texts = [{"place": "definition", "text": "箭头"}, {"place": "maturity_note", "text": "旧"}]
    row = {"section": "topics", "entry": "vectors", "language": "zh-Hans", "texts": texts}
    edit(maturity_note="Old.")
    key = ("translations", "topics vectors zh-Hans")
    change_entry(key=key, opened=None, document=row, by=user("Dora"), now=NOW)

    edition = edit(maturity_note="")

    assert document(key)["texts"] == texts[:1]
    revert(edition=edition, by=user("Dora"), now=NOW)
    assert document(key)["texts"] == texts
