"""Curators with files: bringing them in, deciding on them, taking the catalogue away."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from curriculum.importing import actions
from curriculum.importing.reading import read
from curriculum.models import Edition, ExportRun, ImportRun, LongWork
from curriculum.queries import snapshot
from tests.curriculum.editions import brought_in
from tests.curriculum.importing.curators import NOW, ONE_MORE, curator, filled, state, work

pytestmark = pytest.mark.django_db
IMPORTS = "/catalogue/curating/imports/"


@pytest.fixture
def dora(client):
    filled()
    client.force_login(curator(), "planner.accounts.backends.AccountBackend")
    return client


def upload(client, text=ONE_MORE, *, name="logic.yaml", mode="add"):
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, content)
    return client.post(IMPORTS, {"file": file, "mode": mode}, follow=True)


def text_of(response):
    return " ".join(response.content.decode().split())


def address(run, act=""):
    return f"{IMPORTS}{run.pk}/{act}"


def test_a_file_is_brought_in_looked_at_and_imported(dora):
    looked = upload(dora)
    run = ImportRun.objects.get()
    begun = dora.post(address(run, "apply/"), follow=True)
    work()
    ended = dora.get(address(run))

    assert "New: 1. Changed: 0. Removed: 0." in text_of(looked)
    assert "It waits its turn. You can leave or close this page" in text_of(begun)
    assert '<meta http-equiv="refresh" content="3">' in text_of(begun)
    assert 'hx-trigger="every 2s"' in text_of(begun)
    assert "1 entry was imported: 1 new, 0 changed, 0 removed." in text_of(ended)
    assert f'href="/catalogue/curating/history/{Edition.objects.last().pk}/"' in text_of(ended)


def test_a_file_without_a_fault_but_its_ending_is_known_by_what_it_holds(dora):
    response = upload(dora, json.dumps({"areas": [{"id": "x", "name": "X"}]}), name="photo.png")

    assert "New: 1." in text_of(response)


def test_every_problem_is_shown_with_row_and_column(dora):
    text = "resource,id,minutes\nbook,book-1,many\nbok,book-2,5\n"

    response = upload(dora, text, name="units.csv")

    assert "Nothing can be imported yet: 2 things to put right" in text_of(response)
    assert '<th scope="row">Line or row 2</th><td>Minutes</td>' in text_of(response)
    assert '<th scope="row">Line or row 3</th><td>Resource</td>' in text_of(response)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"mode": "add"}, "This field is required."),
        ({"mode": "add", "file": SimpleUploadedFile("a.yaml", b"")}, "The submitted file is empty"),
        ({"mode": "burn", "file": SimpleUploadedFile("a.yaml", b"a")}, "Select a valid choice"),
        (
            {"mode": "add", "file": SimpleUploadedFile("a.yaml", b"#" * (10 * 1024 * 1024 + 1))},
            "The file has more than 10 megabytes: split it into several.",
        ),
    ],
)
def test_what_is_no_file_is_refused_and_nothing_is_kept(dora, data, message):
    response = dora.post(IMPORTS, data)

    assert (response.status_code, message in text_of(response)) == (422, True)
    assert ImportRun.objects.count() == 0


def test_a_change_meanwhile_is_said_with_the_new_difference(dora):
    upload(dora, "areas: [{id: algebra, name: Numbers}]")
    run = ImportRun.objects.get()
    upload(dora, "areas: [{id: algebra, name: Letters}]")
    other = ImportRun.objects.last()
    dora.post(address(other, "apply/"))
    work()

    dora.post(address(run, "apply/"))
    work()
    response = text_of(dora.get(address(run)))

    assert "The catalogue was changed after you had looked." in response
    assert "<del>Letters</del></td><td><ins>Numbers</ins>" in response


def test_what_has_gone_on_meanwhile_is_answered_with_409(dora):
    upload(dora)
    run = ImportRun.objects.get()
    dora.post(address(run, "apply/"))

    response = dora.post(address(run, "apply/"))

    assert response.status_code == 409
    assert "This import has gone on meanwhile; look at it again." in text_of(response)


def test_progress_is_asked_for_alone_and_at_its_end_the_page_comes_anew(dora):
    upload(dora)
    run = ImportRun.objects.get()
    dora.post(address(run, "apply/"))
    LongWork.objects.filter(pk=ImportRun.objects.get().work_id).update(
        state="running", heard_at=NOW, done=4_000, total=5_000, doing="Reading."
    )

    part = dora.get(address(run), headers={"HX-Request": "true"})
    LongWork.objects.filter(state="running").update(state="waiting")
    work()
    end = dora.get(address(run), headers={"HX-Request": "true"})

    assert text_of(part).startswith('<div id="work" class="progress flow" hx-get="')
    assert "4,000 of 5,000." in text_of(part)
    assert 'max="5000" value="4000"' in text_of(part)
    assert (end.headers["HX-Refresh"], end.content) == ("true", b"")


def test_it_can_be_stopped_from_the_page(dora):
    upload(dora)
    before = state()
    run = ImportRun.objects.get()
    dora.post(address(run, "apply/"))

    response = dora.post(address(run, "stop/"), follow=True)

    assert "stopped, nothing imported" in text_of(response) or "not begun" in text_of(response)
    assert (work(), state()) == ([0], before)


@pytest.mark.parametrize(
    ("kind", "name", "content_type"),
    [
        ("yaml", "catalogue.yaml", "application/yaml"),
        ("json", "catalogue.json", "application/json"),
        ("resources", "resources.csv", "text/csv; charset=utf-8"),
        ("units", "units.csv", "text/csv; charset=utf-8"),
    ],
)
def test_what_is_exported_and_imported_again_changes_nothing(dora, kind, name, content_type):
    file = dora.post("/catalogue/curating/export/", {"kind": kind})

    assert file.headers["Content-Type"] == content_type
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    for mode in ("add", "whole"):
        response = upload(dora, file.content, mode=mode)
        assert "there is nothing to import" in text_of(response)


def test_chosen_sections_are_exported(dora):
    file = dora.post("/catalogue/curating/export/", {"kind": "json", "sections": ["areas"]})

    assert sorted(json.loads(file.content)) == ["areas", "format", "origin"]
    assert ExportRun.objects.get().sections == "areas"
    assert read(file.content, held=snapshot()).wanted == snapshot()


def test_the_schema_has_an_address_that_needs_no_account(client):
    found = client.get("/catalogue/schema/1.json")

    assert json.loads(found.content)["$id"] == "http://testserver/catalogue/schema/1.json"
    assert client.get("/catalogue/schema/2.json").status_code == 404


def test_an_unknown_kind_of_export_is_refused(dora):
    response = dora.post("/catalogue/curating/export/", {"kind": "exe"})

    assert (response.status_code, ExportRun.objects.count()) == (422, 0)


def test_the_log_tells_who_did_what_with_which_file(dora):
    upload(dora, name="first.yaml")
    run = ImportRun.objects.get()
    dora.post(address(run, "apply/"))
    work()
    dora.post("/catalogue/curating/export/", {"kind": "units"})
    dora.post(f"/catalogue/curating/history/{Edition.objects.last().pk}/take-back/")
    upload(dora, "areas: [", name="broken.yaml")

    found = dora.get("/catalogue/curating/log/").context["lines"]

    assert [(line.who, line.what, line.file) for line in found if line.file != "first.yaml"] == [
        ("Dora", "imported", "broken.yaml"),
        ("Dora", "taken back", ""),
        ("Dora", "exported", "units.csv"),
    ]
    results = {line.file: line.result for line in found}
    assert results["broken.yaml"] == "refused"
    assert results["first.yaml"] == "1 entry was imported: 1 new, 0 changed, 0 removed."


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_log_takes_few_queries_however_long_it_is(dora, count, django_assert_num_queries):
    for number in range(count):
        brought_in(ONE_MORE, by=None, name=f"{number}.yaml")

    with django_assert_num_queries(7):
        response = dora.get("/catalogue/curating/log/")

    assert len(response.context["lines"]) == count


def test_a_long_difference_comes_by_pages(dora):
    text = "".join(f"- {{id: area-{number:03d}, name: Area}}\n" for number in range(130))

    first = upload(dora, f"areas:\n{text}")
    second = dora.get(address(ImportRun.objects.get()) + "?page=2")

    assert "1 to 100 of 130" in text_of(first)
    assert "101 to 130 of 130" in text_of(second)
    assert second.context["page"].lines[0].entry == "area-100"


def test_times_of_the_log_are_those_of_the_acts(dora):
    brought_in(ONE_MORE, by=None)
    run = ImportRun.objects.get()
    actions.stop(run=run, now=NOW + dt.timedelta(hours=1))

    (line,) = dora.get("/catalogue/curating/log/").context["lines"]

    assert (line.at, line.who, line.result) == (NOW, "a command", "stopped, nothing imported")
