from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from curriculum import exchange, models
from curriculum.actions import load_catalogue
from curriculum.management.refusal import Refused
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, full, resource, topic, unit
from tests.curriculum.hostile import WHOLE_FILES
from tests.curriculum.spoilt import CHANGES, changed

SMALL = catalogue(topic("numbers"), decisions=(decision("solver", ("numbers", 1)),))


def run(*arguments, **options):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out, **options)
    return out.getvalue().splitlines()


def refusal(*arguments):
    with pytest.raises(CommandError) as found:
        run(*arguments)
    return found.value.returncode, str(found.value)


@pytest.mark.django_db
def test_loading_the_shipped_catalogue_twice_changes_nothing():
    assert run("load_catalogue")[0] == "920 created, 0 changed, 0 removed"
    assert run("load_catalogue") == ["0 created, 0 changed, 0 removed"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["here", "one.yaml", "one.json"])
def test_an_export_loads_without_a_change(tmp_path, name):
    load_catalogue(catalogue=full())

    assert run("export_catalogue", tmp_path / name) == [
        f"Wrote 1 decisions, 3 topics and 2 resources to {tmp_path / name}"
    ]
    assert run("load_catalogue", tmp_path / name) == ["0 created, 0 changed, 0 removed"]


@pytest.mark.django_db
def test_the_shipped_catalogue_is_exported_and_loads_without_a_change(tmp_path):
    run("load_catalogue")
    run("export_catalogue", tmp_path)

    assert run("load_catalogue", tmp_path) == ["0 created, 0 changed, 0 removed"]


@pytest.mark.django_db
def test_a_dry_run_names_what_would_change(tmp_path):
    load_catalogue(catalogue=full())
    exchange.write(SMALL, tmp_path)

    assert run("load_catalogue", tmp_path, dry_run=True)[:4] == [
        "0 created, 3 changed, 20 removed (dry run)",
        "  depths: 1 removed: 1",
        "  maturities: 1 changed: mature",
        "  strategies: 1 removed: pairs",
    ]
    assert snapshot() == full()


@pytest.mark.django_db
def test_files_that_were_loaded_last_can_be_skipped_so_that_edits_stay():
    run("load_catalogue")
    models.Topic.objects.filter(slug="pca").update(name="Edited")

    assert run("load_catalogue", unless_loaded=True) == ["These files are loaded already."]
    assert run("load_catalogue") == [
        "0 created, 1 changed, 0 removed",
        "  topics: 1 changed: pca",
    ]


@pytest.mark.django_db
def test_a_file_that_is_no_catalogue_is_refused_with_exit_code_2(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("areas:\n  - {id: one, nmae: One}\n")

    assert refusal("load_catalogue", path) == (
        2,
        "nothing was changed; put this right first:\n"
        f"{path}:2: an area has no 'nmae': did you mean 'name'?\n"
        f"{path}:2: an area needs 'name': add it",
    )


@pytest.mark.django_db
def test_no_hostile_file_changes_the_database(tmp_path):
    load_catalogue(catalogue=full())
    contents = [changed(old, new)[0].encode() for old, new, _, _ in CHANGES]
    contents += [content for content, _, _ in WHOLE_FILES.values()]

    for number, content in enumerate(contents):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(content)
        assert refusal("load_catalogue", path)[0] == 2

    assert len(contents) >= 120
    assert snapshot() == full()


@pytest.mark.django_db
def test_an_export_to_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    load_catalogue(catalogue=SMALL)

    assert refusal("export_catalogue", tmp_path / "file" / "below") == (
        2,
        f"{tmp_path}/file/below cannot be written: Not a directory",
    )


def test_files_are_checked_without_a_database(tmp_path):
    exchange.write(SMALL, tmp_path)

    assert run("check_catalogue", tmp_path) == [
        "no unit: numbers@awareness: needed for solver, but no unit covers it: add one",
        "No problems, 1 smells.",
    ]


def test_the_shipped_files_have_no_problem():
    assert run("check_catalogue", exchange.SHIPPED)[-1].startswith("No problems, ")


def test_refused_files_are_told_with_exit_code_2(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("areas: &a [*a]")

    assert refusal("check_catalogue", path) == (
        2,
        f"put this right:\n{path}:1: the anchor &a: remove it",
    )


@pytest.mark.django_db
def test_the_database_is_checked_when_no_files_are_named():
    found = catalogue(
        topic("numbers"),
        decisions=(decision("solver", ("numbers", 1)),),
        resources=(resource("book", unit("book-1", ("numbers", 1))),),
    )
    load_catalogue(catalogue=found)

    assert run("check_catalogue") == ["No problems, 0 smells."]


@pytest.mark.django_db
def test_problems_that_were_edited_into_the_database_are_told_with_exit_code_1():
    load_catalogue(catalogue=catalogue(topic("hen"), topic("egg")))
    for dependent, wanted in (("hen", "egg"), ("egg", "hen")):
        models.Prerequisite.objects.create(
            dependent_id=dependent, topic_id=wanted, depth=1, from_depth=1, reason="?"
        )

    assert refusal("check_catalogue") == (
        1,
        "put this right:\na circle of prerequisites: hen@awareness -> egg@awareness -> "
        "hen@awareness: remove one of them or make it soft",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "command",
    [["load_catalogue"], ["check_catalogue"], ["rebuild_search"], ["export_catalogue", "x.yaml"]],
)
def test_a_database_without_tables_is_told_in_a_sentence(monkeypatch, command):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    with pytest.raises(Refused, match="run manage"):
        call_command(*command)
