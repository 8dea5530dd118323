import pytest

from planner.groups import actions as groups
from planner.groups.models import Membership
from planner.outbox import kinds
from planner.outbox.models import Message
from tests.groups.people import group, membership, user
from tests.outbox import refusing
from tests.outbox.messages import MINUTE, NOW, deliver, ending, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def refusals(settings, monkeypatch):
    """What the mail server answers, in turn; it takes the mails after these."""
    settings.EMAIL_BACKEND = "tests.outbox.refusing.EmailBackend"
    found = []
    monkeypatch.setattr(refusing, "refusals", found)
    return found


def test_a_due_message_is_sent_and_stays_as_a_record(mailoutbox):
    message = waiting()

    deliver(NOW + MINUTE)

    message.refresh_from_db()
    assert [mail.subject for mail in mailoutbox] == ["The plan has changed"]
    assert (message.state, message.tries, message.claimed_at, message.sent_at) == (
        "sent",
        1,
        NOW + MINUTE,
        NOW + MINUTE,
    )


def test_nothing_due_is_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert deliver() is None


def test_the_one_due_longest_comes_first(mailoutbox):
    waiting("second", subject="second", send_at=NOW - MINUTE)
    waiting("first", subject="first", send_at=NOW - 2 * MINUTE)

    deliver()
    deliver()

    assert [mail.subject for mail in mailoutbox] == ["first", "second"]


def test_who_left_the_group_before_it_is_sent_is_not_told(mailoutbox):
    payments = group("Ben")
    kinds.register(
        "news",
        lambda message: Membership.objects.active().filter(user=message.recipient).exists(),
    )
    told, left = waiting("1", recipient=user("Ada")), waiting("2", recipient=user("Ben"))
    groups.leave(membership=membership(payments, "Ben"), by=user("Ada"), now=NOW)

    while deliver():
        pass

    assert len(mailoutbox) == 1
    assert ending(told) == ("sent", "")
    assert ending(left) == ("cancelled", "it no longer held when its time came")


def test_an_account_that_is_not_active_is_not_told(mailoutbox):
    ben = user("Ben")
    message = waiting(recipient=ben)
    ben.is_active = False
    ben.save()

    deliver()

    assert (mailoutbox, ending(message)) == ([], ("cancelled", "the account is not active"))


def test_a_kind_that_nobody_knows_fails_and_is_seen(mailoutbox):
    message = waiting(kind="gossip")

    deliver()

    assert (mailoutbox, ending(message)) == ([], ("failed", "nobody knows this kind of message"))


def test_a_fault_of_who_is_asked_is_loud_and_sends_nothing(mailoutbox):
    kinds.register("news", lambda message: message.about["missing"])
    message = waiting()

    with pytest.raises(KeyError, match="missing"):
        deliver()

    assert (mailoutbox, ending(message)) == ([], ("claimed", ""))


def test_a_server_that_is_away_is_asked_again_at_growing_pauses(refusals):
    refusals += ["away"] * 6
    message, pauses, now = waiting(), [], NOW

    while deliver(now) and ending(message)[0] == "waiting":
        pauses.append((message.send_at - now) // MINUTE)
        now = message.send_at

    assert pauses == [1, 5, 30, 120, 120]
    assert ending(message) == ("failed", "ConnectionRefusedError: [Errno 111] Connection refused")
    assert message.tries == 6


def test_a_message_that_waits_for_its_next_try_is_left_alone(refusals):
    refusals += ["away"]
    waiting()
    deliver()

    assert deliver(NOW + MINUTE - MINUTE / 60) is None
    assert deliver(NOW + MINUTE).state == Message.State.SENT


@pytest.mark.parametrize("refusal", ["away", "silent", "cut", "later", "busy", "password"])
def test_what_may_pass_is_tried_again(refusals, refusal):
    refusals += [refusal]
    message = waiting()

    deliver()
    deliver(NOW + MINUTE)

    assert (ending(message), message.tries) == (("sent", ""), 2)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        ("unknown", "SMTPRecipientsRefused: {'ben@example.org': (550, b'no such user')}"),
        ("spam", "SMTPDataError: (554, b'looks like spam')"),
    ],
)
def test_what_the_server_refuses_for_good_has_failed(refusals, refusal, reason):
    refusals += [refusal]
    message = waiting()

    deliver()

    assert ending(message) == ("failed", reason)


def test_an_answer_with_odd_letters_can_be_kept(refusals):
    refusals += ["busy"]
    message = waiting()

    deliver()

    assert ending(message) == ("waiting", r"SMTPDataError: (451, b'try again\r\n\x00later')")


def test_who_lost_the_claim_does_not_overwrite_how_it_ended(mailoutbox):
    message = waiting()

    def claimed_by_another(asked):
        Message.objects.filter(pk=asked.pk).update(claimed_at=NOW + 60 * MINUTE)
        return True

    kinds.register("news", claimed_by_another)
    deliver()

    assert (len(mailoutbox), ending(message)) == (1, ("claimed", ""))
