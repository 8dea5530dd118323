import datetime as dt

import pytest

from planner.groups import actions as groups
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.plans import edits
from planner.plans.models import TurnOffer
from planner.plans.turn_actions import give_back
from planner.plans.turn_rules import CannotTakeTurn
from tests.groups.people import NOW, membership, user
from tests.plans.kept_plans import drafted, published, revised
from tests.plans.turns import (
    CHAIN,
    asked,
    away,
    backups,
    declined,
    given_back,
    key_of,
    leads,
    mails,
    planned,
    skipped,
    start_of,
    taken,
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


def test_what_is_given_back_stays_one_s_own_until_somebody_takes_it(plan):
    given_back(plan, 0, "Ada")

    assert leads(plan)[:2] == ["Ada", "Ben"]
    assert states() == [("give back", "open")]
    assert told() == [("Ben", "Payments risk: Ada gave back the turn of Thu 14 Jan")]


def test_a_volunteer_takes_it_and_only_who_led_is_told(plan):
    given_back(plan, 0, "Ada")
    told()

    taken(plan, 0, "Dan")

    assert leads(plan)[:3] == ["Dan", "Ben", "Cem"]
    assert states() == [("give back", "accepted")]
    assert told() == [("Ada", "Payments risk: Dan leads on Thu 14 Jan instead of you")]


def test_whoever_stood_in_and_volunteers_is_replaced_too(plan):
    given_back(plan, 4, "Ada")
    told()
    assert (leads(plan)[4], backups(plan)[4]) == ("Ada", "Dan")

    taken(plan, 4, "Cem")

    assert (leads(plan)[4], backups(plan)[4]) == ("Cem", "Dan")


def test_a_day_before_whoever_stands_in_leads_at_once(plan):
    given_back(plan, 0, "Ada", now=start_of(plan, 0) - 24 * HOUR)

    assert leads(plan)[0] == "Ben"
    assert backups(plan)[0] not in ("", "Ada", "Ben")
    assert [name for name, _ in told()] == sorted({"Ben", backups(plan)[0]})


def test_an_hour_earlier_than_that_there_is_time_for_volunteers(plan):
    given_back(plan, 0, "Ada", now=start_of(plan, 0) - 25 * HOUR)

    assert leads(plan)[0] == "Ada"


@pytest.mark.parametrize("cannot", [away, declined])
def test_a_backup_who_cannot_come_is_not_asked_and_leads_hear_of_it(plan, cannot):
    cannot(plan, "Cem", 1)

    given_back(plan, 1, "Ben", now=start_of(plan, 1) - HOUR)

    assert (leads(plan)[1], states()) == ("Ben", [("give back", "open")])
    assert told() == [("Ada", "Payments risk: Ben gave back the turn of Thu 21 Jan")]


def test_whoever_said_no_to_a_meeting_does_not_take_its_turn(plan):
    given_back(plan, 0, "Ada")
    declined(plan, "Dan", 0)

    with pytest.raises(CannotTakeTurn, match=r"Dan has said no to the meeting of Thu 14 Jan\."):
        taken(plan, 0, "Dan")


def test_skipping_asks_whoever_stands_in_at_once(plan):
    skipped(plan, 0, "Ada")

    assert leads(plan)[0] == "Ben"
    assert states() == [("give back", "accepted")]


def test_what_was_given_back_can_be_skipped(plan):
    given_back(plan, 0, "Ada")

    skipped(plan, 0, "Ada")

    assert (leads(plan)[0], states()) == ("Ben", [("give back", "accepted")])


def test_a_volunteer_does_not_lead_twice_in_a_row_where_three_can(plan):
    given_back(plan, 0, "Ada")

    with pytest.raises(CannotTakeTurn, match="Ben would lead twice in a row, on Thu 14 Jan"):
        taken(plan, 0, "Ben")
    assert leads(plan)[0] == "Ada"


def test_where_only_two_can_a_volunteer_leads_twice_in_a_row(plan):
    for number, name in ((0, "Cem"), (1, "Dan"), (1, "Cem")):
        away(plan, name, number)
    given_back(plan, 0, "Ada")

    taken(plan, 0, "Ben")

    assert leads(plan)[:2] == ["Ben", "Ben"]


def test_nobody_who_is_away_takes_a_turn(plan):
    away(plan, "Dan", 0)
    given_back(plan, 0, "Ada")

    with pytest.raises(CannotTakeTurn, match=r"^Dan is away on Thu 14 Jan\b.*\.$"):
        taken(plan, 0, "Dan")
    with pytest.raises(CannotTakeTurn, match=r"^Dan is away on Thu 14 Jan"):
        asked(plan, 0, 3, "Ada")


def test_what_a_lead_changed_overtakes_an_offer_and_the_next_one_may_offer_the_same(plan):
    given_back(plan, 0, "Ada")
    key = key_of(plan, 0)
    published(
        revised(plan, edits.Assign(key=key, lead="Ben", backup="Cem"), catalogue=CHAIN), CHAIN
    )

    given_back(plan, 0, "Ben")

    assert states() == [("give back", "expired"), ("give back", "open")]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda plan: given_back(plan, 0, "Ben"), "You do not lead on Thu 14 Jan"),
        (lambda plan: given_back(plan, 0, "Ada", reason="  "), "Say why"),
        (lambda plan: taken(plan, 0, "Ben"), "Ada leads on Thu 14 Jan"),
        (lambda plan: taken(plan, 0, "Ada"), "This turn is yours already"),
        (lambda plan: asked(plan, 0, 1, "Cem"), "You do not lead on Thu 14 Jan"),
        (lambda plan: asked(plan, 0, 4, "Ada"), "You lead both"),
        (lambda plan: given_back(plan, 0, "Cleo"), "You are not in this plan yet"),
        (lambda plan: given_back(plan, 0, "Ada", now=start_of(plan, 0)), "That meeting has begun"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(plan, act, words):
    before = leads(plan)

    with pytest.raises(CannotTakeTurn, match=f"^{words}"):
        act(plan)
    assert (leads(plan), states()) == (before, [])


def test_the_same_is_offered_once(plan):
    given_back(plan, 0, "Ada")
    asked(plan, 0, 2, "Ada")

    with pytest.raises(CannotTakeTurn, match="You have given this turn back already"):
        given_back(plan, 0, "Ada")
    with pytest.raises(CannotTakeTurn, match="You have asked Cem for that already"):
        asked(plan, 0, 2, "Ada")


def test_nothing_is_offered_in_an_archived_group(plan):
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)

    with pytest.raises(CannotTakeTurn, match="archived"):
        given_back(plan, 0, "Ada")


def test_a_plan_that_is_not_published_has_no_turns(plan):
    draft = drafted(plan.group, catalogue=CHAIN).plan

    with pytest.raises(CannotTakeTurn, match="Nothing of this plan is published"):
        give_back(plan=draft, key=key_of(plan, 0), reason="ill", by=user("Ada"), now=NOW)


def test_a_reason_is_kept_on_one_line_and_short(plan):
    offer = given_back(plan, 0, "Ada", reason="ill\r\n" + "very " * 100)

    assert offer.reason.startswith("ill very very")
    assert len(offer.reason) == 200


def test_a_turn_that_went_on_to_somebody_else_is_not_mailed(plan):
    skipped(plan, 0, "Ada")
    message = mails().get(recipient=user("Ben"))
    assert kinds.still_holds(message)

    skipped(plan, 0, "Ben")

    assert not kinds.still_holds(message)


def test_whoever_left_hears_of_no_turn(plan):
    skipped(plan, 0, "Ada")
    message = mails().get(recipient=user("Ben"))

    groups.leave(membership=membership(plan.group, "Ben"), by=user("Ben"), now=NOW)

    assert not kinds.still_holds(message)
