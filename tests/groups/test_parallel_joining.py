"""Twenty at once: one membership, one group, one lead left. On whatever database is configured."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from planner.groups import actions
from planner.groups.invitation_actions import accept, invite
from planner.groups.link_actions import join, renew_link
from planner.groups.models import Away, Group, Invitation, Membership
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 20


def at_once(act, times=AT_ONCE):
    """What each of so many parallel calls gave: its result, or its refusal."""

    def one(number):
        try:
            return act(number)
        except Exception as refusal:  # noqa: BLE001 - the test looks at each
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_an_invitation_accepted_twenty_times_makes_one_member():
    made, ben = group(), user("Ben")
    invitation = invite(group=made, address=ben.email, by=user("Ada"), now=NOW)

    found = at_once(lambda _: accept(invitation=invitation, by=ben, now=NOW))

    assert {each.pk for each in found} == {membership(made, "Ben").pk}
    assert Membership.objects.filter(user=ben).count() == 1
    assert Invitation.objects.pending().count() == 0


def test_a_link_pressed_twenty_times_makes_one_member():
    made, ben = group(), user("Ben")
    link = renew_link(group=made, by=user("Ada"), now=NOW)

    found = at_once(lambda _: join(link=link, by=ben, now=NOW))

    assert {each.pk for each in found} == {membership(made, "Ben").pk}


def test_an_address_invited_twenty_times_gets_one_mail():
    made, ada = group(), user("Ada")

    found = at_once(lambda _: invite(group=made, address="ben@example.org", by=ada, now=NOW))

    assert {each.pk for each in found} == set(Invitation.objects.values_list("pk", flat=True))
    assert Message.objects.count() == 1


def test_a_form_sent_twenty_times_starts_one_group():
    ada = user("Ada")

    found = at_once(
        lambda _: actions.create_group(name="One", zone="UTC", by=ada, now=NOW, key="same")
    )

    assert Group.objects.count() == Membership.objects.count() == 1
    assert sorted(type(each).__name__ for each in found) == ["Group"] + 19 * ["StartedAlready"]


def test_two_leads_who_leave_at_once_leave_one():
    made = group("Ben")
    actions.change_role(membership=membership(made, "Ben"), role="lead", by=user("Ada"), now=NOW)
    both = [membership(made, name) for name in ("Ada", "Ben")]

    found = at_once(
        lambda number: actions.leave(membership=both[number], by=both[number].user, now=NOW), 2
    )

    assert sorted(type(each).__name__ for each in found) == ["CannotLeave", "Membership"]
    assert made.memberships.active().leads().count() == 1


def test_the_same_days_said_twenty_times_are_kept_once():
    mine = membership(group(), "Ada")

    at_once(
        lambda _: actions.add_away(
            membership=mine, first_on=NOW.date(), last_on=NOW.date(), by=mine.user, now=NOW
        )
    )

    assert Away.objects.count() == 1
