"""What was withdrawn before it was sent waits again when it holds again; nothing is sent twice."""

import pytest

from planner.outbox import kinds
from planner.outbox.models import STUCK_AFTER, Message
from planner.outbox.resending import resend
from tests.groups.people import user
from tests.outbox.messages import MINUTE, NOW, deliver, ending, queued, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact():
    """Whether the news holds."""
    found = {"holds": True}
    kinds.register("news", lambda _: found["holds"])
    return found


def withdrawn(fact, **about):
    """A message that was due while it did not hold; now it does again."""
    message = waiting(**about)
    fact["holds"] = False
    deliver()
    fact["holds"] = True
    assert ending(message)[0] == "cancelled"
    return message


def test_what_holds_again_is_sent(fact, mailoutbox):
    message = withdrawn(fact)

    assert queued(now=NOW + MINUTE) is True
    assert ending(message) == ("waiting", "")
    deliver(NOW + MINUTE)

    message.refresh_from_db()
    assert (len(mailoutbox), message.state, message.tries) == (1, "sent", 1)
    assert (message.created_at, message.sent_at) == (NOW, NOW + MINUTE)


def test_it_says_what_is_so_now(fact, mailoutbox):
    withdrawn(fact, text="At noon.", send_at=NOW)

    queued(text="At one.", send_at=NOW + MINUTE)

    assert deliver(NOW) is None
    deliver(NOW + MINUTE)
    assert [mail.body.splitlines()[0] for mail in mailoutbox] == ["At one."]


def test_what_does_not_hold_yet_stays_withdrawn(fact):
    message = withdrawn(fact)
    fact["holds"] = False

    assert queued() is False
    assert ending(message)[0] == "cancelled"


def test_whose_account_is_not_active_hears_nothing(fact):
    ben = user("Ben")
    message = withdrawn(fact, recipient=ben)
    ben.is_active = False
    ben.save()

    assert queued(recipient=ben) is False
    assert ending(message)[0] == "cancelled"


def test_back_and_forth_it_is_sent_once(fact, mailoutbox):
    withdrawn(fact)
    for _ in range(3):
        queued()
        fact["holds"] = False
        deliver()
        fact["holds"] = True
    for _ in range(3):
        queued()
        deliver()

    assert len(mailoutbox) == 1


@pytest.mark.parametrize("state", ["waiting", "claimed", "sent", "failed"])
def test_only_what_was_withdrawn_waits_again(state):
    message = waiting()
    Message.objects.update(state=state, claimed_at=NOW, sent_at=NOW, reason="as it was")

    assert queued() is False
    assert ending(message) == (state, "as it was")


def test_what_was_stuck_once_never_waits_again_by_itself(fact):
    """A worker may have sent it before it died; sending it again was one person's decision."""
    message = waiting()
    Message.objects.update(state="claimed", claimed_at=NOW, tries=1)
    resend(message=message, by=user("Omar"), now=NOW + STUCK_AFTER)
    fact["holds"] = False
    deliver(NOW + STUCK_AFTER)
    fact["holds"] = True

    assert queued() is False
    assert ending(message)[0] == "cancelled"


def test_what_failed_and_was_sent_again_is_not_in_doubt(fact):
    message = waiting()
    Message.objects.update(state="failed", tries=6)
    resend(message=message, by=user("Omar"), now=NOW)
    fact["holds"] = False
    deliver()
    fact["holds"] = True

    assert queued() is True
    assert ending(message)[0] == "waiting"


def test_what_is_being_withdrawn_just_now_waits_again_the_next_time(fact, mailoutbox):
    """The worker has found out that it does not hold, and has not written so yet."""
    seen = []

    def holds_again_meanwhile(_):
        seen.append(queued())
        return len(seen) > 1

    waiting()
    kinds.register("news", holds_again_meanwhile)
    deliver()
    kinds.register("news", lambda _: True)

    assert (seen, queued(), queued()) == ([False], True, False)
    deliver()
    assert len(mailoutbox) == 1
