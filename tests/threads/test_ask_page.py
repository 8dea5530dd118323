"""The form that asks: what fills it, what it can be about, and what it refuses."""

import pytest
import time_machine

from planner.threads.models import Thread
from planner.threads.outline import PARTS, outline
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import FIRST, wanted
from tests.meetings.publications import publish
from tests.threads.thread_pages import as_, at, learners, text

pytestmark = pytest.mark.django_db
KEY = "6f1c5a3e-5f0b-4b57-9d0c-0e6a5d6c7b02"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def eve(client, made):
    return as_(client, "Eve")


def send(client, made, **typed):
    sent = {"kind": "question", "title": "Why?", "text": "What is $x$?", "key": KEY, **typed}
    return client.post(at(made, "ask/"), sent)


def chosen(answer):
    before = answer.content.decode().partition(" checked>")[0]
    return before.rpartition('value="')[2].rstrip('" ')


def test_what_was_asked_is_there_with_all_that_was_said(eve, made):
    answer = send(eve, made, kind="stuck", about="unit:book-1", location="page 3")

    thread = Thread.objects.get()
    assert answer.url == at(made, f"{thread.pk}/")
    assert (thread.kind, thread.about_kind, thread.about_id, thread.location) == (
        *("stuck", "unit", "book-1", "page 3"),
    )
    assert (thread.asked_by, thread.is_anonymous) == (user("Eve"), False)


def test_sent_twice_it_is_asked_once(eve, made):
    answers = [send(eve, made, is_anonymous="on") for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert Thread.objects.get().is_anonymous


def test_a_link_fills_the_form(eve, made):
    query = "?kind=stuck&about=topic&id=vectors&location=p.+4&title=Norms&text=Why"

    answer = eve.get(at(made, f"ask/{query}"))

    content = answer.content.decode()
    assert '<option value="stuck" selected>' in content
    assert (chosen(answer), 'value="p. 4"' in content) == ("topic:vectors", True)
    assert ('value="Norms"' in content, "Why</textarea>" in content) == (True, True)


def test_a_meeting_of_the_group_can_be_asked_about(eve, made):
    publish(made, *wanted())

    answer = eve.get(at(made, f"ask/?about=meeting&id={FIRST}"))

    assert chosen(answer) == f"meeting:{FIRST}"
    assert "Numbers, Thu 7 Jan 2027 meeting" in text(answer)


@pytest.mark.parametrize("about", ["topic:phlogiston", "meeting:another", "nonsense", "group:1"])
def test_what_is_not_there_is_refused_at_its_field(eve, made, about):
    kind, _, name = about.partition(":")
    linked, sent = eve.get(at(made, f"ask/?about={kind}&id={name}")), send(eve, made, about=about)

    assert "What the link named is not there any more." in text(linked)
    assert (sent.status_code, Thread.objects.count()) == (422, 0)
    assert "This is not there any more: choose anew what it is about." in text(sent)
    assert "What is $x$?</textarea>" in sent.content.decode()


def test_looking_something_up_keeps_what_was_typed_and_asks_nothing(eve, made):
    answer = send(eve, made, find="vektors", look="find", about="decision:which-solver", title="")

    assert (answer.status_code, Thread.objects.count()) == (200, 0)
    assert chosen(answer) == "decision:which-solver"
    assert 'value="topic:vectors"' in answer.content.decode()
    assert "What is $x$?</textarea>" in answer.content.decode()
    assert f'value="{KEY}"' in answer.content.decode()


def test_with_htmx_only_the_choices_come(eve, made):
    headers = {"hx-request": "true", "hx-target": "about-choices"}

    answer = eve.get(at(made, "ask/?find=vector&about=topic:numbers"), headers=headers)
    nothing = eve.get(at(made, "ask/?find=phlogiston"), headers=headers)

    assert answer.content.decode().startswith('<div id="about-choices">')
    assert chosen(answer) == "topic:numbers"
    assert 'value="topic:vectors"' in answer.content.decode()
    assert "Nothing is found by these words." in nothing.content.decode()


def test_an_explainer_begins_with_its_outline(eve, made):
    linked = eve.get(at(made, "ask/?kind=explainer"))
    asked_for = send(eve, made, look="outline", text="Mine")

    assert "\n\n\n".join(f"### {part}" for part in PARTS) + "\n" == outline()
    assert f"\n{outline()}</textarea>" in linked.content.decode()
    assert f"Mine\n\n{outline()}</textarea>" in asked_for.content.decode()
    assert '<option value="explainer" selected>' in asked_for.content.decode()


def test_what_is_missing_is_said_at_its_field(eve, made):
    answer = send(eve, made, title="", text=" ", kind="rumour")

    assert answer.status_code == 422
    for words in ("Give it a title, so that others find it.", "Write something first."):
        assert words in text(answer)
