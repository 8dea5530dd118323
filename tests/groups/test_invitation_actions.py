import datetime as dt

import pytest

from planner.groups import actions, invitation_actions
from planner.groups.invitation_actions import (
    KEPT_FOR,
    CannotInvite,
    InvitationIsForAnother,
    InvitationIsOver,
    accept,
    invite,
    revoke,
    still_holds,
)
from planner.groups.models import Group, Invitation, Membership
from planner.groups.tokens import hash_of
from planner.outbox.kinds import text_to_send
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


def invited(made: Group, name="Ben", *, role="member", now=NOW) -> Invitation:
    address = f"{name.lower()}@example.org"
    return invite(group=made, address=address, role=role, by=user("Ada"), now=now)


def test_an_invitation_makes_a_member_with_its_role():
    made = group()

    accept(invitation=invited(made, role="lead"), by=user("Ben"), now=NOW + DAY)

    ben = membership(made, "Ben")
    assert (ben.role, ben.joined_at) == ("lead", NOW + DAY)


def test_the_mail_is_queued_for_the_address_in_lower_case():
    invite(group=group(), address=" Ben@Example.org", by=user("Ada"), now=NOW)

    message = Message.objects.get()
    assert (message.kind, message.address, message.subject) == (
        "invitation",
        "ben@example.org",
        "Ada invites you to learn with Payments risk",
    )


def test_only_the_mail_holds_the_link(settings):
    settings.SITE_URL = "https://lemma.example.org"
    invitation = invited(group())
    message = Message.objects.get()

    link = f"https://lemma.example.org/invitations/{invitation.token}/"
    assert link in text_to_send(message)
    assert invitation.token not in f"{message.text}{message.link}{message.about}{invitation.seed}"
    assert invitation.token_hash == hash_of(invitation.token)


def test_a_token_has_256_bits_and_each_invitation_its_own():
    made = group()
    tokens = {invited(made, name).token for name in ("Ben", "Dan", "Eve")}

    assert (len(tokens), {len(token) for token in tokens}) == (3, {43})


def test_a_member_is_not_invited():
    with pytest.raises(CannotInvite, match=r"ben@example\.org belongs to Payments risk already"):
        invited(group("Ben"))


def test_inviting_twice_renews_and_mails_once_a_day():
    made = group()
    first = invited(made)
    again = invited(made, role="lead", now=NOW + SECOND)
    later = invited(made, now=NOW + DAY)

    assert first.pk == again.pk == later.pk
    assert (again.role, later.expires_at) == ("lead", NOW + DAY + KEPT_FOR)
    assert Message.objects.count() == 2


def test_who_was_invited_anew_by_a_lead_can_use_the_first_mail():
    made = group()
    first = invited(made).token
    invited(made, now=NOW + KEPT_FOR + DAY)

    accept(
        invitation=Invitation.objects.by_token(first).get(),
        by=user("Ben"),
        now=NOW + KEPT_FOR + 2 * DAY,
    )

    assert membership(made, "Ben").role == "member"


def test_fifty_a_day_and_no_more_even_if_they_are_revoked():
    made = group()
    for number in range(50):
        revoke(invitation=invited(made, f"p{number}"), by=user("Ada"), now=NOW)

    with pytest.raises(CannotInvite, match="go on tomorrow"):
        invited(made, "late", now=NOW + DAY - SECOND)
    assert invited(made, "late", now=NOW + DAY).address == "late@example.org"


def test_the_limit_is_each_group_s_own():
    for number in range(50):
        invited(group(), f"p{number}")

    invited(group(name="Vision"), "late")


def over(invitation, *, at=NOW + SECOND):
    with pytest.raises(InvitationIsOver):
        accept(invitation=invitation, by=user("Ben"), now=at)
    assert Membership.objects.filter(user=user("Ben"), left_at=None).count() == 0


def test_it_expires_after_seven_days():
    made = group()

    over(invited(made), at=NOW + KEPT_FOR)
    assert accept(
        invitation=invited(made, "Dan"), by=user("Dan"), now=NOW + KEPT_FOR - SECOND
    ).role == ("member")


def test_a_revoked_one_is_over():
    invitation = invited(group())

    assert revoke(invitation=invitation, by=user("Ada"), now=NOW)

    over(invitation)


@pytest.mark.parametrize("change", ["leave", "step down", "deactivate"])
def test_it_is_over_when_the_inviter_may_no_longer_invite(change):
    made = group("Dan")
    invitation = invited(made)
    actions.change_role(membership=membership(made, "Dan"), role="lead", by=user("Ada"), now=NOW)
    ada = membership(made, "Ada")
    if change == "leave":
        actions.leave(membership=ada, by=user("Dan"), now=NOW)
    elif change == "step down":
        actions.change_role(membership=ada, role="member", by=user("Dan"), now=NOW)
    else:
        type(ada.user).objects.filter(pk=ada.user_id).update(is_active=False)

    over(invitation)
    assert not still_holds(Message.objects.get())


def test_nobody_else_can_use_it():
    invitation = invited(group())

    with pytest.raises(InvitationIsForAnother):
        accept(invitation=invitation, by=user("Cleo"), now=NOW)

    assert Invitation.objects.pending().count() == 1


def test_it_works_once():
    made = group()
    invitation = invited(made)
    first = accept(invitation=invitation, by=user("Ben"), now=NOW)

    assert accept(invitation=invitation, by=user("Ben"), now=NOW + SECOND) == first
    actions.leave(membership=first, by=user("Ben"), now=NOW + DAY)
    over(invitation, at=NOW + DAY)


def test_an_accepted_one_is_not_revoked():
    invitation = invited(group())
    accept(invitation=invitation, by=user("Ben"), now=NOW)

    assert not revoke(invitation=invitation, by=user("Ada"), now=NOW)


def test_nobody_joins_an_archived_group():
    made = group()
    invitation = invited(made)
    actions.archive(group=made, by=user("Ada"), now=NOW)

    with pytest.raises(actions.GroupIsArchived):
        accept(invitation=invitation, by=user("Ben"), now=NOW)
    assert not still_holds(Message.objects.get())


def test_whoever_came_by_the_link_becomes_the_lead_they_were_invited_as():
    made = group()
    invitation = invited(made, role="lead")
    actions.add_member(group=made, user=user("Ben"), by=user("Ben"), now=NOW)

    accept(invitation=invitation, by=user("Ben"), now=NOW)

    assert membership(made, "Ben").role == "lead"


def test_the_mail_of_an_open_invitation_still_holds():
    invited(group())

    assert still_holds(Message.objects.get())


@pytest.mark.parametrize("end", [revoke, accept])
def test_the_mail_of_one_that_ended_does_not(end):
    invitation = invited(group())
    end(invitation=invitation, by=user("Ben"), now=NOW)

    assert not still_holds(Message.objects.get())


def test_the_mail_of_one_that_is_gone_does_not():
    invitation = invited(group())
    Invitation.objects.filter(pk=invitation.pk).delete()

    assert not invitation_actions.still_holds(Message.objects.get())
