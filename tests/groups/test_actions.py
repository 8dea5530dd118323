import datetime as dt

import pytest
from django.db import IntegrityError

from planner.groups import actions
from planner.groups.models import Away, Membership
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=30)
DAY = dt.date(2027, 2, 1)


def roles(of):
    rows = of.memberships.active().order_by("user__name", "id")
    return [(row.user.name, row.role) for row in rows]


def test_whoever_creates_a_group_leads_it():
    assert roles(group("Ben")) == [("Ada", "lead"), ("Ben", "member")]


def test_nobody_joins_twice():
    made = group("Ben")

    with pytest.raises(actions.CannotJoin, match="belongs to Payments risk already"):
        actions.add_member(group=made, user=user("Ben"), by=user("Ada"), now=NOW)


def test_the_database_refuses_a_second_membership_too():
    made = group("Ben")

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        Membership.objects.create(group=made, user=user("Ben"), joined_at=NOW)


def test_the_last_lead_cannot_leave():
    made = group("Ben")

    with pytest.raises(actions.CannotLeave, match="make somebody else a lead first"):
        actions.leave(membership=membership(made, "Ada"), by=user("Ada"), now=LATER)

    assert roles(made) == [("Ada", "lead"), ("Ben", "member")]


def test_the_last_lead_cannot_become_a_member():
    made = group("Ben")

    with pytest.raises(actions.CannotLeave):
        actions.change_role(
            membership=membership(made, "Ada"), role="member", by=user("Ada"), now=LATER
        )


def test_with_another_lead_one_may_leave_and_return_with_history():
    made = group("Ben")
    actions.change_role(membership=membership(made, "Ben"), role="lead", by=user("Ada"), now=NOW)

    actions.leave(membership=membership(made, "Ada"), by=user("Ada"), now=LATER)
    actions.add_member(group=made, user=user("Ada"), by=user("Ben"), now=LATER)

    assert roles(made) == [("Ada", "member"), ("Ben", "lead")]
    assert made.memberships.filter(user=user("Ada")).count() == 2


def test_away_dates_must_be_in_order():
    made = group()

    with pytest.raises(actions.CannotBeAway, match="swap them"):
        actions.add_away(
            membership=membership(made, "Ada"),
            first_on=DAY,
            last_on=DAY - dt.timedelta(days=1),
            by=user("Ada"),
            now=NOW,
        )

    assert Away.objects.count() == 0


def test_a_part_of_a_day_must_end_after_it_begins():
    made = group()

    with pytest.raises(actions.CannotBeAway, match="end later"):
        actions.add_away(
            membership=membership(made, "Ada"),
            first_on=DAY,
            last_on=DAY,
            times=(dt.time(13), dt.time(9)),
            by=user("Ada"),
            now=NOW,
        )


def test_away_ranges_that_touch_a_period_are_found():
    made = group()
    for first, last in ((1, 5), (9, 12), (20, 25)):
        actions.add_away(
            membership=membership(made, "Ada"),
            first_on=DAY.replace(day=first),
            last_on=DAY.replace(day=last),
            by=user("Ada"),
            now=NOW,
        )

    found = Away.objects.between(DAY.replace(day=5), DAY.replace(day=9)).order_by("first_on", "id")

    assert [each.first_on.day for each in found] == [1, 9]


def test_an_archived_group_is_no_longer_active():
    made = group()

    actions.archive(group=made, by=user("Ada"), now=LATER)

    assert list(type(made).objects.active()) == []
