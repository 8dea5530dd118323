import datetime as dt
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from planner.outbox.models import Message
from tests.groups.people import user
from tests.outbox.messages import ending, waiting

pytestmark = pytest.mark.django_db
LIST = "/admin/outbox/message/"


@pytest.fixture
def stuck():
    message = waiting("stuck", subject="s3cret subject", text="s3cret text", link="s3cret link")
    claimed_at = timezone.now() - dt.timedelta(minutes=11)
    Message.objects.update(state="claimed", claimed_at=claimed_at)
    waiting("waits")
    return message


def rows(response):
    return re.findall(
        r'<th class="field-id"><a href="\S+?/(\d+)/change/', response.content.decode()
    )


def send_again(client, *messages):
    return client.post(
        LIST,
        {"action": "send_again", "_selected_action": [message.pk for message in messages]},
        follow=True,
    )


def test_operators_find_what_is_stuck(admin_client, stuck):
    assert len(rows(admin_client.get(LIST))) == 2
    assert rows(admin_client.get(f"{LIST}?stuck=yes")) == [str(stuck.pk)]
    assert len(rows(admin_client.get(f"{LIST}?state__exact=waiting"))) == 1


def test_operators_do_not_read_what_a_message_says(admin_client, stuck):
    pages = [admin_client.get(LIST), admin_client.get(f"{LIST}{stuck.pk}/change/")]

    assert [page.status_code for page in pages] == [200, 200]
    assert [page for page in pages if "s3cret" in page.content.decode()] == []


def test_operators_send_again(admin_client, stuck):
    response = send_again(admin_client, stuck)

    assert f"Message {stuck.pk} will be sent again." in response.content.decode()
    assert ending(stuck)[0] == "waiting"
    assert LogEntry.objects.get().change_message == "to be sent again"


def test_what_cannot_be_sent_again_says_why(admin_client, stuck):
    waits = Message.objects.get(occurrence="waits")

    response = send_again(admin_client, waits)

    assert "Only what is stuck or has failed is sent again" in response.content.decode()
    assert LogEntry.objects.count() == 0


def test_curators_see_no_messages_and_send_none_again(client, stuck):
    dora = user("Dora")
    dora.is_curator = True
    dora.save()
    client.force_login(dora)

    assert send_again(client, stuck).status_code == 403
    assert client.get(LIST).status_code == 403
    assert ending(stuck)[0] == "claimed"


def test_messages_are_neither_added_nor_changed_nor_deleted(admin_client, stuck):
    address = f"{LIST}{stuck.pk}"

    answers = [
        admin_client.post(f"{LIST}add/"),
        admin_client.post(f"{address}/change/", {"state": "sent"}),
        admin_client.post(f"{address}/delete/", {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Message.objects.count() == 2
