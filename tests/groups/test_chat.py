import json
import ssl

import pytest
from django.core.mail import get_connection

from planner.groups import actions as groups
from planner.groups import chat
from planner.groups.models import ChatHook
from planner.meetings.models import Meeting
from planner.meetings.reminders import tell_chats
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from planner.outbox.web_guard import Guard
from tests.groups.people import NOW, group, user
from tests.meetings.publications import meeting, publish
from tests.meetings.reminding import DAY, HOUR
from tests.outbox.hostile_addresses import ADDRESSES, URLS
from tests.outbox.web_server import HOST, certificate, web_server

pytestmark = pytest.mark.django_db
URL = f"https://{HOST}/services/s3cret"


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def server(pem, monkeypatch):
    """The chat's: the one address of this machine that may be called, for the test only."""
    with web_server(pem) as found:
        guard = Guard(
            resolve=lambda host: ("127.0.0.1",),
            allows={"127.0.0.1"}.__contains__,
            port=found.port,
            seconds=2,
            trust=lambda: ssl.create_default_context(cafile=pem),
        )
        monkeypatch.setattr(chat, "ON_SAVE", guard)
        monkeypatch.setattr(chat, "ON_DELIVERY", guard)
        yield found


@pytest.fixture
def risk():
    return group("Ben")


@pytest.fixture
def address(risk):
    return f"/groups/{risk.pk}-{risk.slug}/chat/"


@pytest.fixture
def ada(client):
    client.force_login(user("Ada"))
    return client


def connected(risk, **changes):
    usual = {"shape": "slack", "on_plan_changed": True, "on_meeting_tomorrow": True}
    return ChatHook.objects.create(group=risk, secret_url=URL, **{**usual, **changes})


def deliver(now=NOW):
    return deliver_next(now=now, line=get_connection())


def texts(server):
    return [json.loads(body)["text"] for _, body in server.requests]


def test_a_lead_connects_the_chat_and_tries_it(ada, address, server):
    ada.post(address, {"url": URL, "shape": "slack", "on_plan_changed": "on"})
    ada.post(f"{address}try/")
    Message.objects.update(send_at=NOW)
    deliver()

    page = ada.get(address).content.decode()
    assert texts(server)[0].startswith("A trial from Lemma: Payments risk is told here")
    assert "The last message was taken" in page
    assert (f"at {HOST}." in page, "s3cret" in page) == (True, False)


@pytest.mark.parametrize("url", URLS)
def test_a_hostile_address_is_not_saved(ada, address, url):
    response = ada.post(address, {"url": url, "shape": "slack"})

    assert response.status_code == 422
    assert ChatHook.objects.count() == 0


@pytest.mark.parametrize("found", ADDRESSES)
def test_a_name_that_leads_inside_is_not_saved(ada, address, monkeypatch, found):
    monkeypatch.setattr(chat, "ON_SAVE", Guard(resolve=lambda host: (found,)))

    response = ada.post(address, {"url": URL, "shape": "slack"})

    assert response.status_code == 422
    assert "not on the public internet" in response.content.decode()
    assert "s3cret" not in response.content.decode()
    assert ChatHook.objects.count() == 0


def test_a_name_that_moved_inside_since_is_not_called(ada, risk, address, server, monkeypatch):
    connected(risk)
    monkeypatch.setattr(chat, "ON_DELIVERY", Guard(resolve=lambda host: ("127.0.0.1",)))
    ada.post(f"{address}try/")
    Message.objects.update(send_at=NOW)

    message = deliver()

    assert (message.state, server.came) == ("failed", 0)
    assert "not on the public internet" in ada.get(address).content.decode()


@pytest.mark.parametrize(("status", "state"), [(404, "failed"), (503, "waiting")])
def test_a_failure_stands_on_the_page(ada, risk, address, server, status, state, caplog):
    connected(risk)
    server.answer = f"HTTP/1.1 {status} No\r\n\r\nwords of the inside".encode()
    ada.post(f"{address}try/")
    Message.objects.update(send_at=NOW)

    message = deliver()

    page = ada.get(address).content.decode()
    assert (message.state, message.reason) == (state, f"It answered {status}.")
    assert f"It answered {status}." in page
    assert "words of the inside" not in page
    assert "s3cret" not in page + caplog.text + message.reason + message.address


def test_an_empty_address_keeps_the_one_there_is(ada, risk, address, server):
    connected(risk)

    ada.post(address, {"url": "", "shape": "discord"})

    kept = ChatHook.objects.get()
    assert (kept.secret_url, kept.shape, kept.on_plan_changed) == (URL, "discord", False)


def test_the_first_address_must_be_given(ada, address):
    response = ada.post(address, {"url": "", "shape": "slack"})

    assert response.status_code == 422
    assert "Give the address that your chat shows" in response.content.decode()


def test_disconnecting_forgets_the_address_and_what_waits(ada, risk, address, server):
    connected(risk)
    ada.post(f"{address}try/")
    Message.objects.update(send_at=NOW)

    ada.post(f"{address}end/")

    assert (deliver().state, server.came, ChatHook.objects.count()) == ("cancelled", 0, 0)


def test_a_meeting_is_told_once_a_day_before(risk, server):
    connected(risk)
    publish(risk, meeting())
    starts_at = Meeting.objects.get().starts_at

    counts = [tell_chats(now=starts_at - DAY + more) for more in (-HOUR, 0 * HOUR, HOUR, 2 * HOUR)]
    deliver(starts_at - DAY + HOUR)

    assert counts == [0, 1, 0, 0]
    assert texts(server)[0].startswith("Payments risk on Thu 7 Jan: Gradients\n<http://127")


def test_a_meeting_that_was_cancelled_meanwhile_is_not_told(risk, server):
    connected(risk)
    publish(risk, meeting())
    now = Meeting.objects.get().starts_at - HOUR
    tell_chats(now=now)

    Meeting.objects.update(state="cancelled")

    assert (deliver(now).state, server.came) == ("cancelled", 0)


@pytest.mark.parametrize("changes", [{"on_meeting_tomorrow": False}, None])
def test_a_chat_that_does_not_want_it_is_told_nothing(risk, changes):
    if changes:
        connected(risk, **changes)
    publish(risk, meeting())

    assert tell_chats(now=Meeting.objects.get().starts_at - HOUR) == 0


def test_an_archived_group_s_chat_is_told_nothing(ada, risk, address, server):
    connected(risk)
    ada.post(f"{address}try/")
    Message.objects.update(send_at=NOW)
    groups.archive(group=risk, by=user("Ada"), now=NOW)

    assert (deliver().state, server.came) == ("cancelled", 0)
    assert ada.post(f"{address}try/").status_code == 409


def test_members_neither_see_nor_change_it(client, risk, address):
    connected(risk)
    client.force_login(user("Ben"))

    answers = [client.get(address), client.post(address), client.post(f"{address}end/")]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert ChatHook.objects.count() == 1
