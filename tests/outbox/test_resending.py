import pytest

from planner.outbox.models import STUCK_AFTER, Message
from planner.outbox.resending import CannotResend, resend
from tests.groups.people import user
from tests.outbox.messages import MINUTE, NOW, deliver, ending, waiting

pytestmark = pytest.mark.django_db
LATER = NOW + STUCK_AFTER


def claimed():
    """As a worker that died at NOW left it."""
    message = waiting()
    Message.objects.update(state="claimed", claimed_at=NOW, tries=1)
    message.refresh_from_db()
    return message


def test_a_claim_without_an_end_is_stuck_after_ten_minutes():
    message = claimed()

    assert list(Message.objects.stuck(LATER - MINUTE)) == []
    assert list(Message.objects.stuck(LATER)) == [message]
    assert [message.is_stuck(LATER - MINUTE), message.is_stuck(LATER)] == [False, True]


def test_what_is_stuck_is_never_sent_by_itself(mailoutbox):
    claimed()

    assert (deliver(NOW + 1000 * MINUTE), mailoutbox) == (None, [])


def test_an_operator_sends_what_is_stuck_again(mailoutbox):
    message = claimed()

    resend(message=message, by=user("Omar"), now=LATER)

    assert ending(message) == ("waiting", "to be sent again, says omar@example.org")
    deliver(LATER)
    assert (len(mailoutbox), ending(message), message.tries) == (1, ("sent", ""), 1)


def test_an_operator_sends_what_failed_again(mailoutbox):
    message = waiting()
    Message.objects.update(state="failed", tries=6, reason="TimeoutError")

    resend(message=message, by=user("Omar"), now=LATER)
    deliver(LATER)

    assert (len(mailoutbox), ending(message)) == (1, ("sent", ""))


def test_what_a_worker_may_be_sending_is_left_to_it():
    message = claimed()

    with pytest.raises(CannotResend, match="may be sending"):
        resend(message=message, by=user("Omar"), now=LATER - MINUTE)

    assert ending(message) == ("claimed", "")


@pytest.mark.parametrize("state", ["waiting", "sent", "cancelled"])
def test_nothing_else_is_sent_again(state):
    message = waiting()
    Message.objects.update(state=state, sent_at=NOW)

    with pytest.raises(CannotResend, match="Only what is stuck or has failed"):
        resend(message=message, by=user("Omar"), now=LATER)

    assert ending(message) == (state, "")
