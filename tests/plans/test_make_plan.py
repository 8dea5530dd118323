from __future__ import annotations

import datetime as dt
import functools
import io
import json
from pathlib import Path

import icalendar
import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from curriculum import exchange
from planner.plans.formats import json_document
from planner.plans.management.commands.make_plan import Command, Impossible, Refused

FROM_FILES = ["--catalogue", str(exchange.SHIPPED)]
ASKED = [
    *("--goal", "build-product", "--start", "2027-01-14", "--meetings", "6"),
    *("--zone", "Europe/Berlin", "--people", "Ada:DE-BE,Ben:US-CA,Cleo:IN"),
    *("--away", "Ben:2027-02-01..2027-02-14"),
]


def run(*arguments: str) -> tuple[str, str]:
    out, error = io.StringIO(), io.StringIO()
    call_command("make_plan", *ASKED, *FROM_FILES, *arguments, stdout=out, stderr=error)
    return out.getvalue(), error.getvalue()


made = functools.cache(run)


def refused(*arguments: str) -> str:
    with pytest.raises(Refused) as caught:
        made(*arguments)
    assert caught.value.returncode == 2
    return str(caught.value)


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    return json.loads(made("--format", "json")[0])


def test_a_plan_from_files_needs_no_database(document: dict[str, object]) -> None:
    meetings = [each for each in document["entries"] if each["entry"] == "meeting"]

    assert [each["number"] for each in meetings] == [1, 2, 3, 4, 5, 6]
    assert document["zone"] == "Europe/Berlin"
    Draft202012Validator(json.loads(json_document.SCHEMA_PATH.read_text())).validate(document)


def test_nobody_leads_while_away(document: dict[str, object]) -> None:
    meetings = [each for each in document["entries"] if each["entry"] == "meeting"]

    leads = {each["starts_at"][:10]: {each["lead"], each["backup"]} for each in meetings}

    assert "Ben" not in leads.get("2027-02-04", set()) | leads.get("2027-02-11", set())


def test_the_programme_is_for_a_terminal() -> None:
    out, _ = made()

    assert out.endswith("\n")
    assert [line for line in out.splitlines() if line.startswith("│ Thu 14 Jan")] != []
    assert [line for line in out.splitlines() if line != line.rstrip()] == []


def test_progress_goes_to_stderr_and_can_be_silenced() -> None:
    out, error = made()
    silent_out, silent_error = made("--verbosity", "0")

    assert error != ""
    assert silent_error == ""
    assert silent_out == out


def test_markdown_has_the_title_as_its_heading(document: dict[str, object]) -> None:
    out, _ = made("--format", "markdown")

    assert out.split("\n")[0] == f"# {document['title']}"


def test_a_calendar_has_every_meeting(document: dict[str, object]) -> None:
    out, _ = made("--format", "ics")

    starts = [event.start for event in icalendar.Calendar.from_ical(out).walk("VEVENT")]
    meetings = [each for each in document["entries"] if each["entry"] == "meeting"]
    assert starts == [dt.datetime.fromisoformat(each["starts_at"]) for each in meetings]


def test_the_same_question_gives_the_same_bytes() -> None:
    assert run("--format", "json") == run("--format", "json")


def test_a_plan_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"

    out, _ = made("--output", str(file))

    assert out == ""
    assert file.read_text(encoding="utf-8") == made()[0]


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "plan.txt"

    assert refused("--output", str(path)) == (
        f"--output: {path} cannot be written: No such file or directory."
    )


def test_without_a_zone_the_times_are_utc_and_it_is_said() -> None:
    out, error = io.StringIO(), io.StringIO()
    asked = [each for each in ASKED if each not in ("--zone", "Europe/Berlin")]

    call_command("make_plan", *asked, *FROM_FILES, stdout=out, stderr=error)

    assert error.getvalue().split("\n")[0] == "No --zone was given: times are in UTC."
    assert "Times are those of UTC." in out.getvalue()


def test_an_unknown_decision_is_refused_with_the_nearest_one() -> None:
    assert refused("--decision", "loss-definitoin") == (
        "--decision: There is no decision “loss-definitoin”. Did you mean loss-definition?"
    )


def test_what_groups_took_is_not_in_files() -> None:
    assert refused("--measured") == (
        "--measured: what groups took is in the database; leave out --catalogue."
    )


def test_a_bad_catalogue_is_refused_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.yaml"
    file.write_text("goals:\n  - id: a\n    nonsense: 1\n")

    first, second, *_ = refused("--catalogue", str(file)).split("\n")

    assert first == f"--catalogue: {file} cannot be used."
    assert second.startswith(f"{file}:2: ")


def test_what_cannot_be_planned_says_why_in_the_chosen_format() -> None:
    out, error = io.StringIO(), io.StringIO()
    impossible = [*ASKED, "--must", "fraud-threshold", "--format", "json"]

    with pytest.raises(Impossible) as caught:
        call_command("make_plan", *impossible, *FROM_FILES, stdout=out, stderr=error)

    document = json.loads(out.getvalue())
    assert caught.value.returncode == 3
    assert document["impossible"]["text"] == str(caught.value)
    assert document["impossible"]["relaxations"] != []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--every", "day"], "argument --every: invalid choice: 'day'"),
        (["--meetings", "x"], "argument --meetings: invalid int value: 'x'"),
        (["--gaol", "x"], "unrecognized arguments: --gaol x"),
    ],
)
def test_options_that_do_not_exist_exit_with_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        Command().run_from_argv(["manage.py", "make_plan", *ASKED, *arguments])

    assert caught.value.code == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.django_db
def test_an_empty_catalogue_says_how_to_fill_it() -> None:
    with pytest.raises(CommandError) as caught:
        call_command("make_plan", *ASKED, stdout=io.StringIO(), stderr=io.StringIO())

    assert str(caught.value) == (
        "The catalogue is empty. Run manage.py load_catalogue first, or give --catalogue"
        " with the path of one."
    )
