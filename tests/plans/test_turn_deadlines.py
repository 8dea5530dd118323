import datetime as dt

import pytest
from django.core.management import call_command

from planner.groups import actions as groups
from planner.outbox.models import Message
from planner.plans.models import TurnOffer
from planner.plans.turn_deadlines import falls_at, settle_due
from tests.groups.people import NOW, user
from tests.plans.turns import away, given_back, leads, planned, skipped, start_of, table_of, told

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
STARTS = dt.datetime(2027, 1, 14, 11, tzinfo=dt.UTC)


@pytest.fixture
def plan():
    made = planned()
    Message.objects.all().delete()
    return made


@pytest.mark.parametrize(
    ("days_before", "waits_until"),
    [(10, 8 * DAY), (5, 3 * DAY), (4, 3 * DAY), (3, DAY), (2.5, DAY), (1.5, DAY)],
)
def test_when_a_turn_falls_to_whoever_stands_in(days_before, waits_until):
    assert falls_at(STARTS - days_before * DAY, STARTS) == STARTS - waits_until


def test_after_two_days_it_falls_and_everybody_concerned_is_told(plan):
    given_back(plan, 0, "Ada", now=NOW)
    told()

    assert settle_due(now=NOW + 48 * HOUR - dt.timedelta(seconds=1)) == 0
    assert settle_due(now=NOW + 48 * HOUR) == 1

    assert leads(plan)[0] == "Ben"
    offer = TurnOffer.objects.get()
    assert (offer.state, offer.ended_by, offer.ended_at) == ("accepted", None, NOW + 48 * HOUR)
    stands_in = table_of(plan).meetings[0].backup
    assert [name for name, _ in told()] == sorted(["Ada", "Ben", stands_in])


def test_the_history_says_why(plan):
    given_back(plan, 0, "Ada", reason="a wedding.")

    settle_due(now=NOW + 2 * DAY)

    assert plan.revisions.published().get().summary == (
        "Ben leads on Thu 14 Jan instead of Ada, who gave the turn back: a wedding."
    )


def test_twice_changes_nothing_more(plan):
    given_back(plan, 0, "Ada")
    settle_due(now=NOW + 2 * DAY)

    assert settle_due(now=NOW + 3 * DAY) == 0
    assert plan.revisions.count() == 2


def test_several_fall_at_once(plan):
    given_back(plan, 0, "Ada")
    given_back(plan, 1, "Ben")

    assert settle_due(now=NOW + 2 * DAY) == 2
    assert leads(plan)[:2] == ["Ben", "Cem"]


def test_where_nobody_can_stand_in_it_waits(plan):
    given_back(plan, 0, "Ada")
    away(plan, "Ben", 0)

    assert settle_due(now=NOW + 2 * DAY) == 0
    assert (leads(plan)[0], TurnOffer.objects.get().state) == ("Ada", "open")


def test_what_has_begun_is_over(plan):
    given_back(plan, 0, "Ada")
    away(plan, "Ben", 0)

    settle_due(now=start_of(plan, 0))

    assert TurnOffer.objects.get().state == "expired"


def test_what_was_overtaken_is_over(plan):
    given_back(plan, 0, "Ada")
    skipped(plan, 0, "Ada")

    assert settle_due(now=NOW + 2 * DAY) == 0


def test_an_archived_group_rests(plan):
    given_back(plan, 0, "Ada")
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)

    assert settle_due(now=NOW + 2 * DAY) == 0
    assert leads(plan)[0] == "Ada"


def test_the_command_says_how_many(plan, time_machine, capsys):
    given_back(plan, 0, "Ada")
    time_machine.move_to(NOW + 2 * DAY)

    for _ in range(2):
        call_command("settle_turns")

    assert capsys.readouterr().out == "Turns settled: 1.\nTurns settled: 0.\n"
