"""Who asked without their name changes nothing that anybody else is given, on whatever way.

Everything is played twice, once with Ben as the one who asks and once with Dan; what peers are
given is compared: pages, messages of every channel, mails, calendars, exports, the log.
"""

import json
import re

import pytest
import time_machine
from django.core import mail
from django.core.mail import get_connection
from django.db import transaction

from planner.accounts.digests import choose_digest
from planner.accounts.models import User
from planner.accounts.own_data import own_data
from planner.dashboard.digest import collect_digests
from planner.groups import actions as groups
from planner.groups.models import ChatHook
from planner.meetings.feed_actions import renew_feed
from planner.meetings.feed_answers import answer as fetched
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from planner.threads.deleting import delete_post
from planner.threads.editing import edit
from planner.threads.following import Choice, choose
from planner.threads.models import Post, Thread
from planner.threads.reactions import accept
from tests.architecture.permission_table import addresses, parameters
from tests.groups.people import NOW, user
from tests.meetings.publications import meeting, publish
from tests.threads.thread_pages import LATER, answered, as_, asked, commented, learners

pytestmark = pytest.mark.django_db
SHY = {"Ben": 7_000_001, "Dan": 7_000_002}
DAY_AFTER = LATER.replace(day=6)
PEERS = ("Ada", "Eve", "Fay")
# What differs between any two requests, and the numbers of rows; those of the shy are longer.
PASSING = re.compile(r'value="[\w-]{36,}"|value="[^"]*:[\w-]{27,}"|={15}\d+|\b\d{1,6}\b')


@pytest.fixture
def made():
    """Ada leads, Eve and Fay and the two shy belong; Fay has her mails collected."""
    for name, number in SHY.items():
        User.objects.create_user(f"{name.lower()}@example.org", name=name, pk=number)
    group = learners()
    for name in ("Dan", "Fay"):
        groups.add_member(group=group, user=user(name), by=user("Ada"), now=NOW)
    for name in PEERS:
        choose(group=group, choice=Choice.FOLLOW, by=user(name), now=NOW)
    choose_digest(
        user=user("Fay"), kinds=["mention"], rhythm="daily", weekday=1, hour=8, quiet_weekends=False
    )
    ChatHook.objects.create(group=group, secret_url="https://chat.example/x", shape="slack")
    publish(group, meeting())
    return group


def play(made, shy):
    """They ask, are answered, comment, edit, accept, call others; a lead takes one post away."""
    thread = asked(made, by=shy, kind="stuck", text="Why, @Eve?", is_anonymous=True)
    post = answered(thread, "Because, @Fay.", by="Eve")
    commented(post, "I see, @Ada.", by=shy)
    answered(thread, "So it is.", by=shy)
    delete_post(post=answered(thread, "Never mind.", by=shy), by=user("Ada"), now=LATER)
    opening = thread.posts.get(kind=Post.Kind.OPENING)
    edit(post=opening, text="Why, @Fay?", title="Why?", version=1, by=user(shy), now=LATER)
    accept(post=post, by=user(shy), now=LATER)
    return thread


def paths(made, thread):
    """Every address that a number of the group, of the thread or of a post leads to."""
    known = {"group_id": made.pk, "group_slug": made.slug, "thread_id": thread.pk}
    for name, _ in addresses():
        marks = parameters(name)
        if "group_id" not in marks or not set(marks) <= {*known, "post_id", "key"}:
            continue
        for number in thread.posts.order_by("pk").values_list("pk", flat=True):
            given = {**known, "post_id": number, "key": "thursday1"}
            path = name
            for each, mark in marks.items():
                path = path.replace(mark, str(given[each]))
            yield f"/{path}"


def pages(client, made, thread):
    eve = as_(client, "Eve")
    here = f"/groups/{made.pk}-{made.slug}/questions/"
    ways = ["/home/", "/inbox/", "/account/export/", f"{here}?mine=1", f"{here}search/?q=why"]
    for path in dict.fromkeys([*paths(made, thread), *ways]):
        yield path, eve.get(path, follow=True).content.decode()
    news = eve.get(f"{here}{thread.pk}/news/?after=0", headers={"hx-request": "true"})
    yield "news", news.content.decode()


def messages():
    """To peers and to chats, all columns."""
    rows = Message.objects.exclude(recipient__in=SHY.values()).order_by("id")
    for row in rows.values():
        yield f"message {row['id']}", json.dumps(row, default=str)


def mails():
    line = get_connection()
    while deliver_next(now=DAY_AFTER, line=line):
        pass
    for each in mail.outbox:
        if each.to[0].partition("@")[0].capitalize() in PEERS:
            yield f"mail {each.to}", each.message().as_string()


def calendars(made):
    for name in PEERS:
        token = renew_feed(owner=user(name), group=None, reminder=0, now=NOW)
        yield f"calendar of {name}", fetched(token, now=DAY_AFTER).body.decode()


def given(client, caplog, made, shy):
    """All that anybody but the shy is given, by what it is; taken back afterwards."""
    mail.outbox.clear()
    caplog.clear()
    point = transaction.savepoint()
    thread = play(made, shy)
    collect_digests(now=DAY_AFTER)
    found = [*messages(), *mails(), *pages(client, made, thread), *calendars(made)]
    exports = (
        (f"export of {name}", json.dumps(own_data(user(name)), default=str)) for name in PEERS
    )
    found += [*exports, ("log", caplog.text)]
    transaction.savepoint_rollback(point)
    return [(PASSING.sub("#", what), PASSING.sub("#", text)) for what, text in found]


def test_nobody_is_given_anything_that_depends_on_who_asked(client, made, caplog):
    caplog.set_level("INFO")

    with time_machine.travel(DAY_AFTER, tick=False):
        first, second = (given(client, caplog, made, shy) for shy in SHY)

    assert [what for what, _ in first] == [what for what, _ in second]
    assert [a for a, b in zip(first, second, strict=True) if a != b] == []
    assert len(first) > 60
    assert not any(str(number) in text for _, text in first for number in SHY.values())


def test_the_comparison_finds_a_name_where_one_is_shown(client, made):
    thread = play(made, "Ben")
    Thread.objects.update(is_anonymous=False)
    Post.objects.update(is_anonymous=False)

    page = as_(client, "Eve").get(f"/groups/{made.pk}-{made.slug}/questions/{thread.pk}/")

    assert "<b>Ben</b>" in page.content.decode()


def test_whoever_asked_is_told_and_writes_on_without_their_name(made):
    thread = asked(made, by="Ben", is_anonymous=True)
    answered(thread, by="Eve")
    elsewhere = asked(made, by="Eve", title="Other")
    Post.objects.filter(thread=thread).exclude(kind="opening").update(thread=elsewhere)
    Post.objects.filter(thread=thread).update(thread=elsewhere, kind="answer")

    told = Message.objects.filter(recipient=user("Ben"), channel="email")
    later = answered(elsewhere, by="Ben")

    assert [each.subject for each in told] == ["Eve answered: Why a norm?"]
    assert later.is_anonymous
