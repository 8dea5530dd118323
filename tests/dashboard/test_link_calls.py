"""The worker looks at links, by the guard that chats are called by."""

import datetime as dt

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from curriculum import link_looking
from curriculum.history import change_catalogue
from curriculum.models import Edition, Link
from planner.dashboard import link_calls
from planner.outbox.web_guard import Guard
from tests.curriculum.catalogues import catalogue, resource, topic, unit
from tests.outbox.web_server import web_server

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)


def with_links(*urls):
    books = tuple(
        resource(f"book-{number}", unit(f"unit-{number}", ("numbers", 1)), url=url)
        for number, url in enumerate(urls)
    )
    change_catalogue(
        wanted=catalogue(topic("numbers"), resources=books),
        by=None,
        now=NOW,
        kind=Edition.Kind.FILES,
    )


@pytest.mark.django_db(transaction=True)
def test_the_worker_looks_at_links_and_at_none_of_this_machine(monkeypatch):
    with_links("http://one.example.com/a", "http://two.example.com/b", "http://127.0.0.1/c")
    with web_server("") as server:
        server.answer = {
            "HEAD /a": b"HTTP/1.1 200 OK\r\n\r\n",
            "HEAD /b": b"HTTP/1.1 302 Go\r\nLocation: http://localhost/inside\r\n\r\n",
        }
        guard = Guard(
            resolve=lambda host: ("127.0.0.1",),
            allows={"127.0.0.1"}.__contains__,
            plain_port=server.port,
        )
        monkeypatch.setattr(link_calls, "GUARD", guard)
        link_looking.start(by=None, now=timezone.now())
        call_command("work", "--once")
        asked = [head.splitlines()[0] for head, _ in server.requests]
        agents = {head.splitlines()[2] for head, _ in server.requests}

    found = {link.url: link.state for link in Link.objects.all()}
    assert found == {
        "http://one.example.com/a": "there",
        "http://two.example.com/b": "unclear",
        "http://127.0.0.1/c": "unclear",
    }
    assert asked == ["HEAD /a HTTP/1.1", "HEAD /b HTTP/1.1"]
    assert agents == {f"User-Agent: Lemma link check (+{settings.SITE_URL})"}
    assert link_looking.last_look().result == "3 links were looked at. 0 are dead."
