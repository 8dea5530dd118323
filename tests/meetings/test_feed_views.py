"""What a calendar program is told beside the meetings, and the file of one meeting."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client

from curriculum.actions import load_catalogue
from planner.groups import actions as groups
from planner.groups.tokens import hash_of
from planner.meetings.models import Meeting
from tests.groups.people import NOW, group, membership, user
from tests.meetings.feeds import LATER, fetch, made
from tests.meetings.ics_reader import read
from tests.meetings.publications import HOUR, meeting, publish, term
from tests.world import CATALOGUE

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
FETCH = 12


def browser(name):
    client = Client()
    client.force_login(user(name))
    return client


def test_the_headers_say_what_it_is_and_that_it_is_nobody_else_s():
    publish(group("Ben"), meeting(1))

    headers = fetch(made("Ben")).headers

    assert {
        name: headers[name]
        for name in (
            "Content-Type",
            "Cache-Control",
            "Content-Disposition",
            "Referrer-Policy",
            "X-Robots-Tag",
            "X-Content-Type-Options",
            "Last-Modified",
        )
    } == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-cache",
        "Content-Disposition": 'inline; filename="lemma.ics"',
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Content-Type-Options": "nosniff",
        "Last-Modified": "Mon, 04 Jan 2027 09:00:00 GMT",
    }
    assert re.fullmatch(r'"[0-9a-f]{64}"', headers["ETag"])
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    ("known", "header"), [("ETag", "if-none-match"), ("Last-Modified", "if-modified-since")]
)
def test_what_has_not_changed_is_not_sent_again(method, known, header):
    publish(group("Ben"), meeting(1))
    token = made("Ben")
    first = fetch(token)

    again = fetch(token, now=LATER, method=method, **{header: first[known]})

    assert (again.status_code, again.content) == (304, b"")
    kept = ("ETag", "Last-Modified", "Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert {name: again[name] for name in kept} == {name: first[name] for name in kept}


@pytest.mark.parametrize("header", ["if-none-match", "if-modified-since"])
def test_every_change_is_sent_even_one_in_the_same_second(header):
    risk = group("Ben")
    publish(risk, meeting(1))
    token = made("Ben")
    changes = [
        lambda: publish(risk, meeting(1, "losses")),
        lambda: groups.change_settings(
            group=risk, name="Risk", zone="UTC", reading_minutes=90, by=user("Ada"), now=NOW
        ),
        lambda: groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW),
    ]

    statuses = []
    for change in changes:
        known = fetch(token)["ETag" if header == "if-none-match" else "Last-Modified"]
        change()
        statuses.append(fetch(token, **{header: known}).status_code)

    assert statuses == [200, 200, 200]


def test_asking_for_the_headers_alone_gives_them():
    publish(group("Ben"), meeting(1))
    token = made("Ben")

    whole, alone = fetch(token), fetch(token, method="head")

    assert (alone.status_code, alone.content) == (200, b"")
    assert dict(alone.headers) == dict(whole.headers)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_a_calendar(method):
    assert fetch(made("Ben"), method=method).status_code == 405


def test_sixty_times_an_hour_are_enough():
    publish(group("Ben"), meeting(1))
    token, other = made("Ben"), made("Ada")
    statuses = [fetch(token, now=NOW + each * MINUTE / 2).status_code for each in range(60)]

    refused = fetch(token, now=NOW + 30 * MINUTE)

    assert statuses == [200] * 60
    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (
        429,
        "1800",
        "no-store",
    )
    assert b"BEGIN" not in refused.content
    assert fetch(other, now=NOW + 30 * MINUTE).status_code == 200
    assert fetch(token, now=NOW + HOUR).status_code == 200


def test_what_is_answered_briefly_counts_as_well():
    token = made("Ben")
    etag = fetch(token)["ETag"]

    statuses = [fetch(token, **{"if-none-match": etag}).status_code for _ in range(60)]

    assert statuses == [304] * 59 + [429]


def test_the_count_is_shared_and_names_no_address():
    token = made("Ben")
    fetch(token)

    assert cache.get(f"feed:{hash_of(token)}") == [NOW]


def test_a_wrong_address_leaves_nothing_behind(django_assert_num_queries):
    with django_assert_num_queries(3):  # one, within a transaction
        assert fetch("a" * 43).status_code == 404


@pytest.mark.parametrize(("meetings", "groups_"), [(1, 1), (26, 1), (3, 3)])
def test_a_calendar_asks_the_database_the_same_few_things(
    meetings, groups_, django_assert_num_queries
):
    load_catalogue(catalogue=CATALOGUE)
    for number in range(groups_):
        made_group = group("Ben", name=f"Group {number}")
        wanted = [
            meeting(each, "losses", "metrics", key=f"group{number}meeting{each}")
            for each in range(1, meetings + 1)
        ]
        publish(made_group, *wanted, series=f"plan-{number}")
    token = made("Ben")
    fetch(token)

    with django_assert_num_queries(FETCH):
        fetch(token, now=NOW + MINUTE)


def test_links_in_a_calendar_are_built_from_the_site_s_own(settings):
    settings.ALLOWED_HOSTS = ["*"]
    publish(group("Ben"), meeting(1))

    body = fetch(made("Ben"), host="evil.example", **{"x-forwarded-host": "evil.example"}).content

    assert b"http://127.0.0.1:8000/groups/" in body
    assert b"evil.example" not in body


def test_a_member_takes_one_meeting_away():
    risk = group("Ben")
    publish(risk, *term(2))

    answer = browser("Ben").get(f"/groups/{risk.pk}-payments-risk/meetings/thursday2.ics")

    calendar = read(answer.content)
    (event,) = calendar.children
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer["Content-Disposition"] == 'attachment; filename="meeting-thursday2.ics"'
    assert calendar.text("METHOD") == "PUBLISH"
    assert event.text("ORGANIZER") == "mailto:lemma@127.0.0.1"
    assert event.text("UID") == "thursday2@127.0.0.1"


def test_a_meeting_that_is_withdrawn_or_of_another_group_has_no_file():
    risk, vision = group("Ben"), group("Ben", name="Vision")
    publish(risk, *term(2))
    publish(risk, *term(1))
    publish(vision, meeting(3), series="plan-2")
    ben = browser("Ben")

    statuses = [
        ben.get(f"/groups/{risk.pk}-payments-risk/meetings/{key}.ics").status_code
        for key in ("thursday1", "thursday2", "thursday3", "thursday9")
    ]

    assert statuses == [200, 404, 404, 404]
    assert Meeting.objects.count() == 3


def test_the_file_and_the_calendar_tell_of_one_event():
    risk = group("Ben")
    publish(risk, meeting(1))

    file = browser("Ben").get(f"/groups/{risk.pk}-payments-risk/meetings/thursday1.ics")

    (alone,), (shown) = read(file.content).children, read(fetch(made("Ben")).content).children
    assert {**alone.properties, "ORGANIZER": ""} == {**shown[0].properties, "ORGANIZER": ""}
