"""What is new to whom."""

import datetime as dt

import pytest

from planner.groups import actions as groups
from planner.outbox.models import Message
from planner.threads.asking import About, answer, ask, comment
from planner.threads.following import Choice, choose
from planner.threads.models import Post, ReadMark, Thread
from planner.threads.reading import mark_all_read, mark_read
from planner.threads.sayings import Sayings, sayings
from planner.threads.unread import new_in, news_in
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def risk():
    return group("Ben", "Cleo")


def asked(risk, title="T", minutes=1, **changes):
    about = About(kind="topic", id="vectors")
    now = NOW + minutes * MINUTE
    return ask(group=risk, title=title, text="x", about=about, by=user("Ben"), now=now, **changes)


def answered(thread, minutes, by="Ada"):
    return answer(thread=thread, text="y", by=user(by), now=NOW + minutes * MINUTE)


def news(threads, name="Cleo"):
    rows = list(Thread.objects.filter(pk__in=[each.pk for each in threads]))
    group, reader = threads[0].group, user(name)
    own = group.memberships.active().filter(user=reader).first()
    return new_in(rows, own, sayings(reader, group, rows)) if own else {}


def counts(risk, name="Cleo"):
    return news_in([risk.pk], user(name))


def read(thread, minutes, name="Cleo"):
    moment = NOW + minutes * MINUTE
    mark_read(thread=thread, until=moment, by=user(name), now=NOW + 60 * MINUTE)


def test_what_others_wrote_is_new_until_it_is_read(risk):
    thread, other = asked(risk), asked(risk, "O")
    answered(thread, 2)

    assert news([thread, other])[thread.pk] == 2
    assert counts(risk) == {risk.pk: 2}

    read(thread, 1)
    assert news([thread])[thread.pk] == 1
    assert counts(risk) == {risk.pk: 2}

    read(thread, 2)
    read(other, 2)
    assert (news([thread, other]), counts(risk)) == ({}, {})


def test_one_s_own_posts_are_never_new_and_writing_is_reading(risk):
    thread = asked(risk)
    answered(thread, 2)
    answered(thread, 3, by="Ben")

    assert (news([thread], "Ben"), counts(risk, "Ben")) == ({}, {})


def test_a_comment_is_new_and_a_deleted_post_is_not(risk):
    thread = asked(risk)
    read(thread, 1)
    said = comment(parent=thread.posts.get(), text="z", by=user("Ada"), now=NOW + 2 * MINUTE)
    assert news([thread]) == {thread.pk: 1}

    Post.objects.filter(pk=said.pk).update(deleted_at=NOW)

    assert (news([thread]), counts(risk)) == ({}, {})


def test_what_came_before_somebody_joined_is_not_new_to_them(risk):
    thread = asked(risk)
    groups.add_member(group=risk, user=user("Dan"), by=user("Ada"), now=NOW + 2 * MINUTE)
    answered(thread, 3)

    assert news([thread], "Dan") == {thread.pk: 1}


@pytest.mark.parametrize("name", ["Eve", "Finn"])
def test_nothing_is_new_to_whoever_does_not_belong(risk, name):
    thread = asked(risk)
    joined = groups.add_member(group=risk, user=user("Finn"), by=user("Ada"), now=NOW)
    groups.leave(membership=joined, by=user("Ada"), now=NOW)

    assert (news([thread], name), counts(risk, name)) == ({}, {})


def test_an_older_page_does_not_make_new_again_what_was_read(risk):
    thread = asked(risk)
    answered(thread, 5)
    read(thread, 5)

    read(thread, 1)

    assert news([thread]) == {}


def test_nobody_reads_ahead_of_time(risk):
    thread = asked(risk)
    mark_read(thread=thread, until=NOW + 900 * MINUTE, by=user("Cleo"), now=NOW + 2 * MINUTE)

    assert ReadMark.objects.get(user=user("Cleo")).read_at == NOW + 2 * MINUTE


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([], 1),
        ([("mute", {})], 0),
        ([("mute", {}), ("follow", {"topic": "vectors"})], 1),
        ([("follow", {}), ("mute", {"topic": "vectors"})], 0),
        ([("mute", {"topic": "gradients"})], 1),
        ([("mute", {"topic": "vectors"}), ("follow", {"thread": True})], 1),
        ([("follow", {"topic": "vectors"}), ("mute", {"thread": True})], 0),
    ],
)
def test_what_is_mute_is_not_counted(risk, choices, expected):
    thread = asked(risk)
    for choice, what in choices:
        scope = {"thread": thread} if "thread" in what else what
        choose(group=risk, choice=Choice(choice), by=user("Cleo"), now=NOW, **scope)

    assert (len(news([thread])), counts(risk).get(risk.pk, 0)) == (expected, expected)


def test_all_is_read_at_once_in_one_group_only(risk):
    threads = [asked(risk, str(number)) for number in range(3)]
    elsewhere = group("Ben", "Cleo", name="Elsewhere")
    there = asked(elsewhere)
    read(threads[0], 1)

    mark_all_read(group=risk, by=user("Cleo"), now=NOW + 9 * MINUTE)

    assert (news([*threads, there]), counts(risk)) == (
        {there.pk: 1},
        {},
    )


def test_what_was_told_of_a_thread_is_read_with_it(risk):
    choose(group=risk, choice=Choice.FOLLOW, by=user("Cleo"), now=NOW)
    thread, other = asked(risk), asked(risk, "O")

    read(thread, 1)

    unread = Message.objects.filter(channel="app", recipient=user("Cleo"), read_at=None)
    assert [each.about["thread"] for each in unread] == [other.pk]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_list_is_counted_with_one_query(risk, count, django_assert_num_queries):
    for number in range(count):
        asked(risk, str(number))
    cleo, rows, nothing = user("Cleo"), list(Thread.objects.all()), Sayings(muted={})
    own = membership(risk, "Cleo")

    with django_assert_num_queries(1):
        assert list(new_in(rows, own, nothing).values()) == [1] * count
    with django_assert_num_queries(1):
        assert news_in([risk.pk], cleo) == {risk.pk: count}


@pytest.mark.parametrize("followers", [1, 9])
def test_a_reply_takes_as_many_queries_however_many_are_told(
    risk, followers, django_assert_num_queries
):
    thread = asked(risk)
    for number in range(followers):
        name = f"Follower {number}"
        groups.add_member(group=risk, user=user(name), by=user("Ada"), now=NOW)
        choose(group=risk, choice=Choice.FOLLOW, thread=thread, by=user(name), now=NOW)
    ada = user("Ada")

    with django_assert_num_queries(16):
        answer(thread=thread, text="@Ben", by=ada, now=NOW)
