"""A group's debug log: writing down, narrowing, editing, taking away and undoing."""

import datetime as dt
from html import unescape

import pytest
import time_machine

from planner.progress.debug_actions import Said, rewrite, write_down
from planner.progress.models import DebugEntry
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import as_, group_that_meets, text

pytestmark = pytest.mark.django_db

TODAY = "2027-01-04"
BODY = {
    "bug": "Loss is NaN after 300 steps",
    "topic_1": "Vectors",
    "text": "$\\log 0$ in the softmax.",
    "decision": "which-solver",
    "saved": "A week of tuning",
    "hours": "30",
    "found_on": TODAY,
}


@pytest.fixture
def made():
    with time_machine.travel(NOW, tick=False):
        yield group_that_meets()


def address(made, page=""):
    return f"/groups/{made.pk}-{made.slug}/debug-log/{page}"


def written(made, bug="Off by one", topics=("numbers",), decision="", by="Ben", **more):
    said = Said(
        bug=bug,
        text=more.get("text", ""),
        topics=topics,
        decision=decision,
        saved=more.get("saved", ""),
        hours=more.get("hours"),
        found_on=NOW.date(),
    )
    return write_down(group=made, said=said, by=user(by), now=NOW)


def test_a_bug_is_written_down_with_what_explained_it_and_what_that_saved(client, made):
    response = as_(client, "Ben").post(address(made, "new/"), BODY)

    entry = DebugEntry.objects.get()
    assert response.headers["Location"] == address(made, f"{entry.pk}/")
    assert [each.topic for each in entry.topics.all()] == ["vectors"]
    shown = text(as_(client, "Eve").get(address(made, f"{entry.pk}/")))
    assert "written down by Ben" in shown
    assert "Which solver?" in shown
    assert "A week of tuning, about 30 hours" in shown


def test_the_form_takes_a_topic_and_a_decision_from_its_address(client, made):
    page = as_(client, "Ben").get(address(made, "new/?topic=vectors&decision=which-solver"))

    shown = page.content.decode()
    assert 'name="topic_1" value="Vectors"' in shown
    assert '<option value="which-solver" selected>' in shown
    assert f'name="found_on" value="{TODAY}"' in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"bug": ""}, "Say in one line what went wrong."),
        ({"topic_1": ""}, "Name the topic that explained it; the list helps."),
        ({"topic_1": "vector"}, "No topic is called that. Did you mean Vectors"),
        ({"topic_1": "qqqq"}, "The catalogue has no such topic; choose one of the list."),
        ({"found_on": "2027-01-05"}, "That day is still to come."),
        ({"hours": "many"}, "Enter a number."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, made, changed, said):
    response = as_(client, "Ben").post(address(made, "new/"), {**BODY, **changed})

    shown = unescape(response.content.decode())
    assert response.status_code == 422
    assert said in shown
    assert BODY["text"] in shown
    assert not DebugEntry.objects.exists()


def test_the_log_is_narrowed_by_its_address(client, made):
    written(made, "One", topics=("vectors", "numbers"), decision="which-solver", hours=2)
    written(made, "Two", topics=("numbers",), hours=1)
    ben = as_(client, "Ben")

    def bugs(query):
        shown = text(ben.get(address(made, query)))
        return [name for name in ("One", "Two") if f" {name} " in shown]

    assert bugs("") == ["One", "Two"]
    assert bugs("?topic=vectors") == ["One"]
    assert bugs("?decision=which-solver") == ["One"]
    assert bugs("?topic=nothing") == []
    assert "together they saved about 3 hours" in text(ben.get(address(made)))


def test_pages_follow_each_other_and_keep_what_narrows(client, made):
    for number in range(21):
        written(made, f"Bug {number}")

    page = as_(client, "Ben").get(address(made, "?topic=numbers")).content.decode()
    second = text(as_(client, "Ben").get(address(made, "?topic=numbers&page=2")))

    assert 'href="?topic=numbers&amp;page=2"' in page
    assert "Bug 0" in second
    assert "Bug 1 " not in second


def test_an_edit_shows_what_it_changed(client, made):
    entry = written(made, "Loss is NaN")
    body = {**BODY, "bug": "Loss is infinite", "version": "1"}

    as_(client, "Ben").post(address(made, f"{entry.pk}/edit/"), body)

    shown = as_(client, "Eve").get(address(made, f"{entry.pk}/history/")).content.decode()
    assert "<del>NaN</del><ins>infinite</ins>" in shown
    assert "<del>Numbers</del><ins>Vectors</ins>" in shown
    missing = as_(client, "Eve").get(address(made, f"{entry.pk}/history/?version=9"))
    assert missing.status_code == 404


def test_two_at_once_read_both_texts(client, made):
    entry = written(made, "Loss is NaN", text="Hers")
    said = Said(
        bug="Overflow",
        text="Hers, edited",
        topics=["numbers"],
        decision="",
        saved="",
        hours=None,
        found_on=NOW.date(),
    )
    rewrite(entry=entry, said=said, version=1, by=user("Ada"), now=NOW + dt.timedelta(hours=1))

    body = {**BODY, "version": "1"}
    response = as_(client, "Ben").post(address(made, f"{entry.pk}/edit/"), body)

    shown = response.content.decode()
    assert response.status_code == 409
    assert "Hers, edited" in shown
    assert BODY["saved"] in shown
    assert 'name="version" value="2"' in shown


def test_what_is_taken_away_comes_back_with_one_press(client, made):
    entry = written(made)
    ben = as_(client, "Ben")

    gone = ben.post(address(made, f"{entry.pk}/delete/"), follow=True)
    missing = ben.get(address(made, f"{entry.pk}/"))
    ben.post(address(made, f"{entry.pk}/bring-back/"))

    assert "Taken away: Off by one" in text(gone)
    assert missing.status_code == 404
    assert ben.get(address(made, f"{entry.pk}/")).status_code == 200


def test_only_its_writer_and_leads_change_it(client, made):
    entry = written(made)

    for page in ("edit/", "delete/", "bring-back/"):
        place = address(made, f"{entry.pk}/{page}")
        assert as_(client, "Eve").post(place, {**BODY, "version": "1"}).status_code == 403
    assert "Take it away" not in text(as_(client, "Eve").get(address(made, f"{entry.pk}/")))
    assert "Take it away" in text(as_(client, "Ada").get(address(made, f"{entry.pk}/")))


def test_it_stands_in_the_notebook_at_its_topics(client, made):
    entry = written(made, "Loss is NaN", topics=("vectors",), text="Because.")
    base = f"/groups/{made.pk}-{made.slug}/notebook/"

    notebook = text(as_(client, "Eve").get(base))
    topic = as_(client, "Eve").get(f"{base}topics/vectors/").content.decode()

    assert "Vectors 1 bug" in notebook
    assert "Bugs it explained" in topic
    assert address(made, f"{entry.pk}/") in topic


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_costs_the_same_for_many(client, made, django_assert_num_queries, count):
    for number in range(count):
        written(made, f"Bug {number}", topics=("vectors", "numbers"), decision="which-solver")
    ben = as_(client, "Ben")
    ben.get(address(made))

    with django_assert_num_queries(9):
        ben.get(address(made))
