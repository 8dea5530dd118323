import datetime as dt

import pytest

from planner.groups import actions as groups
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.plans import turn_swaps
from planner.plans.models import TurnOffer
from planner.plans.turn_rules import CannotTakeTurn
from tests.groups.people import NOW, membership, user
from tests.plans.turns import (
    asked,
    away,
    backups,
    leads,
    mails,
    planned,
    skipped,
    told,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def plan():
    """Eight meetings: Ada, Ben, Cem, Dan and round again; nobody has mail waiting."""
    made = planned()
    Message.objects.all().delete()
    return made


def states():
    return list(TurnOffer.objects.order_by("id").values_list("kind", "state"))


def test_a_swap_changes_nothing_before_it_is_agreed(plan):
    before = leads(plan)

    asked(plan, 0, 2, "Ada", reason="a dentist")

    assert leads(plan) == before
    row = mails().get()
    assert (row.recipient.name, row.subject) == ("Cem", "Payments risk: Ada asks to swap turns")
    assert "Ada would lead on Thu 28 Jan if you lead on Thu 14 Jan. Ada says: a dentist" in row.text


def test_an_agreed_swap_changes_both_meetings_at_once(plan):
    offer = asked(plan, 0, 2, "Ada")
    told()

    turn_swaps.accept(offer=offer, by=user("Cem"), now=NOW)

    assert leads(plan)[:4] == ["Cem", "Ben", "Ada", "Dan"]
    assert plan.revisions.published().get().number == 2
    assert [name for name, _ in told()] == ["Ada"]


def test_where_a_new_lead_stood_in_the_two_exchange_that_as_well(plan):
    numbers = range(1, 8)
    number = next(n for n in numbers if leads(plan)[n] == "Ben" and backups(plan)[n] == "Cem")
    other = leads(plan).index("Cem")
    offer = asked(plan, number, other, "Ben")

    turn_swaps.accept(offer=offer, by=user("Cem"), now=NOW)

    assert (leads(plan)[number], backups(plan)[number]) == ("Cem", "Ben")


def test_an_agreed_swap_may_let_somebody_lead_twice_in_a_row_and_says_so(plan):
    offer = asked(plan, 0, 3, "Ada")

    turn_swaps.accept(offer=offer, by=user("Dan"), now=NOW)

    assert leads(plan)[:5] == ["Dan", "Ben", "Cem", "Ada", "Ada"]
    assert plan.revisions.published().get().summary == (
        "Ada and Dan swapped Thu 14 Jan and Thu 4 Feb."
        " Ada would lead twice in a row, on Thu 4 Feb and Thu 11 Feb."
    )


def test_nobody_who_went_away_since_can_agree(plan):
    offer = asked(plan, 0, 2, "Ada")
    away(plan, "Cem", 0)

    with pytest.raises(CannotTakeTurn, match=r"^Cem is away on Thu 14 Jan"):
        turn_swaps.accept(offer=offer, by=user("Cem"), now=NOW)
    assert leads(plan)[:3] == ["Ada", "Ben", "Cem"]


def test_whoever_takes_no_turns_is_not_asked(plan):
    groups.describe_member(
        membership=membership(plan.group, "Cem"),
        country="",
        subdivision="",
        reading_minutes=None,
        takes_turns=False,
    )

    with pytest.raises(CannotTakeTurn, match=r"^Cem does not take turns\.$"):
        asked(plan, 0, 2, "Ada")


def test_a_swap_that_is_declined_or_taken_back_changes_nothing(plan):
    before = leads(plan)
    declined, withdrawn = asked(plan, 0, 2, "Ada"), asked(plan, 1, 3, "Ben")

    turn_swaps.decline(offer=declined, by=user("Cem"), now=NOW)
    turn_swaps.withdraw(offer=withdrawn, by=user("Ben"), now=NOW)

    assert (leads(plan), states()) == (before, [("swap", "declined"), ("swap", "withdrawn")])
    assert ("Ada", "Payments risk: Cem would rather not swap") in told()


@pytest.mark.parametrize("answer", [turn_swaps.accept, turn_swaps.decline])
@pytest.mark.parametrize("name", ["Ada", "Ben"])
def test_only_who_was_asked_answers(plan, answer, name):
    offer = asked(plan, 0, 2, "Ada")

    with pytest.raises(CannotTakeTurn, match="Somebody else was asked"):
        answer(offer=offer, by=user(name), now=NOW)


def test_nobody_takes_back_what_another_offered(plan):
    offer = asked(plan, 0, 2, "Ada")

    with pytest.raises(CannotTakeTurn, match="Somebody else made this offer"):
        turn_swaps.withdraw(offer=offer, by=user("Cem"), now=NOW)


def test_an_offer_is_answered_once(plan):
    offer = asked(plan, 0, 2, "Ada")
    turn_swaps.withdraw(offer=offer, by=user("Ada"), now=NOW)

    with pytest.raises(CannotTakeTurn, match="That was taken back meanwhile"):
        turn_swaps.accept(offer=offer, by=user("Cem"), now=NOW)


def test_what_changed_since_overtakes_an_offer(plan):
    offer = asked(plan, 0, 2, "Ada")
    skipped(plan, 2, "Cem")

    with pytest.raises(CannotTakeTurn, match="That was overtaken meanwhile"):
        turn_swaps.accept(offer=offer, by=user("Cem"), now=NOW)


def test_nobody_asks_for_more_than_five_swaps_at_once(plan):
    for number in (1, 2, 3, 5, 6):
        asked(plan, 0, number, "Ada")

    with pytest.raises(CannotTakeTurn, match=r"^Wait for an answer first"):
        asked(plan, 0, 7, "Ada")


def test_what_is_no_longer_so_is_not_mailed(plan):
    offer = asked(plan, 0, 2, "Ada")
    message = mails().get()
    assert kinds.still_holds(message)

    turn_swaps.withdraw(offer=offer, by=user("Ada"), now=NOW)

    assert not kinds.still_holds(message)
