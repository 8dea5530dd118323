"""Which threads stand on the next meeting's agenda."""

import datetime as dt

import pytest

from planner.meetings.models import AgendaItem, Meeting
from planner.threads import agenda
from planner.threads.asking import answer, ask
from planner.threads.models import OnAgenda, Thread
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import OVER, as_, at, group_that_meets, text

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def made():
    return group_that_meets()


def asked(made, kind="question", by="Ben", **more) -> Thread:
    return ask(group=made, title="Why a norm?", text="?", kind=kind, by=user(by), now=NOW, **more)


def agendas():
    """The titles of the questions of each meeting."""
    meetings = Meeting.objects.order_by("number")
    return [
        [each.title for each in meeting.agenda.filter(kind="question").order_by("position")]
        for meeting in meetings
    ]


def test_what_somebody_is_stuck_on_is_on_the_next_agenda(made):
    thread = asked(made, "stuck")

    item = AgendaItem.objects.get(kind="question")
    assert agendas() == [["Why a norm?"], [], []]
    assert item.link == f"/groups/{made.pk}-{made.slug}/questions/{thread.pk}/"


def test_other_questions_are_put_there_by_somebody(made):
    thread = asked(made)
    assert agendas() == [[], [], []]

    for _ in range(2):
        agenda.put_on_agenda(thread=thread, by=user("Eve"), now=NOW)

    assert agendas() == [["Why a norm?"], [], []]


def test_an_accepted_answer_takes_it_off(made):
    thread = asked(made, "stuck")
    post = answer(thread=thread, text="A length.", by=user("Eve"), now=NOW)
    Thread.objects.update(accepted=post, accepted_at=NOW)

    agenda.settle_agenda(thread, NOW)

    assert agendas() == [[], [], []]


def test_an_open_question_moves_on_when_the_worker_looks(made):
    asked(made, "stuck")

    for _ in range(2):
        agenda.settle_agendas(now=OVER)

    assert agendas() == [["Why a norm?"], ["Why a norm?"], []]


def test_the_worker_finds_what_was_settled_without_it(made):
    Thread.objects.filter(pk=asked(made, "stuck").pk).update(deleted_at=NOW)

    agenda.settle_agendas(now=NOW)

    assert agendas() == [[], [], []]


def test_where_nothing_changed_the_worker_asks_little(made, django_assert_num_queries):
    asked(made, "stuck")

    with django_assert_num_queries(2):
        agenda.settle_agendas(now=NOW)


def test_a_deleted_thread_is_on_no_agenda_not_even_of_the_past(made):
    thread = asked(made, "stuck")
    agenda.settle_agendas(now=OVER)
    Thread.objects.update(deleted_at=OVER)

    agenda.settle_agenda(thread, OVER)

    assert agendas() == [[], [], []]


def test_what_it_was_merged_into_takes_its_place(made):
    thread, into = asked(made, "stuck"), asked(made)
    Thread.objects.filter(pk=thread.pk).update(merged_into=into)
    Thread.objects.filter(pk=into.pk).update(title="What is a norm?")

    agenda.settle_agenda(thread, NOW)

    assert agendas() == [["What is a norm?"], [], []]


def test_what_was_taken_off_stays_off(made):
    thread = asked(made, "stuck")

    agenda.take_off_agenda(thread=thread, by=user("Ben"), now=NOW)
    agenda.settle_agendas(now=NOW)

    assert agendas() == [[], [], []]


def test_only_an_open_question_is_put_there(made):
    with pytest.raises(agenda.CannotPutOnAgenda):
        agenda.put_on_agenda(thread=asked(made, "note"), by=user("Ben"), now=NOW)

    assert not OnAgenda.objects.exists()


def press(client, thread, name, **body):
    address = f"/groups/{thread.group_id}-{thread.group.slug}/questions/{thread.pk}/agenda/"
    return as_(client, name).post(address, body)


@pytest.mark.parametrize(
    ("name", "status", "left"), [("Ben", 302, []), ("Ada", 302, []), ("Eve", 403, ["Why a norm?"])]
)
def test_leads_and_whoever_asked_take_it_off(client, made, name, status, left):
    thread = asked(made, "stuck")

    response = press(client, thread, name, on="no")

    assert (response.status_code, agendas()[0]) == (status, left)


def test_the_meeting_shows_it_with_what_one_may_do(client, made):
    thread = asked(made, "stuck")
    asked(made, "stuck", is_anonymous=True)

    pages = {name: as_(client, name).get(at(made)).content.decode() for name in ("Ada", "Eve")}

    way = f'<a href="/groups/{made.pk}-{made.slug}/questions/{thread.pk}/">Why a norm?</a>'
    counts = {
        name: [page.count(each) for each in (way, ">Take off<", ">Earlier<", ">Later<")]
        for name, page in pages.items()
    }
    assert counts == {"Ada": [1, 2, 1, 1], "Eve": [1, 0, 0, 0]}


def test_from_the_meeting_one_comes_back_to_it(client, made):
    response = press(client, asked(made, "stuck"), "Ada", on="no", meeting="thursday1")

    assert response.headers["Location"] == at(made)


def test_leads_order_the_questions_of_a_meeting(client, made):
    for title in ("First?", "Second?"):
        ask(group=made, title=title, text="?", kind="stuck", by=user("Ben"), now=NOW)
    last = AgendaItem.objects.get(title="Second?")

    response = as_(client, "Ada").post(at(made, f"questions/{last.pk}/move/"), {"to": "earlier"})

    assert response.headers["Location"] == f"{at(made)}#questions"
    assert agendas()[0] == ["Second?", "First?"]


def test_the_thread_says_on_which_agenda_it_is(client, made):
    Meeting.objects.update(starts_at=NOW.replace(year=2090), ends_at=NOW.replace(year=2091))
    thread = asked(made)
    address = f"/groups/{made.pk}-{made.slug}/questions/{thread.pk}/"

    before = text(as_(client, "Ben").get(address))
    press(client, thread, "Ben", on="yes")

    assert "Put it on the next agenda" in before
    assert "On the agenda of Numbers, Wed 4 Jan 2090 , until it is answered" in text(
        client.get(address)
    )
