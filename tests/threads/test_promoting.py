"""Offering what a group wrote to the catalogue."""

import pytest

from curriculum.models import Suggestion
from planner.groups import actions as groups
from planner.outbox.kinds import still_holds
from planner.outbox.models import Message
from planner.threads.asking import answer
from planner.threads.models import Promotion
from planner.threads.promoting import CannotPromote, answer_promotion, promote
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(thread, ada):
    return answer(thread=thread, text="A norm is a length.", by=ada, now=NOW)


def consent(promotion, by, *, consents=True, credit="Ada"):
    return answer_promotion(promotion=promotion, consents=consents, credit=credit, by=by, now=LATER)


def asked(name="ada"):
    return Message.objects.filter(kind="consent_asked", address=f"{name}@example.org")


def test_one_s_own_goes_to_the_curators_at_once(post, ada):
    promote(what=post, topic="vectors", by=ada, now=NOW, credit="Ada")

    made = Suggestion.objects.get()
    assert (made.entry_id, made.text, made.credit) == ("vectors", "A norm is a length.", "Ada")
    assert not asked().exists()


def test_what_another_wrote_waits_for_their_consent(post, ada, ben):
    promotion = promote(what=post, topic="vectors", by=ben, now=NOW)
    waiting = Suggestion.objects.exists()

    consent(promotion, ada)

    assert not waiting
    assert asked().exists()
    assert Suggestion.objects.get().suggested_by == ada


def test_a_no_is_final_and_nothing_leaves_the_group(post, ada, ben):
    promotion = promote(what=post, topic="vectors", by=ben, now=NOW)
    consent(promotion, ada, consents=False)

    with pytest.raises(CannotPromote, match="already"):
        consent(promotion, ada)
    promote(what=post, topic="vectors", by=ben, now=LATER)

    assert not Suggestion.objects.exists()


def test_without_a_name_none_is_given(post, ada):
    promote(what=post, topic="vectors", by=ada, now=NOW)

    assert Suggestion.objects.get().credit == ""


def test_offering_twice_asks_once(post, ada, ben):
    for moment in (NOW, LATER):
        promote(what=post, topic="vectors", by=ben, now=moment)

    assert Promotion.objects.count() == asked().filter(channel="app").count() == 1


def test_the_question_is_not_sent_once_it_was_answered_or_its_author_left(group, post, ada, ben):
    promotion = promote(what=post, topic="vectors", by=ben, now=NOW)
    message = asked().filter(channel="email").get()
    before = still_holds(message)
    consent(promotion, ada)

    assert before
    assert not still_holds(message)


def test_whoever_left_is_not_asked(group, thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ben, now=NOW)
    groups.leave(membership=group.memberships.get(user=ben), by=ben, now=LATER)

    with pytest.raises(CannotPromote, match="cannot be asked any more"):
        promote(what=post, topic="vectors", by=ada, now=LATER)
