"""A calendar's address opens this calendar and nothing else, and no other address opens it."""

import pytest
import time_machine
from django.test import Client

from planner.groups.tokens import hash_of
from planner.meetings.feed_actions import renew_feed
from planner.meetings.models import FeedToken
from tests import world as worlds
from tests.architecture.asking import shown, way_to_the_door
from tests.architecture.permission_table import acts, path_of
from tests.meetings.feeds import fetch
from tests.meetings.ics_reader import read

pytestmark = pytest.mark.django_db
NOW = worlds.NOW


@pytest.fixture
def world():
    with time_machine.travel(NOW, tick=False):
        yield worlds.build()


def ways_to_show(token):
    """Where programs put what lets them in."""
    return (
        {"headers": {"authorization": f"Bearer {token}"}},
        {"headers": {"authorization": f"Token {token}"}},
        {"headers": {"authorization": f"Basic {token}"}},
        {"headers": {"x-api-key": token, "cookie": f"sessionid={token}; token={token}"}},
        {"query_params": {"token": token, "key": token, "feed": token}},
    )


def test_the_secret_of_a_calendar_opens_no_other_page(world):
    token = world.feeds["ada"]
    closed = [act for act in acts() if act.method == "GET" and act.rule("anon") in {"login", 404}]
    opened = [
        f"{act} {way}"
        for act in closed
        for way in ways_to_show(token)
        if not is_shut(Client().get(path_of(act, "lead", world).partition("?")[0], **way))
    ]

    assert opened == []
    assert len(closed) > 30


def is_shut(response):
    return way_to_the_door(response) or response.status_code in {401, 404}


def test_the_secret_of_a_calendar_is_no_other_kind_of_secret(world):
    """Of a draft, an invitation, a group's link: even signed in, and the other way round."""
    token = world.feeds["eve"]
    eve = Client()
    eve.force_login(world.eve)
    others = [world.draft.token, world.a.open.token, world.a.link.token]

    as_others = [
        eve.get(f"/{kind}/{token}/").status_code for kind in ("drafts", "invitations", "join")
    ]
    others_as_feeds = [fetch(each).status_code for each in others]

    assert (as_others, others_as_feeds) == ([404] * 3, [404] * 3)


def test_every_guess_is_answered_alike(world):
    """Like what was never there: an ended address, one of a group left behind, half an address."""
    token = world.feeds["ben"]
    of_group_a = renew_feed(owner=world.ben, group=world.a.group, reminder=0, now=NOW)
    of_group_b = renew_feed(owner=world.ben, group=world.b.group, reminder=0, now=NOW)
    ended = renew_feed(owner=world.eve, group=None, reminder=0, now=NOW)
    renew_feed(owner=world.eve, group=None, reminder=0, now=NOW)
    world.a.member.left_at = NOW
    world.a.member.save()
    guesses = [
        *("a" * 43, "a", "a" * 2000, "%00", "%f0%9f%8d%b1", "..%2f", "%", "null", "1", "'--"),
        *(token[:-1], token + "a", token.swapcase(), token[::-1], f" {token}", hash_of(token)),
        *(of_group_a, of_group_b, ended),
    ]

    answers = [fetch(guess) for guess in guesses]

    assert {answer.status_code for answer in answers} == {404}
    assert (
        len({without_path(answer, guess) for answer, guess in zip(answers, guesses, strict=True)})
        == 1
    )
    assert len({frozenset(of_the_page(answer).items()) for answer in answers}) == 1
    assert fetch(token).status_code == 200


def without_path(answer, guess):
    """The page offers to sign in and come back, so that it names what was asked for."""
    before, _, rest = shown(answer).partition(b"?next=")
    return before, rest.partition(b'"')[2]


def of_the_page(answer):
    """The headers, but for those that count the letters of what was asked for."""
    return {
        name: value
        for name, value in answer.headers.items()
        if name not in {"Content-Length", "ETag"}
    }


def test_calendars_tell_nothing_of_groups_of_others(world):
    """Each of the eight people's, over all groups and for each of the two."""
    leaks, sung = [], 0
    rooms = {"ada": "a", "ben": "a", "cleo": "b", "dan": "b"}
    for name in world.feeds:
        owner = getattr(world, name, None) or world.a.removed.user
        tokens = [world.feeds[name]] + [
            renew_feed(owner=owner, group=room.group, reminder=0, now=NOW)
            for room in (world.a, world.b)
        ]
        texts = [fetch(token).content.decode() for token in tokens]
        for room in "ab":
            canary = getattr(world, room).canary
            found = [canary in text for text in texts]
            sung += sum(found)
            leaks += [f"{name}: {canary}"] if any(found) and rooms.get(name) != room else []

    assert leaks == []
    assert sung == 8  # Two calendars of each of the four who belong to a group.


def test_a_calendar_shows_nobody_s_address_and_no_notes(world):
    body = fetch(world.feeds["ada"]).content.decode()

    assert "@example.org" not in body
    assert "away for" not in body
    assert len(read(body.encode()).children) > 0


def test_the_database_holds_nothing_that_opens_a_calendar(world):
    kept = repr(list(FeedToken.objects.values()))

    assert [name for name, token in world.feeds.items() if token in kept] == []
    assert [
        value
        for row in FeedToken.objects.values_list("token_hash", "shown_hash")
        for value in row
        if fetch(value).status_code != 404
    ] == []
