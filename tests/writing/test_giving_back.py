"""Faults x forms: what was typed survives each of them."""

import re

import pytest
import time_machine
from django.test import Client

from planner.groups import actions
from planner.meetings.models import Recap
from planner.meetings.recap_actions import write_recap
from planner.threads.models import Post
from tests.groups.people import membership, user
from tests.meetings.meeting_pages import DURING, at, group_that_meets, row
from tests.threads.thread_pages import asked
from tests.writing.boxes import box, hidden, kept, page

pytestmark = pytest.mark.django_db
TYPED = 'I think <b>"$x^2$"</b> & `a\\b`'
SHOWN = "I think &lt;b&gt;&quot;$x^2$&quot;&lt;/b&gt; &amp; `a\\b`"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def made():
    return group_that_meets()


def browser(name="Ben", **about):
    client = Client(raise_request_exception=False, **about)
    client.force_login(user(name))
    return client


def middleware(name):
    def fail(settings, made):
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"tests.writing.faults.{name}"]
        return browser()

    return fail


def signed_out(settings, made):
    return Client()


def archived(settings, made):
    actions.archive(group=made, by=user("Ada"), now=DURING)
    return browser()


def removed(settings, made):
    actions.leave(membership=membership(made, "Ben"), by=user("Ada"), now=DURING)
    return browser()


# What brings each about, and gives the browser that meets it.
FAULTS = {
    401: signed_out,
    403: middleware("is_forbidden"),
    404: removed,
    409: archived,
    429: middleware("is_too_fast"),
    500: middleware("breaks"),
    503: middleware("is_away"),
}
# Where each form with a box stands, where it is sent to, and what is filled in beside the text.
FORMS = {
    "recap": ("meetings/thursday1/recap/", "", {"what_0": "Read on"}),
    "question": ("questions/ask/?about=topic&id=vectors", "", {"title": "Read on", "kind": "note"}),
    "answer": ("questions/{thread}/", "answer/", {}),
    "comment": ("questions/posts/{post}/comment/", "", {}),
    "edit": ("questions/posts/{post}/edit/", "", {"title": "Read on"}),
}


def typed(client, made, form="recap", **more):
    """Where the form is, where it is sent to, and what."""
    stands, sent_to, others = FORMS[form]
    post = Post.objects.order_by("id").first()
    place = stands.format(thread=post and post.thread_id, post=post and post.pk)
    address = f"/groups/{made.pk}-{made.slug}/{place}"
    sent = {**hidden(client.get(address)), **others, "text": TYPED, **more}
    return address, address + sent_to, sent


def all_typed(client, made):
    asked(made, by="Ben", now=DURING)
    return [typed(client, made, form) for form in FORMS]


@pytest.mark.parametrize("status", FAULTS)
def test_the_answer_to_a_fault_shows_what_was_typed(settings, made, status):
    forms = all_typed(browser(), made)
    client = FAULTS[status](settings, made)

    answers = [client.post(sent_to, sent) for _, sent_to, sent in forms]

    assert [each.status_code for each in answers] == [status] * len(FORMS)
    assert [SHOWN in page(each) for each in answers] == [True] * len(FORMS)
    assert {each["Cache-Control"] for each in answers} == {"private, no-store"}
    assert (Recap.objects.count(), Post.objects.count()) == (0, 1)


@pytest.mark.parametrize("status", [401, 403, 429, 500])
def test_the_form_has_it_again(settings, made, status):
    forms = all_typed(browser(), made)
    before = settings.MIDDLEWARE
    client = FAULTS[status](settings, made)

    for _, sent_to, sent in forms:
        client.post(sent_to, sent)
    settings.MIDDLEWARE = before
    opened = [browser().get(address) for address, _, _ in forms]

    assert [box(each) for each in opened] == [TYPED] * len(FORMS)
    assert ["Kept from 11:30" in page(each) for each in opened] == [True] * len(FORMS)
    assert sum('value="Read on"' in page(each) for each in opened) == 3


def test_what_was_sent_is_kept_nowhere(made):
    client = browser()
    for _, sent_to, sent in all_typed(client, made):
        client.post("/writing/keep/", sent)
        assert client.post(sent_to, sent).status_code == 302

    assert kept() == []
    assert {each.text for each in Post.objects.all()} == {Recap.objects.get().text} == {TYPED}
    assert Post.objects.count() == 4


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_go_well_at_another_try_can_be_sent_again(settings, made, status):
    _, address, sent = typed(browser(), made)
    before = settings.MIDDLEWARE

    answer = page(FAULTS[status](settings, made).post(address, sent)).partition("typed-text")[2]
    settings.MIDDLEWARE = before
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer))
    moved = browser().post(address, {**again, "text": TYPED})

    assert again == {name: value for name, value in sent.items() if name != "text"}
    assert (moved.status_code, Recap.objects.get().text) == (302, TYPED)


def test_what_a_refused_action_did_not_take_stays_kept(made):
    client = browser()
    _, address, sent = typed(client, made)
    client.post("/writing/keep/", sent)
    write_recap(
        meeting=row(), text="Ada's", links=(), to_do=(), version=0, by=user("Ada"), now=DURING
    )

    refused = client.post(address, sent)

    assert (refused.status_code, box(refused), kept()) == (409, TYPED, [("Ben", TYPED)])
    assert "What you typed</h2>" not in page(refused)


@pytest.mark.parametrize(("size", "is_kept"), [(20_001, True), (200_001, False)])
def test_what_is_too_long_is_in_the_form(made, size, is_kept):
    client = browser()
    _, address, sent = typed(client, made, text="x" * size)

    refused = client.post(address, sent)

    assert (refused.status_code, box(refused)) == (422, "x" * size)
    assert (kept() != []) is is_kept


def test_what_is_too_much_to_read_leaves_what_was_kept(settings, made):
    client = browser()
    _, address, sent = typed(client, made)
    client.post("/writing/keep/", sent)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    refused = client.post(address, {**sent, "text": "x" * 1000})

    assert (refused.status_code, kept()) == (400, [("Ben", TYPED)])
    assert "what was kept of it is" in page(refused)


def test_the_way_back_in_leads_to_the_form(made):
    client = browser()
    _, address, sent = typed(client, made)
    client.cookies.clear()

    answer = page(client.post(address, sent))

    assert f'href="/account/login/?next={address.replace("/", "%2F")}"' in answer
    assert "sign in, and the form has it again" in answer
    assert "Send it again" not in answer


def test_who_signs_in_there_instead_sees_nothing_of_it(made):
    client = browser("Ben")
    _, address, sent = typed(client, made)
    client.cookies.clear()
    client.post(address, sent)

    client.force_login(user("Ada"))
    opened = client.get(address)

    assert kept() == [("Ben", TYPED)]
    assert (box(opened), "Kept from" in page(opened)) == ("", False)


def test_a_page_from_before_signing_in_anew_keeps_it_too(made):
    client = browser(enforce_csrf_checks=True)
    _, address, sent = typed(client, made)

    refused = client.post(address, {**sent, "csrfmiddlewaretoken": "a" * 32})

    assert (refused.status_code, kept()) == (403, [("Ben", TYPED)])
    assert SHOWN in page(refused)
    assert "Send it again" not in page(refused)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_form_without_a_slip_is_not_looked_at(settings, made, status):
    client = FAULTS[status](settings, made)

    response = client.post(at(made, "recap/"), {"text": TYPED, "slip": "x", "version": "0"})

    assert SHOWN not in page(response)
    assert (response.status_code, kept()) == (302 if status == 401 else status, [])
