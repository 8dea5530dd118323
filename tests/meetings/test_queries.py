import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from planner.groups import actions as group_actions
from planner.groups.models import Group
from planner.meetings.queries import last_turns, meetings_of, next_meeting, times_elsewhere
from tests.groups.people import NOW, group, membership, user
from tests.meetings.publications import HOUR, meeting, publish, term

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = meeting(1), meeting(2), meeting(3)


def theirs(wanted, **changes):
    """The same time, for another group's plan."""
    return replace(wanted, key=f"vision{wanted.key}", **changes)


def keys(meetings):
    return [each.key for each in meetings]


def others(made, wanted=FIRST, people=("Ada", "Ben", "Cleo")):
    found = times_elsewhere(map(user, people), made, wanted.starts_at, wanted.ends_at)
    counted = Counter(pk for pk, _, _ in found)
    return {name: counted[user(name).pk] for name in people if user(name).pk in counted}


def vision():
    """Led by Ada, with Cleo."""
    return group("Cleo", name="Vision reading")


def test_the_next_meeting_is_the_one_that_runs():
    made = group()
    publish(made, FIRST, SECOND)

    assert next_meeting(made, FIRST.ends_at - HOUR / 60).key == "thursday1"
    assert next_meeting(made, FIRST.ends_at).key == "thursday2"
    assert next_meeting(made, SECOND.ends_at) is None


@pytest.mark.parametrize("state", ["cancelled", "not held", "held"])
def test_what_is_off_or_done_is_not_next(state):
    made = group()
    publish(made, replace(FIRST, state=state), SECOND)

    assert next_meeting(made, NOW).key == "thursday2"


def test_what_is_withdrawn_or_another_groups_is_not_next():
    made = group()
    publish(made, FIRST)
    publish(made)
    publish(vision(), SECOND)

    assert next_meeting(made, NOW) is None


def test_meetings_of_a_period_are_those_of_the_groups_calendar():
    made = group()
    just_after_midnight = FIRST.starts_at.replace(hour=0, minute=15)
    publish(
        made,
        replace(FIRST, starts_at=just_after_midnight, ends_at=just_after_midnight + HOUR),
        SECOND,
        THIRD,
    )
    publish(vision(), theirs(FIRST))

    first, second = FIRST.starts_at.date(), SECOND.starts_at.date()
    assert keys(meetings_of(made, first, second)) == ["thursday1", "thursday2"]
    assert keys(meetings_of(made, first + dt.timedelta(days=1), second)) == ["thursday2"]
    assert meetings_of(made, first - dt.timedelta(days=9), first - dt.timedelta(days=1)) == []


@pytest.mark.parametrize(("count", "queries"), [(0, 1), (1, 2), (3, 2)])
def test_meetings_with_agendas_and_people_take_two_queries(
    django_assert_num_queries, count, queries
):
    made = group()
    publish(made, *(replace(each, lead_id=user("Ada").pk) for each in term(count)))

    with django_assert_num_queries(queries):
        found = meetings_of(made, dt.date(2027, 1, 1), dt.date(2027, 12, 31))
        shown = [(each.group.name, each.lead.name, len(each.agenda.all())) for each in found]

    assert shown == [("Payments risk", "Ada", 2)] * count


def test_whoever_meets_elsewhere_is_counted_without_telling_where():
    made = group("Ben", "Cleo")
    publish(made, FIRST)
    publish(vision(), theirs(FIRST))
    publish(group("Cleo", name="Statistics"), replace(FIRST, key="statistics1"))

    assert others(made) == {"Ada": 2, "Cleo": 2}
    assert others(made, people=("Ben",)) == {}


def test_the_groups_own_meetings_are_not_elsewhere():
    made = group("Ben", "Cleo")
    publish(made, FIRST)

    assert others(made) == {}


@pytest.mark.parametrize("state", ["cancelled", "not held"])
def test_what_is_off_keeps_nobody(state):
    publish(vision(), theirs(FIRST, state=state))

    assert others(group()) == {}


def test_what_is_withdrawn_keeps_nobody():
    other = vision()
    publish(other, theirs(FIRST))
    publish(other)

    assert others(group()) == {}


def test_what_ends_as_the_meeting_begins_keeps_nobody():
    before = theirs(FIRST, starts_at=FIRST.starts_at - HOUR, ends_at=FIRST.starts_at)
    publish(vision(), before)

    assert others(group()) == {}


def test_a_group_that_somebody_left_keeps_them_no_longer():
    other = vision()
    publish(other, theirs(FIRST))
    group_actions.leave(membership=membership(other, "Cleo"), by=user("Cleo"), now=NOW)

    assert others(group("Cleo")) == {"Ada": 1}


def test_a_return_counts_once():
    other = vision()
    publish(other, theirs(FIRST))
    group_actions.leave(membership=membership(other, "Cleo"), by=user("Cleo"), now=NOW)
    group_actions.add_member(group=other, user=user("Cleo"), by=user("Ada"), now=NOW)

    assert others(group("Cleo")) == {"Ada": 1, "Cleo": 1}


def test_an_archived_group_keeps_nobody():
    other = vision()
    publish(other, theirs(FIRST))
    group_actions.archive(group=other, by=user("Ada"), now=NOW)

    assert others(group()) == {}


def test_turns_are_counted_once_they_are_over():
    made = group("Ben")
    ada, ben = user("Ada").pk, user("Ben").pk
    publish(
        made,
        replace(FIRST, lead_id=ada, state="held"),
        replace(SECOND, lead_id=ben, backup_id=ada),
        replace(THIRD, lead_id=ada),
        replace(meeting(4), lead_id=ben),
    )

    assert last_turns(made, THIRD.ends_at) == {
        ada: (2, dt.date(2027, 1, 21)),
        ben: (1, dt.date(2027, 1, 14)),
    }


@pytest.mark.parametrize("state", ["cancelled", "not held"])
def test_a_meeting_that_was_off_is_no_turn(state):
    made = group()
    publish(made, replace(FIRST, lead_id=user("Ada").pk, state=state))

    assert last_turns(made, THIRD.ends_at) == {}


def test_turns_elsewhere_and_of_people_without_an_account_do_not_count():
    made = group()
    publish(made, FIRST)
    publish(vision(), theirs(SECOND, lead_id=user("Ada").pk))

    assert last_turns(made, THIRD.ends_at) == {}


def test_a_turn_is_dated_in_the_groups_zone():
    made = group()
    Group.objects.filter(pk=made.pk).update(zone="Pacific/Auckland")
    made.refresh_from_db()
    publish(made, replace(FIRST, lead_id=user("Ada").pk))

    assert last_turns(made, THIRD.ends_at) == {user("Ada").pk: (1, dt.date(2027, 1, 8))}
