"""Who is told of what, over which channel, and what no longer is sent."""

import datetime as dt
import json

import pytest
from django.core import mail
from django.core.mail import get_connection

from planner.accounts.digests import choose_digest
from planner.accounts.models import Muted
from planner.dashboard.digest import collect_digests
from planner.groups import actions as groups
from planner.groups.circle import circle_of
from planner.groups.models import ChatHook
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from planner.outbox.webhooks import payload
from planner.threads.asking import About, answer, ask, comment
from planner.threads.following import Choice, choose
from planner.threads.models import Post, Thread
from planner.threads.reading import mark_read
from planner.threads.telling import tell_of_acceptance, tell_of_edit
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
LATER = NOW + HOUR
VECTORS = About(kind="topic", id="vectors")


@pytest.fixture
def risk():
    """Ada leads it; Ben, Cleo and Dan belong to it."""
    return group("Ben", "Cleo", "Dan")


@pytest.fixture
def thread(risk):
    return asked(risk)


def asked(risk, **changes):
    """By Ben, of what nobody follows yet."""
    usual = {"title": "Why a norm?", "text": "What is $|x|$?", "about": VECTORS}
    return ask(group=risk, by=user("Ben"), now=NOW, **{**usual, **changes})


def answered(thread, text="A length.", by="Ada", now=LATER):
    return answer(thread=thread, text=text, by=user(by), now=now)


def told(channel="email"):
    """Names and subjects, in the order of the names."""
    rows = Message.objects.filter(channel=channel).order_by("recipient__name", "id")
    return list(rows.values_list("recipient__name", "subject"))


def sent(now=LATER):
    collect_digests(now=now)
    line = get_connection()
    while deliver_next(now=now, line=line):
        pass
    return [(each.to[0].partition("@")[0], each.subject) for each in mail.outbox]


def test_whoever_asked_is_told_of_an_answer(thread):
    answered(thread)

    assert told() == told("app") == [("Ben", "Ada answered: Why a norm?")]


def test_whoever_writes_follows_and_nobody_is_told_of_their_own(thread):
    post = answered(thread)
    comment(parent=post, text="Which?", by=user("Cleo"), now=LATER)
    answered(thread, by="Ben")

    assert told() == [
        ("Ada", "Cleo commented: Why a norm?"),
        ("Ada", "Ben answered: Why a norm?"),
        ("Ben", "Ada answered: Why a norm?"),
        ("Ben", "Cleo commented: Why a norm?"),
        ("Cleo", "Ben answered: Why a norm?"),
    ]


def test_a_new_question_is_told_to_followers_of_its_topic_and_of_the_group(risk):
    choose(group=risk, choice=Choice.FOLLOW, by=user("Ada"), now=NOW)
    choose(group=risk, choice=Choice.FOLLOW, topic="vectors", by=user("Cleo"), now=NOW)
    choose(group=risk, choice=Choice.FOLLOW, topic="gradients", by=user("Dan"), now=NOW)

    asked(risk)

    assert told() == [(name, "Ben asks: Why a norm?") for name in ("Ada", "Cleo")]


def test_a_mention_of_a_follower_is_one_message(thread):
    answered(thread, "@ben, and @Dan: a length. @Dan")

    assert told() == [(name, "Ada mentioned you: Why a norm?") for name in ("Ben", "Dan")]


def test_whoever_left_or_was_removed_is_not_told(risk, thread):
    groups.leave(membership=membership(risk, "Ben"), by=user("Ben"), now=NOW)
    groups.leave(membership=membership(risk, "Dan"), by=user("Ada"), now=NOW)

    post = answered(thread, "@Ben @Dan @Cleo")

    assert told() == [("Cleo", "Ada mentioned you: Why a norm?")]
    assert post.html.count('class="mention"') == 1


def test_sending_a_form_twice_tells_once(thread):
    for _ in range(2):
        answer(thread=thread, text="A length.", by=user("Ada"), now=LATER, key="once")

    assert told() == [("Ben", "Ada answered: Why a norm?")]


def test_an_edit_tells_those_whom_it_calls_now(risk, thread):
    post = answered(thread, "A length, @Cleo.")
    Post.objects.filter(pk=post.pk).update(text="A length, @Cleo and @Dan.")
    choose(group=risk, choice=Choice.FOLLOW, thread=thread, by=user("Ada"), now=LATER)
    post.refresh_from_db()

    tell_of_edit(post, circle=circle_of(risk), now=LATER)

    assert [name for name, _ in told()] == ["Ben", "Cleo", "Dan"]


def test_the_mail_says_what_the_post_says_now_and_why_it_came(thread, settings):
    post = answered(thread, "A *length*, see $|x|$.")
    Post.objects.filter(pk=post.pk).update(text="A **norm**, see $|x|$.")

    sent()

    address = (
        f"{settings.SITE_URL}/groups/{thread.group_id}-payments-risk/questions/posts/{post.pk}/"
    )
    words, _, foot = mail.outbox[0].body.partition("\n\n-- \n")
    assert words == (
        "Why a norm?\nAda answered in Payments risk.\n\n"
        f"A norm, see |x|.\n\nRead and answer: {address}"
    )
    assert foot.startswith("You get this because you follow this question.\nNo more mails of")
    assert "List-Unsubscribe" in mail.outbox[0].extra_headers


def test_what_the_site_keeps_holds_no_words_of_the_post(thread):
    answered(thread, "A secret length.")

    assert set(Message.objects.values_list("text", flat=True)) == {"Ada answered in Payments risk."}


def gone(post):
    Post.objects.filter(pk=post.pk).update(deleted_at=LATER)


def thread_gone(post):
    Thread.objects.update(deleted_at=LATER)


def muted(post):
    risk = post.thread.group
    choose(group=risk, choice=Choice.MUTE, thread=post.thread, by=user("Ben"), now=LATER)


def left(post):
    groups.leave(membership=membership(post.thread.group, "Ben"), by=user("Ada"), now=LATER)


def archived(post):
    groups.archive(group=post.thread.group, by=user("Ada"), now=LATER)


def read(post):
    mark_read(thread=post.thread, until=LATER, by=user("Ben"), now=LATER)


@pytest.mark.parametrize("change", [gone, thread_gone, muted, left, archived, read])
@pytest.mark.parametrize("collected", [[], ["mention"]])
def test_what_no_longer_holds_is_not_sent(thread, change, collected):
    choose_digest(
        user=user("Ben"), kinds=collected, rhythm="daily", weekday=1, hour=8, quiet_weekends=False
    )
    post = answered(thread)

    change(post)

    assert sent(LATER + 30 * HOUR) == []


def test_a_digest_collects_with_the_words_of_the_posts(thread):
    choose_digest(
        user=user("Ben"), kinds=["mention"], rhythm="daily", weekday=1, hour=8, quiet_weekends=False
    )
    answered(thread, "A length.")
    answered(thread, "A **norm**.", by="Cleo")

    found = sent(LATER + 30 * HOUR)

    assert found[0] == ("ben", "Ada answered: Why a norm? (and 1 more)")
    assert ("A length." in mail.outbox[0].body, "A norm." in mail.outbox[0].body) == (True, True)


def test_whoever_wants_no_such_mail_finds_it_on_the_site(thread):
    Muted.objects.create(user=user("Ben"), kind="mention")

    answered(thread)

    assert (told("app"), told()) == ([("Ben", "Ada answered: Why a norm?")], [])


def accepted(post, by="Ben"):
    Thread.objects.update(accepted=post)
    post.refresh_from_db()
    tell_of_acceptance(post, by=user(by), now=LATER)


def test_the_author_of_an_accepted_answer_is_told(thread):
    post = answered(thread)

    accepted(post)

    assert ("ada", "Your answer was accepted: Why a norm?") in sent()


def test_whoever_accepts_their_own_answer_is_not_told(thread):
    accepted(answered(thread), by="Ada")

    assert [subject for name, subject in told() if name == "Ada"] == []


def test_an_answer_that_is_accepted_no_longer_is_not_told(thread):
    accepted(answered(thread))
    Thread.objects.update(accepted=None)

    assert sent() == [("ben", "Ada answered: Why a norm?")]


@pytest.fixture
def hook(risk):
    return ChatHook.objects.create(group=risk, secret_url="https://chat.example/x", shape="slack")


def chatted():
    return list(
        Message.objects.filter(channel="chat").order_by("id").values_list("text", flat=True)
    )


def test_the_chat_hears_of_questions_and_of_what_is_accepted(hook, thread):
    accepted(answered(thread))
    asked(hook.group, title="A paper", kind="explainer")

    assert chatted() == [
        "Payments risk: Ben asks: Why a norm?",
        "Payments risk: an answer was accepted: Why a norm?",
    ]


@pytest.mark.parametrize("switch", ["on_new_question", "on_answer_accepted"])
def test_a_chat_can_do_without(hook, switch):
    ChatHook.objects.update(**{switch: False})

    accepted(answered(asked(hook.group)))

    assert len(chatted()) == 1


def test_a_title_cannot_call_a_channel_or_hide_a_link(hook):
    asked(hook.group, title="<!channel> <https://evil.example|x> `@all`")

    texts = {
        shape: payload(shape, chatted()[0], "https://a.example")
        for shape in ("slack", "mattermost")
    }
    slack, mattermost = (json.loads(each)["text"] for each in texts.values())
    assert slack.count("<") == 1
    assert "@all" not in mattermost


def test_a_line_break_in_a_name_writes_no_header(risk):
    person = user("Ben")
    person.name = "Ben\r\nBcc: x@example.org"
    person.save()
    choose(group=risk, choice=Choice.FOLLOW, by=user("Ada"), now=NOW)

    asked(risk)

    assert sent(NOW) == [("ada", "Ben Bcc: x@example.org asks: Why a norm?")]
