from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import PROTECT, ForeignKey, Model
from django.test.utils import CaptureQueriesContext

from curriculum import models
from curriculum.actions import CannotLoad, KindReport, load_catalogue, loaded_fingerprint
from curriculum.exchange import SHIPPED, BadCatalogue, read
from curriculum.queries import snapshot
from tests.curriculum.catalogues import (
    catalogue,
    decision,
    full,
    resource,
    topic,
    unit,
    wants,
)

pytestmark = pytest.mark.django_db

SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    decisions=(decision("solver", ("vectors", 2)),),
    resources=(resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),),
)


def totals(report):
    return report.created, report.changed, report.removed


def writes(queries):
    words = [query["sql"].split()[0] for query in queries]
    return [word for word in words if word in {"INSERT", "UPDATE", "DELETE"}]


@pytest.mark.parametrize("wanted", [full(), SMALL])
def test_the_database_holds_what_was_loaded(wanted):
    load_catalogue(catalogue=wanted)

    assert snapshot() == wanted


def test_the_shipped_catalogue_is_held_exactly():
    shipped = read(SHIPPED)

    report = load_catalogue(catalogue=shipped)

    assert {each.kind: len(each.created) for each in report.kinds} == {
        "depths": 3,
        "maturities": 4,
        "areas": 13,
        "strategies": 26,
        "goals": 5,
        "topics": 90,
        "decisions": 47,
        "resources": 50,
        "units": 273,
        "exercises": 30,
        "questions": 25,
        "system_questions": 4,
        "stuck_questions": 7,
        "left_out": 1,
        "names": 155,
        "translations": 187,
    }
    assert snapshot() == shipped


def test_loading_twice_changes_nothing_and_writes_nothing():
    load_catalogue(catalogue=full(), fingerprint="one")

    with CaptureQueriesContext(connection) as queries:
        report = load_catalogue(catalogue=full(), fingerprint="one")

    assert (totals(report), report.kinds) == ((0, 0, 0), ())
    assert writes(queries) == []


def test_a_change_is_made_to_the_same_row():
    load_catalogue(catalogue=SMALL)
    before = models.Topic.objects.get(slug="vectors").pk
    changed = replace(SMALL.topics[1], definition="Arrows.", prerequisites=())
    wanted = replace(SMALL, topics=(SMALL.topics[0], changed))

    report = load_catalogue(catalogue=wanted)

    assert report.kinds == (KindReport(kind="topics", changed=("vectors",)),)
    assert (models.Topic.objects.get(slug="vectors").pk, snapshot()) == (before, wanted)


def test_what_the_files_no_longer_hold_is_removed():
    load_catalogue(catalogue=full())

    report = load_catalogue(catalogue=SMALL)

    assert totals(report) == (0, 7, 16)
    assert snapshot() == SMALL


def test_a_topic_and_what_names_it_can_go_together():
    load_catalogue(catalogue=SMALL)
    wanted = catalogue(topic("numbers"), decisions=(decision("solver", ("numbers", 1)),))

    report = load_catalogue(catalogue=wanted)

    assert report.kinds == (
        KindReport(kind="topics", removed=("vectors",)),
        KindReport(kind="decisions", changed=("solver",)),
        KindReport(kind="resources", removed=("book",)),
        KindReport(kind="units", removed=("book-1", "book-2")),
    )
    assert snapshot() == wanted


def test_another_order_is_kept_and_told():
    load_catalogue(catalogue=SMALL)
    wanted = replace(SMALL, topics=SMALL.topics[::-1])

    report = load_catalogue(catalogue=wanted)

    assert report.kinds == (KindReport(kind="topics", is_reordered=True),)
    assert [each.id for each in snapshot().topics] == ["vectors", "numbers"]


def test_an_entry_put_first_leaves_the_others_unchanged():
    load_catalogue(catalogue=SMALL)
    wanted = replace(SMALL, topics=(topic("knots"), *SMALL.topics))

    report = load_catalogue(catalogue=wanted)

    assert report.kinds == (KindReport(kind="topics", created=("knots",)),)
    assert snapshot() == wanted


def test_a_unit_can_move_to_another_resource():
    load_catalogue(catalogue=SMALL)
    first, second = SMALL.resources[0].units
    wanted = replace(SMALL, resources=(resource("book", first), resource("sequel", second)))

    report = load_catalogue(catalogue=wanted)

    assert report.kinds == (
        KindReport(kind="resources", created=("sequel",)),
        KindReport(kind="units", changed=("book-2",)),
    )
    assert snapshot() == wanted


def test_a_dry_run_tells_the_same_and_changes_nothing():
    load_catalogue(catalogue=SMALL, fingerprint="small")

    dry = load_catalogue(catalogue=full(), dry_run=True, fingerprint="full")

    assert (snapshot(), loaded_fingerprint()) == (SMALL, "small")
    assert load_catalogue(catalogue=full()) == dry


def test_a_catalogue_with_problems_changes_nothing():
    load_catalogue(catalogue=SMALL)
    broken = replace(SMALL, topics=SMALL.topics[:1])

    with pytest.raises(BadCatalogue, match="no topic is called 'vectors'"):
        load_catalogue(catalogue=broken)

    assert snapshot() == SMALL


def test_the_fingerprint_of_the_last_load_is_remembered():
    assert loaded_fingerprint() == ""
    load_catalogue(catalogue=SMALL, fingerprint="one")
    load_catalogue(catalogue=SMALL, fingerprint="two")

    assert loaded_fingerprint() == "two"
    assert models.CatalogueState.objects.count() == 1


@pytest.fixture
def bookmark(db):
    """A model of some other package that holds on to units."""

    class Bookmark(Model):
        unit = ForeignKey(models.Unit, PROTECT, to_field="slug", related_name="+")

        class Meta:
            app_label = "curriculum"

        def __str__(self):
            return f"of {self.unit_id}"

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE curriculum_bookmark (id integer PRIMARY KEY, unit_id varchar(80))"
        )
    yield Bookmark
    del apps.all_models["curriculum"]["bookmark"]
    apps.clear_cache()


@pytest.mark.parametrize("dry_run", [False, True])
def test_what_is_still_in_use_elsewhere_is_not_removed(bookmark, dry_run):
    load_catalogue(catalogue=SMALL)
    bookmark.objects.create(id=1, unit_id="book-1")
    wanted = replace(SMALL, resources=(resource("book", SMALL.resources[0].units[1]),))

    with pytest.raises(CannotLoad) as refusal:
        load_catalogue(catalogue=wanted, dry_run=dry_run)

    assert str(refusal.value) == (
        "the files no longer hold these units: book-1; but still in use by: bookmark of book-1. "
        "Keep them in the files, or change what uses them first."
    )
    assert snapshot() == SMALL
