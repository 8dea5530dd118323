"""Many at once: a turn goes to one, a swap happens once. On whatever database is configured."""

import pytest

from planner.outbox.models import Message
from planner.plans import turn_actions, turn_swaps
from planner.plans.models import TurnOffer
from planner.plans.turn_deadlines import settle_due
from planner.plans.turn_rules import CannotTakeTurn
from tests.groups.people import NOW, user
from tests.groups.test_parallel_joining import at_once
from tests.plans.test_turn_deadlines import DAY
from tests.plans.turns import asked, given_back, key_of, leads, mails, planned

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def kinds_of(found):
    return sorted(type(each).__name__ for each in found)


def test_of_two_volunteers_exactly_one_leads():
    plan = planned()
    given_back(plan, 0, "Ada")
    key, people = key_of(plan, 0), [user("Cem"), user("Dan")]

    found = at_once(
        lambda number: turn_actions.volunteer(plan=plan, key=key, by=people[number], now=NOW), 2
    )

    assert kinds_of(found) == ["CannotTakeTurn", "TurnOffer"]
    winner = next(people[n].name for n in range(2) if isinstance(found[n], TurnOffer))
    assert leads(plan)[0] == winner
    assert plan.revisions.count() == 2


def test_a_swap_agreed_six_times_at_once_happens_once():
    plan = planned()
    offer, cem = asked(plan, 0, 2, "Ada"), user("Cem")

    found = at_once(lambda _: turn_swaps.accept(offer=offer, by=cem, now=NOW), AT_ONCE)

    assert kinds_of(found) == ["CannotTakeTurn"] * (AT_ONCE - 1) + ["TurnOffer"]
    assert leads(plan)[:3] == ["Cem", "Ben", "Ada"]
    assert plan.revisions.count() == 2


def test_two_swaps_for_one_turn_are_agreed_to_once():
    plan = planned()
    offers = [asked(plan, 0, 2, "Ada"), asked(plan, 1, 2, "Ben")]
    cem = user("Cem")

    found = at_once(lambda number: turn_swaps.accept(offer=offers[number], by=cem, now=NOW), 2)

    assert kinds_of(found) == ["CannotTakeTurn", "TurnOffer"]
    assert sorted(leads(plan)[:3]) == ["Ada", "Ben", "Cem"]


def test_a_swap_taken_back_and_agreed_at_once_is_one_of_both():
    plan = planned()
    offer, ada, cem = asked(plan, 0, 2, "Ada"), user("Ada"), user("Cem")
    acts = [
        lambda: turn_swaps.withdraw(offer=offer, by=ada, now=NOW),
        lambda: turn_swaps.accept(offer=offer, by=cem, now=NOW),
    ]

    found = at_once(lambda number: acts[number](), 2)

    assert kinds_of(found) == ["CannotTakeTurn", "TurnOffer"]
    offer.refresh_from_db()
    assert (leads(plan)[0] == "Cem") == (offer.state == "accepted")


def test_a_turn_falls_once_however_many_workers_look():
    plan = planned()
    given_back(plan, 0, "Ada")
    Message.objects.all().delete()

    found = at_once(lambda _: settle_due(now=NOW + 2 * DAY), AT_ONCE)

    assert sorted(found) == [0] * (AT_ONCE - 1) + [1]
    assert plan.revisions.count() == 2
    assert mails().filter(recipient=user("Ben")).count() == 1


def test_a_volunteer_and_the_time_limit_do_not_both_win():
    plan = planned()
    given_back(plan, 0, "Ada")
    key, dan = key_of(plan, 0), user("Dan")
    acts = [
        lambda: turn_actions.volunteer(plan=plan, key=key, by=dan, now=NOW + 2 * DAY),
        lambda: settle_due(now=NOW + 2 * DAY),
    ]

    found = at_once(lambda number: acts[number](), 2)

    assert isinstance(found[0], CannotTakeTurn | TurnOffer)
    assert leads(plan)[0] == ("Dan" if isinstance(found[0], TurnOffer) else "Ben")
    assert plan.revisions.count() == 2
