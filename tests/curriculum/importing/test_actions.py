import datetime as dt

import pytest

from curriculum.history import change_entry
from curriculum.importing import actions
from curriculum.importing.actions import CannotImport
from curriculum.importing.ended import forget_uploads
from curriculum.importing.found import kept
from curriculum.models import Area, Edition, ImportRun, LongWork
from curriculum.models.work import SILENT_FOR
from tests.curriculum.editions import brought_in
from tests.curriculum.importing.curators import NOW, ONE_MORE, curator, filled, state, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def dora():
    filled()
    return curator()


def lines(run):
    run.refresh_from_db()
    return [(line.what, line.section, line.entry) for line in kept(run.found).lines]


def result(run):
    run.refresh_from_db()
    return (run.state, run.work.result)


def edited(by, name="Algebra and more"):
    change_entry(
        key=("areas", "algebra"),
        opened={"id": "algebra", "name": "Algebra"},
        document={"id": "algebra", "name": name},
        by=by,
        now=NOW,
    )


def test_a_file_is_looked_through_and_nothing_is_changed(dora):
    before = state()

    run = brought_in(ONE_MORE, by=dora)

    assert (run.state, run.added, run.changed, run.removed) == ("ready", 1, 0, 0)
    assert lines(run) == [("added", "areas", "logic")]
    assert state() == before


def test_what_was_looked_at_is_imported_as_one_edition(dora):
    run = brought_in(ONE_MORE, by=dora, name="logic.yaml")

    actions.apply(run=run, by=dora, now=NOW)
    work()

    assert result(run) == ("applied", "1 entry was imported: 1 new, 0 changed, 0 removed.")
    assert (run.edition.kind, run.edition.made_by, run.edition.why) == (
        "import", dora, "logic.yaml",
    )  # fmt: skip
    assert [each.entry for each in run.edition.changes.all()] == ["logic"]


def test_a_whole_file_takes_out_what_it_does_not_hold(dora):
    run = brought_in("resources: []", by=dora, mode="whole")

    assert lines(run) == [("removed", "resources", "book")]


def test_a_faulty_file_is_refused_with_every_problem_and_its_place(dora):
    before = state()

    run = brought_in("areas:\n- {id: One, name: One}\n- {id: two}\n", by=dora)

    assert run.state == "refused"
    assert [(each["line"], each["column"]) for each in run.problems] == [(2, "id"), (3, "name")]
    with pytest.raises(CannotImport, match="put right or decided first"):
        actions.apply(run=run, by=dora, now=NOW)
    assert state() == before


def test_what_is_still_in_use_is_told(dora):
    run = brought_in("areas: [{id: logic, name: Logic}]", by=dora, mode="whole")

    assert run.state == "refused"
    assert {each["message"] for each in run.problems} == {
        "no area is called 'algebra': add it, or name one that exists"
    }


def test_a_catalogue_that_was_changed_meanwhile_is_not_overwritten(dora):
    run = brought_in("areas: [{id: algebra, name: Numbers}]", by=dora)
    edited(dora)
    before = state()

    actions.apply(run=run, by=dora, now=NOW)
    work()

    assert result(run)[1] == (
        "The catalogue was changed meanwhile, and nothing was imported: look again."
    )
    assert (run.state, run.has_moved, state()) == ("ready", True, before)
    assert [each.before for each in kept(run.found).lines[0].places] == ["Algebra and more"]


def test_after_looking_again_it_can_be_imported(dora):
    run = brought_in("areas: [{id: algebra, name: Numbers}]", by=dora)
    edited(dora)
    actions.apply(run=run, by=dora, now=NOW)
    work()
    run.refresh_from_db()

    actions.apply(run=run, by=dora, now=NOW)
    work()

    assert Area.objects.get(slug="algebra").name == "Numbers"


def test_it_can_be_stopped_before_it_began(dora):
    before = state()
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)

    actions.stop(run=run, now=NOW)

    assert (work(), result(run), state()) == ([0], ("stopped", "It was not begun."), before)


def test_it_can_be_stopped_on_the_way(dora, monkeypatch):
    before = state()
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)
    LongWork.objects.filter(pk=run.work_id).update(stop_asked_at=NOW)

    work()

    assert result(run) == ("stopped", "It was stopped; nothing was imported.")
    assert state() == before


def test_whoever_no_longer_curates_imports_nothing(dora):
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)
    before = state()
    dora.is_curator = False
    dora.save()

    work()

    assert result(run) == (
        "stopped", "Whoever asked for it no longer curates; nothing was imported.",
    )  # fmt: skip
    assert state() == before


def test_a_worker_that_dies_in_the_middle_leaves_nothing_and_another_does_it(dora, monkeypatch):
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)
    before = state()

    class Killed(BaseException):
        pass

    def dying(*_args, **_kwargs):
        assert Area.objects.filter(slug="logic").exists()
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("curriculum.importing.applying._result", dying)
        with pytest.raises(Killed):
            work()
    assert (state(), result(run)[0]) == (before, "applying")

    LongWork.objects.update(heard_at=NOW - 2 * SILENT_FOR)
    work()
    assert result(run)[0] == "applied"
    assert Edition.objects.filter(kind="import").count() == 1


def test_what_was_interrupted_for_good_says_so_and_can_be_taken_up(dora):
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)
    LongWork.objects.filter(pk=run.work_id).update(state="failed", ended_at=NOW)
    run.refresh_from_db()

    assert run.is_interrupted
    actions.look_again(run=run, by=dora, now=NOW, clock=lambda: NOW)

    assert (run.state, run.can_be_applied) == ("ready", True)


def test_a_large_file_waits_for_the_worker(dora):
    names = "".join(f"- {{id: area-{number}, name: Area}}\n" for number in range(3_000))

    run = brought_in(f"areas:\n{names}", by=dora)

    assert (run.state, work(), len(lines(run)), run.state) == ("looking", [1], 3_000, "ready")


def test_one_that_was_applied_cannot_be_applied_again(dora):
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)
    work()
    run.refresh_from_db()

    with pytest.raises(CannotImport, match="has gone on meanwhile"):
        actions.apply(run=run, by=dora, now=NOW)


def test_names_of_files_are_shown_without_folders_and_control_letters(dora):
    run = brought_in(ONE_MORE, by=dora, name="C:\\temp\\a\u202eb\n.yaml")

    assert run.file_name == "ab.yaml"


def test_old_files_go_and_who_brought_them_stays(dora):
    run = brought_in(ONE_MORE, by=dora)
    day = dt.timedelta(days=1)

    assert (forget_uploads(before=NOW), forget_uploads(before=NOW + day)) == (0, 1)

    run.refresh_from_db()
    assert (run.content, run.found, run.state, run.asked_by) == (None, None, "stopped", dora)
    assert ImportRun.objects.count() == 1


def test_whoever_asked_is_answered_in_their_language(dora):
    dora.language = "zh-hans"
    dora.save()
    run = brought_in(ONE_MORE, by=dora)
    actions.apply(run=run, by=dora, now=NOW)

    work()

    assert result(run)[1] == "已导入 1 个条目：新增 1，更改 0，移除 0。"
