"""Those who understood a topic and offered to help hear of it, and nobody hears of them."""

import pytest

from planner.dashboard.help_wanted import KIND, still_wanted
from planner.groups import actions as groups
from planner.outbox.models import Message
from planner.progress import state_actions as states
from planner.progress import stuck_actions as acts
from planner.threads.asking import About, answer, ask
from planner.threads.following import Choice, choose
from planner.threads.models import Thread
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import group_that_meets

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return group_that_meets()


def offer(name, depth=2):
    states.understand(user=user(name), topic="vectors", depth=depth, now=NOW)
    acts.offer_help(user=user(name), now=NOW)


def asked(made, kind="stuck", **more):
    about = About(kind="topic", id="vectors")
    return ask(
        group=made,
        title="Which way?",
        text="?",
        kind=kind,
        about=about,
        by=user("Ben"),
        now=NOW,
        is_anonymous=True,
        **more,
    )


def told():
    rows = Message.objects.filter(kind=KIND, channel="app").order_by("recipient__name")
    return [row.recipient.name for row in rows]


def test_they_are_told_and_whoever_asks_is_not(made):
    for name in ("Ada", "Ben", "Cleo"):
        offer(name)
    offer("Dan", depth=1)

    thread = asked(made)

    assert told() == ["Ada"]
    message = Message.objects.get(kind=KIND, channel="app")
    assert message.subject == "Somebody is stuck on Vectors: Which way?"
    assert message.link.endswith(f"/questions/{thread.pk}/")
    assert ["Ben" in each for each in (message.text, message.subject)] == [False, False]


def test_of_a_mere_question_nobody_is_told_so(made):
    offer("Ada")

    asked(made, "question")

    assert told() == []


def test_whoever_follows_the_group_is_not_told_twice(made):
    offer("Ada")
    choose(group=made, choice=Choice.FOLLOW, by=user("Ada"), now=NOW)

    asked(made)

    assert told() == []
    assert Message.objects.filter(recipient=user("Ada"), channel="app").count() == 1


def end_offer(thread):
    acts.stop_offering(user=user("Ada"), now=NOW)


def leave(thread):
    member = thread.group.memberships.get(user=user("Dan"))
    groups.change_role(membership=member, role="lead", by=user("Ada"), now=NOW)
    own = thread.group.memberships.get(user=user("Ada"))
    groups.leave(membership=own, by=user("Ada"), now=NOW)


def accept(thread):
    post = answer(thread=thread, text="This.", by=user("Dan"), now=NOW)
    Thread.objects.update(accepted=post, accepted_at=NOW)


@pytest.mark.parametrize("happens", [end_offer, leave, accept])
def test_what_no_longer_holds_is_not_sent(made, happens):
    offer("Ada")
    thread = asked(made)
    message = Message.objects.get(kind=KIND, channel="app")
    assert still_wanted(message)

    happens(thread)

    assert not still_wanted(message)
