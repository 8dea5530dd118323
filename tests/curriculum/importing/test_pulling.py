from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from curriculum.documents import record_of, with_entries
from curriculum.history import change_entry, revert
from curriculum.importing import actions
from curriculum.importing.exporting import heading
from curriculum.importing.found import kept
from curriculum.importing.looking import base_of
from curriculum.management.refusal import Refused
from curriculum.models import Area, Edition, ImportRun, Upstream
from curriculum.queries import snapshot
from tests.curriculum.catalogues import topic
from tests.curriculum.editions import brought_in
from tests.curriculum.importing.curators import (
    NOW,
    SMALL,
    curator,
    exported,
    filled,
    state,
    work,
)

pytestmark = pytest.mark.django_db
ALGEBRA = {"id": "algebra", "name": "Algebra"}


@pytest.fixture
def dora():
    filled()
    return curator()


def pulled(wanted, *, by, edition=1):
    """Looked through, and applied where nothing has to be decided."""
    run = brought_in(exported(wanted, edition=edition), by=by, mode="pull")
    if run.can_be_applied:
        apply(run, by)
    return run


def apply(run, by):
    actions.apply(run=run, by=by, now=NOW)
    work()
    run.refresh_from_db()


def changed(catalogue, section, **document):
    record = record_of(section, document)
    return with_entries(catalogue, {(section, document["id"]): record})


def edited(by, name):
    change_entry(
        key=("areas", "algebra"), opened=ALGEBRA, document={**ALGEBRA, "name": name}, by=by, now=NOW
    )


def lines(run):
    return [(line.what, line.entry) for line in kept(run.found).lines]


def test_the_first_pull_is_kept_as_what_both_sides_began_with(dora):
    run = pulled(SMALL, by=dora)

    assert (run.state, run.work.result) == (
        "applied", "The catalogue says all of it already; nothing was changed.",
    )  # fmt: skip
    assert ("topics", "vectors") in base_of("f" * 32)


def test_a_fork_begins_with_an_empty_catalogue():
    run = pulled(SMALL, by=curator())

    assert (run.state, snapshot(), run.edition.kind) == ("applied", SMALL, "pull")


def test_later_changes_of_theirs_come_and_changes_of_ours_stay(dora):
    pulled(SMALL, by=dora)
    change_entry(
        key=("areas", "own"), opened=None, document={"id": "own", "name": "Own"}, by=dora, now=NOW
    )
    edited(dora, "Our algebra")
    theirs = changed(replace_topics(SMALL), "areas", id="theirs", name="Theirs")

    run = pulled(theirs, by=dora, edition=2)

    assert lines(run) == [("changed", "numbers"), ("added", "theirs")]
    assert {each.slug: each.name for each in Area.objects.all()} == {
        "algebra": "Our algebra", "own": "Own", "theirs": "Theirs",
    }  # fmt: skip
    assert snapshot().topic_by_id["numbers"].definition == "Anew."
    assert (run.edition.kind, run.edition.get_kind_display()) == (
        "pull", "pulled from another catalogue",
    )  # fmt: skip
    assert Upstream.objects.get().edition == 2


def replace_topics(catalogue):
    topics = [
        replace(each, definition="Anew.") if each.id == "numbers" else each
        for each in catalogue.topics
    ]
    return replace_section(catalogue, topics=tuple(topics))


def replace_section(catalogue, **sections):
    names = ("maturities", "areas", "goals", "topics", "resources")
    kept_ones = {name: getattr(catalogue, name) for name in names}
    return type(catalogue)(**{**kept_ones, **sections})


def test_what_they_took_out_goes_with_us_unless_we_changed_it(dora):
    more = replace_section(SMALL, topics=(*SMALL.topics, topic("shapes"), topic("lines")))
    pulled(more, by=dora)
    document = {**base_of("f" * 32)["topics", "lines"]}
    change_entry(
        key=("topics", "lines"),
        opened=document,
        document={**document, "definition": "Ours."},
        by=dora,
        now=NOW,
    )

    run = pulled(SMALL, by=dora, edition=2)

    assert (run.state, run.undecided, lines(run)) == ("ready", 1, [("removed", "shapes")])
    assert [each.entry for each in kept(run.found).conflicts] == ["lines"]


@pytest.mark.parametrize(("side", "name"), [("ours", "Ours"), ("theirs", "Theirs")])
def test_what_both_changed_is_chosen_entry_by_entry(dora, side, name):
    pulled(SMALL, by=dora)
    edited(dora, "Ours")
    before = state()
    run = pulled(changed(SMALL, "areas", id="algebra", name="Theirs"), by=dora, edition=2)
    assert (run.can_be_applied, run.undecided, state()) == (False, 1, before)

    actions.choose(run=run, choices={"areas/algebra": side}, by=dora, now=NOW, clock=lambda: NOW)
    apply(run, dora)

    assert (run.state, Area.objects.get().name) == ("applied", name)


def test_after_a_choice_the_next_pull_asks_no_more(dora):
    pulled(SMALL, by=dora)
    edited(dora, "Ours")
    theirs = changed(SMALL, "areas", id="algebra", name="Theirs")
    run = pulled(theirs, by=dora, edition=2)
    actions.choose(run=run, choices={"areas/algebra": "ours"}, by=dora, now=NOW, clock=lambda: NOW)
    apply(run, dora)

    again = pulled(theirs, by=dora, edition=3)

    assert (again.state, lines(again), again.undecided) == ("applied", [], 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("areas: []", "The file does not say whose catalogue it is"),
        ("id,title\nbook,Book\n", "The file does not say whose catalogue it is"),
    ],
)
def test_a_file_of_nobody_knows_where_cannot_be_pulled(dora, text, message):
    run = brought_in(text, by=dora, mode="pull")

    assert (run.state, run.problems[0]["message"][: len(message)]) == ("refused", message)


def test_ones_own_export_cannot_be_pulled(dora):
    own = exported(SMALL, upstream=heading(SMALL).origin.catalogue)

    run = brought_in(own, by=dora, mode="pull")

    assert run.problems[0]["message"].startswith("The file comes from this catalogue itself")


def test_an_older_edition_than_the_last_is_refused(dora):
    pulled(SMALL, by=dora, edition=5)

    run = pulled(SMALL, by=dora, edition=4)

    assert run.problems[0]["message"] == (
        "The file holds edition 4, and edition 5 was pulled already."
    )


def test_a_pull_can_be_taken_back_in_history(dora):
    before = snapshot()
    run = pulled(changed(SMALL, "areas", id="theirs", name="Theirs"), by=dora)

    revert(edition=run.edition, by=dora, now=NOW)

    assert snapshot().areas == before.areas


def command(path, *options):
    out = StringIO()
    call_command("pull_catalogue", str(path), *options, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_shows_and_pulls(dora, tmp_path):
    path = tmp_path / "theirs.yaml"
    path.write_text(exported(changed(SMALL, "areas", id="theirs", name="Theirs")))
    before = state()

    dry = command(path, "--dry-run")
    assert (dry, state()) == (["added: areas theirs", "1 new, 0 changed, 0 removed"], before)

    assert command(path)[-1] == "1 entry was imported: 1 new, 0 changed, 0 removed."
    assert Edition.objects.last().kind == "pull"
    assert [run.state for run in ImportRun.objects.order_by("id")] == ["stopped", "applied"]


def test_the_command_wants_to_be_told_whose_counts(dora, tmp_path):
    edited(dora, "Ours")
    path = tmp_path / "theirs.yaml"
    path.write_text(exported(SMALL))

    with pytest.raises(Refused, match=r"both sides changed the same \(1\)"):
        command(path)
    assert command(path, "--conflicts", "theirs")[-1].startswith("1 entry was imported")
    assert Area.objects.get().name == "Algebra"


def test_the_command_refuses_what_is_no_export(dora, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("areas: [")

    with pytest.raises(Refused, match="line 2: not valid YAML"):
        command(path)
    with pytest.raises(Refused, match="cannot be read"):
        command(tmp_path / "missing.yaml")
