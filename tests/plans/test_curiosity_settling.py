import datetime as dt

import pytest
from django.core.management import call_command

from planner.groups import actions as groups
from planner.meetings.models import Meeting
from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.curiosity_models import CuriosityResult
from planner.plans.curiosity_settling import settle_picks
from planner.plans.edits import Move
from tests.groups.people import NOW, membership, user
from tests.plans.curious_plans import (
    CLOSED,
    FIRST,
    SECOND,
    WEEK,
    keys,
    picks,
    planned,
    proposed,
    published,
    revised,
    told,
)

pytestmark = pytest.mark.django_db
SECONDS = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def plan():
    made = planned()
    assert picks(made) == ["games", "riddles"]
    return made


def results():
    return list(CuriosityResult.objects.order_by("id").values_list("topic", "wishes"))


def test_a_week_before_what_most_wish_for_takes_the_meeting(plan):
    proposed(plan, "knots", "Ben")
    proposed(plan, "odds", "Cem", "Ben")

    assert settle_picks(now=CLOSED - SECONDS) == 0
    assert settle_picks(now=CLOSED) == 1

    assert picks(plan) == ["odds", "riddles"]
    assert results() == [("odds", 2)]


def test_of_equals_what_was_proposed_first_takes_it(plan):
    proposed(plan, "odds", "Ben", now=NOW + SECONDS)
    proposed(plan, "knots", "Cem", now=NOW)

    settle_picks(now=CLOSED)

    assert picks(plan) == ["knots", "riddles"]


def test_the_revision_says_what_won_and_by_how_many(plan):
    proposed(plan, "odds", "Cem", "Ben")

    settle_picks(now=CLOSED)

    revision = plan.revisions.published().get()
    assert (revision.number, revision.published_at) == (2, CLOSED)
    assert revision.published_by == user("Cem")
    assert revision.summary == "Odds takes Thu 28 Jan, out of curiosity, with 2 wishes."
    assert actions.head_of(plan) == revision


def test_only_that_meeting_changes(plan):
    proposed(plan, "odds", "Cem")
    before = {row["key"]: row for row in Meeting.objects.values()}

    settle_picks(now=CLOSED)

    changed = [row for row in Meeting.objects.values() if row != before[row["key"]]]
    assert [(row["key"], row["title"]) for row in changed] == [(keys(plan)[0], "Odds")]
    old, new = (plan.revisions.get(number=number).programme for number in (1, 2))
    differing = [a["key"] for a, b in zip(old["entries"], new["entries"], strict=True) if a != b]
    assert differing == [keys(plan)[0]]


def test_everybody_whose_meeting_changes_is_told_once(plan):
    proposed(plan, "odds", "Ben", "Cem")

    for minutes in range(3):
        settle_picks(now=CLOSED + minutes * 60 * SECONDS)

    assert told() == ["Ada", "Ben", "Cem"]
    rows = plan.revisions.published().get().told
    assert sorted(each["name"] for each in rows) == ["Ada", "Ben", "Cem"]


def test_whoever_is_away_then_hears_nothing(plan):
    proposed(plan, "odds", "Ben")
    on = FIRST.date()
    groups.add_away(
        membership=membership(plan.group, "Cem"), first_on=on, last_on=on, by=user("Cem"), now=NOW
    )

    settle_picks(now=CLOSED)

    assert told() == ["Ada", "Ben"]


def test_twice_changes_nothing_more(plan):
    proposed(plan, "odds", "Ben")
    settle_picks(now=CLOSED)

    assert settle_picks(now=CLOSED + DAY) == 0
    assert plan.revisions.count() == 2


def test_where_nothing_was_proposed_nothing_happens(plan):
    assert settle_picks(now=CLOSED) == 0

    assert (picks(plan), plan.revisions.count(), results()) == (["games", "riddles"], 1, [])
    assert Message.objects.count() == 0


def test_wishes_after_the_closing_count_for_the_next_meeting(plan):
    proposed(plan, "odds", "Ben")
    proposed(plan, "knots", "Ben", "Cem", now=CLOSED)

    settle_picks(now=CLOSED + DAY)
    assert picks(plan) == ["odds", "riddles"]

    settle_picks(now=SECOND - WEEK)
    assert picks(plan) == ["odds", "knots"]


def test_wishes_of_those_who_left_do_not_count(plan):
    proposed(plan, "odds", "Cem")
    proposed(plan, "knots", "Ben", now=NOW + SECONDS)
    groups.leave(membership=membership(plan.group, "Cem"), by=user("Ada"), now=NOW)

    settle_picks(now=CLOSED)

    assert picks(plan) == ["knots", "riddles"]


@pytest.mark.parametrize(
    "topic",
    [
        "towers",  # takes longer than a meeting
        "fields",  # stands on what comes later, or never
        "maps",  # in the plan
        "riddles",  # in the plan, for the other of the two
    ],
)
def test_what_does_not_fit_is_passed_over(plan, topic):
    proposed(plan, topic, "Ben", "Cem")
    proposed(plan, "odds", "Ada")

    settle_picks(now=CLOSED)

    assert picks(plan) == ["odds", "riddles"]


def test_what_stands_there_already_wins_and_nobody_is_told(plan):
    proposed(plan, "games", "Ben", "Cem")
    proposed(plan, "odds", "Ada")

    assert settle_picks(now=CLOSED) == 1

    assert (results(), plan.revisions.count(), told()) == ([("games", 2)], 1, [])


def test_where_nothing_fits_it_is_counted_once(plan):
    proposed(plan, "towers", "Ben")

    assert settle_picks(now=CLOSED) == 0
    proposed(plan, "odds", "Ben", now=CLOSED)

    assert settle_picks(now=CLOSED + DAY) == 0
    assert (results(), picks(plan)) == ([("", 0)], ["games", "riddles"])


def test_a_meeting_that_nothing_won_and_that_moves_is_open_again(plan):
    settle_later = FIRST + DAY
    proposed(plan, "towers", "Ben")
    settle_picks(now=CLOSED)
    proposed(plan, "odds", "Ben", now=CLOSED)

    revised(plan, Move(key=keys(plan)[0], on=settle_later.date(), at=dt.time(12)), now=CLOSED)
    published(plan, now=CLOSED)

    assert settle_picks(now=settle_later - WEEK) == 1
    assert (results(), picks(plan)) == ([("odds", 1)], ["odds", "riddles"])


def test_two_meetings_whose_time_has_come_take_the_first_two(plan):
    proposed(plan, "odds", "Ben", "Cem")
    proposed(plan, "knots", "Ben")
    revised(plan, Move(key=keys(plan)[1], on=(FIRST + DAY).date(), at=dt.time(12)))
    published(plan)

    assert settle_picks(now=CLOSED + DAY) == 2
    assert picks(plan) == ["odds", "knots"]


def test_shortly_before_a_meeting_it_stays_as_people_prepared_it(plan):
    proposed(plan, "odds", "Ben")

    assert settle_picks(now=FIRST - DAY) == 0
    assert settle_picks(now=FIRST - DAY - SECONDS) == 1


def test_an_archived_group_or_plan_rests(plan):
    proposed(plan, "odds", "Ben")
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)
    assert settle_picks(now=CLOSED) == 0

    groups.unarchive(group=plan.group, by=user("Ada"), now=NOW)
    actions.archive(plan=plan, by=user("Ada"), now=NOW)
    assert settle_picks(now=CLOSED) == 0


def test_looking_while_nothing_is_due_takes_few_queries(plan, django_assert_num_queries):
    proposed(plan, "odds", "Ben")
    settle_picks(now=CLOSED)

    with django_assert_num_queries(3):
        settle_picks(now=CLOSED + DAY)


def test_the_command_says_how_many(plan, time_machine, capsys):
    proposed(plan, "odds", "Ben")
    time_machine.move_to(CLOSED)

    for _ in range(2):
        call_command("settle_picks")

    assert capsys.readouterr().out == "Curiosity picks settled: 1.\nCuriosity picks settled: 0.\n"
