"""My progress: what a plan needs, one tap a step, and taking it back."""

import datetime as dt

import pytest

from curriculum.actions import load_catalogue
from planner.meetings.models import Attendance, AttendanceSheet, CoveredItem, Meeting
from planner.progress import state_actions as states
from planner.progress.models import Attempt, StateChange, TopicState
from planner.threads.asking import About, answer, ask
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import as_, group_that_meets, text
from tests.plans.plans_of_rooms import CATALOGUE, drafted, published

pytestmark = pytest.mark.django_db

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def made():
    load_catalogue(catalogue=CATALOGUE)
    made = group("Ben", "Eve")
    published(drafted(made, "Solvers", user("Ada")), user("Ada"))
    return made


@pytest.fixture
def ben(client, made):
    return as_(client, "Ben")


def page(client, made, query=""):
    return client.get(f"/groups/{made.pk}-{made.slug}/my-progress/{query}")


def say(client, step, **more):
    return client.post("/progress/say/", {"set": step}, **more)


def standing(name="Ben"):
    rows = TopicState.objects.filter(user=user(name)).order_by("topic", "depth")
    return list(rows.values_list("topic", "depth", "state"))


def test_the_page_has_what_the_plan_stands_on(ben, made):
    shown = text(page(ben, made))

    assert "You know 0 of the 5 steps that the plan stands on." in shown
    assert "Which solver? 0 of 5" in shown
    assert "Not started" in shown


def test_one_tap_says_it_and_one_takes_it_back(ben, made):
    fragment = say(ben, "vectors@2=understood", **HTMX).content.decode()
    change = StateChange.objects.get()

    assert standing() == [("vectors", 2, "understood")]
    assert 'aria-pressed="true"' in fragment
    assert f"/progress/said/{change.pk}/undo/" in fragment
    assert "Vectors, working: understood" in fragment
    ben.post(f"/progress/said/{change.pk}/undo/")
    assert standing() == []


def test_pressing_what_is_pressed_takes_it_away(ben, made):
    for step in ("vectors@1=learning", "vectors@1="):
        say(ben, step)

    assert standing() == []


def test_without_script_one_comes_back_to_where_one_was(ben, made):
    answer = ben.post("/progress/say/", {"set": "vectors@1=known", "next": "/home/"})
    strange = ben.post("/progress/say/", {"set": "vectors@1=known", "next": "//evil.example/"})

    assert answer["Location"] == "/home/"
    assert strange["Location"] == "/progress/topics/vectors/"


@pytest.mark.parametrize(
    "step", ["", "vectors=known", "vectors@9=known", "phlogiston@1=known", "vectors@1=stuck"]
)
def test_what_cannot_be_said_is_404(ben, made, step):
    assert say(ben, step).status_code == 404


def test_only_what_a_decision_stands_on(ben, made):
    states.learn(user=user("Ben"), topic="vectors", depth=3, now=NOW)

    assert "Besides the plan" in text(page(ben, made))
    shown = text(page(ben, made, "?decision=which-solver"))
    assert ["What it stands on" in shown, "Besides the plan" in shown] == [True, False]


def test_what_the_catalogue_has_lost_keeps_its_name(ben, made):
    state = states.say(
        user=user("Ben"), topic="phlogiston", depth=1, state="learning", name="Phlogiston", now=NOW
    )

    assert "Phlogiston no longer in the catalogue" in text(page(ben, made))
    shown = text(ben.get("/progress/topics/phlogiston/"))
    assert "It is no longer in the catalogue" in shown
    assert "Awareness: not started → learning" in shown
    ben.post(f"/progress/said/{state.pk}/undo/")
    assert standing() == []


def test_nobody_elses_is_there(client, made):
    change = states.learn(user=user("Ben"), topic="vectors", depth=1, now=NOW)
    as_(client, "Ada")

    assert client.post(f"/progress/said/{change.pk}/undo/").status_code == 404
    assert "learning" not in text(client.get("/progress/topics/vectors/")).partition("How you")[2]


def test_what_one_did_stands_beside_it(client):
    made = group_that_meets()
    meeting = Meeting.objects.get(key="thursday1")
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    CoveredItem.objects.create(
        meeting=meeting,
        position=1,
        kind="study",
        title="Numbers",
        topic="numbers",
        depth=1,
        planned=30,
        minutes=30,
        extent="yes",
    )
    for name in ("Ben", "Eve"):
        Attendance.objects.create(meeting=meeting, user=user(name), is_present=True)
    AttendanceSheet.objects.create(meeting=meeting, taken_at=NOW, taken_by=user("Ada"))
    thread = ask(
        group=made,
        title="Why?",
        text="?",
        by=user("Eve"),
        now=NOW,
        about=About(kind="topic", id="numbers"),
    )
    answer(thread=thread, text="So.", by=user("Ben"), now=NOW + dt.timedelta(hours=1))

    Attempt.objects.create(
        user=user("Eve"), exercise="add", is_on_paper=True, outcome="got-it", tried_at=NOW
    )

    ben, eve = (text(as_(client, n).get("/progress/topics/numbers/")) for n in ("Ben", "Eve"))

    assert "led the meeting on it on 7 January 2027" in ben
    assert "answered a question on 4 January 2027" in ben
    assert ["came to the meeting" in eve, "answered" in eve] == [True, False]
    assert "did an exercise on 4 January" in text(client.get("/progress/topics/vectors/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_few_queries(ben, made, count, django_assert_num_queries):
    for depth in range(1, count + 1):
        states.learn(user=user("Ben"), topic="numbers", depth=depth, now=NOW)
    page(ben, made)

    with django_assert_num_queries(11):
        page(ben, made)


def test_a_tap_takes_few_queries(ben, made, django_assert_num_queries):
    say(ben, "vectors@1=learning", **HTMX)

    with django_assert_num_queries(9):
        say(ben, "vectors@1=understood", **HTMX)
