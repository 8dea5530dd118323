"""Invitations and links as pages: what nobody can do with them."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress

from planner.accounts.models import User
from planner.groups import actions
from planner.groups.invitation_actions import KEPT_FOR, invite, revoke
from planner.groups.link_actions import renew_link, switch_link
from planner.groups.models import GroupLink, Invitation, Membership
from planner.outbox.kinds import text_to_send
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)
HASH = re.compile("[0-9a-f]{64}")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def made():
    return group()


def invited(made, name="Ben", **about):
    address = f"{name.lower()}@example.org"
    return invite(group=made, address=address, by=user("Ada"), now=NOW, **about)


def at(invitation):
    return f"/invitations/{invitation.token}/"


def as_(client, name):
    client.force_login(user(name))
    return client


def rows():
    return (
        list(Invitation.objects.order_by("id").values()),
        list(Membership.objects.order_by("id").values()),
    )


def test_the_link_of_the_mail_shows_who_invites_to_what(client, made, settings):
    invited(made)
    found = re.search(r"https?://\S+", text_to_send(Message.objects.get()))[0]

    page = as_(client, "Ben").get(found.removeprefix(settings.SITE_URL)).content.decode()

    assert "Join Payments risk" in page
    assert "Ada invites you" in page


def test_a_scanner_that_opens_the_link_changes_nothing(client, made):
    invitation = invited(made)
    before = rows()

    for _ in range(5):
        client.get(at(invitation))
        as_(client, "Ben").get(at(invitation))
        client.head(at(invitation))
        client.logout()

    assert rows() == before


def test_pressing_the_button_makes_a_member_once(client, made):
    invitation = invited(made)

    answers = [as_(client, "Ben").post(at(invitation)) for _ in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {f"/groups/{made.pk}-{made.slug}/"}
    assert Membership.objects.filter(user=user("Ben")).count() == 1
    assert client.get(at(invitation)).headers["Location"] == f"/groups/{made.pk}-{made.slug}/"


def test_a_role_that_is_sent_along_is_ignored(client, made):
    as_(client, "Ben").post(at(invited(made)), {"role": "lead", "group": "1"})

    assert membership(made, "Ben").role == "member"


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_address_gets_nothing_and_learns_nothing(client, made, method):
    invitation = invited(made)
    before = rows()

    answer = getattr(as_(client, "Cleo"), method)(at(invitation))

    assert (answer.status_code, rows()) == (403, before)
    assert "Payments" not in answer.content.decode()
    assert "ben@example.org" not in answer.content.decode()


def expire(invitation, traveller):
    traveller.shift(KEPT_FOR + SECOND)


def take_back(invitation, traveller):
    revoke(invitation=invitation, by=user("Ada"), now=NOW)


def remove_inviter(invitation, traveller):
    made = invitation.group
    actions.add_member(group=made, user=user("Dan"), role="lead", by=user("Ada"), now=NOW)
    actions.leave(membership=membership(made, "Ada"), by=user("Dan"), now=NOW)


def use_and_leave(invitation, traveller):
    accepted = actions.add_member(group=invitation.group, user=user("Ben"), by=user("Ben"), now=NOW)
    used = Invitation.objects.filter(pk=invitation.pk)
    used.update(accepted_at=NOW, accepted_by=user("Ben"))
    actions.leave(membership=accepted, by=user("Ben"), now=NOW)


def test_whatever_ended_it_the_page_is_the_same(client, made, now):
    pages = set()
    for number, end in enumerate((take_back, remove_inviter, use_and_leave, expire)):
        invitation = invited(group(name=f"Group {number}"))
        end(invitation, now)
        for method in ("get", "post"):
            client.cookies.clear()
            answer = getattr(as_(client, "Ben"), method)(at(invitation))
            text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
            pages.add((answer.status_code, text))
        assert not Membership.objects.active().filter(user=user("Ben")).exists()

    assert [status for status, _ in pages] == [410]


def test_it_is_good_until_the_last_second(client, made, now):
    invitation = invited(made)
    now.shift(KEPT_FOR - SECOND)

    as_(client, "Ben").post(at(invitation))

    assert membership(made, "Ben").role == "member"


@pytest.mark.parametrize("token", ["x", "A" * 43])
def test_a_guess_finds_nothing(client, made, token):
    invited(made)

    assert as_(client, "Ben").post(f"/invitations/{token}/").status_code == 404


def test_an_invitation_of_one_group_is_not_revoked_by_another(client, made):
    other = actions.create_group(name="Vision", zone="UTC", by=user("Cleo"), now=NOW)
    invitation = invited(made)

    answer = as_(client, "Cleo").post(
        f"/groups/{other.pk}-{other.slug}/invitations/{invitation.pk}/revoke/"
    )

    assert (answer.status_code, Invitation.objects.pending().count()) == (404, 1)


def test_the_database_holds_no_token(made):
    tokens = [invited(made).token, renew_link(group=made, by=user("Ada"), now=NOW).token]
    stored = repr([list(m.objects.values()) for m in (Invitation, GroupLink, Message)])

    assert [token for token in tokens if token in stored] == []
    assert len(set(HASH.findall(stored))) == 2


def test_whoever_is_not_signed_in_comes_back_after_signing_in(client, made):
    answer = client.get(at(invited(made, "Ada2")))
    known = client.get(at(invited(made, "Ben")) if user("Ben") else "")

    assert answer.headers["Location"].startswith("/account/signup/?next=/invitations/")
    assert known.headers["Location"].startswith("/account/login/?next=/invitations/")


def test_a_newcomer_signs_up_without_a_code_and_is_in(client, made):
    invitation = invited(made, "newcomer")
    door = client.get(at(invitation)).headers["Location"]

    signed_up = client.post(
        door,
        {
            "email": "newcomer@example.org",
            "password1": "a calm long sentence",
            "name": "Noor",
            "zone": "Europe/Berlin",
            "next": at(invitation),
        },
    )
    client.post(signed_up.headers["Location"])

    assert signed_up.headers["Location"] == at(invitation)
    assert [each.user.name for each in made.memberships.active().order_by("id")] == ["Ada", "Noor"]


def test_only_the_invited_address_is_proven_whatever_is_typed(client, made):
    door = client.get(at(invited(made, "newcomer"))).headers["Location"]

    client.post(
        door,
        {
            "email": "else@example.org",
            "password1": "a calm long sentence",
            "name": "Else",
            "zone": "UTC",
        },
    )

    verified = EmailAddress.objects.filter(verified=True).values_list("email", flat=True)
    assert (list(verified), client.session["_auth_user_id"]) == (
        ["newcomer@example.org"],
        str(User.objects.get(email="newcomer@example.org").pk),
    )


def joined(client, link):
    return client.post(f"/join/{link.token}/")


def test_whoever_has_the_group_s_link_can_join_as_a_member(client, made):
    link = renew_link(group=made, by=user("Ada"), now=NOW)

    page = as_(client, "Ben").get(f"/join/{link.token}/")
    assert "Join Payments risk" in page.content.decode()
    assert not made.memberships.filter(user=user("Ben")).exists()
    joined(client, link)
    joined(client, link)

    assert [each.role for each in made.memberships.filter(user=user("Ben"))] == ["member"]


def test_a_link_that_is_off_lets_nobody_in_and_on_again_it_does(client, made):
    link = renew_link(group=made, by=user("Ada"), now=NOW)
    switch_link(group=made, is_on=False, by=user("Ada"), now=NOW)

    assert joined(as_(client, "Ben"), link).status_code == 410
    switch_link(group=made, is_on=True, by=user("Ada"), now=NOW)
    assert joined(client, link).status_code == 302


def test_a_renewed_link_ends_the_old_one(client, made):
    old = renew_link(group=made, by=user("Ada"), now=NOW)
    new = renew_link(group=made, by=user("Ada"), now=NOW)

    assert joined(as_(client, "Ben"), old).status_code == 404
    assert joined(client, new).status_code == 302


def test_nobody_joins_what_is_archived(client, made):
    link, invitation = renew_link(group=made, by=user("Ada"), now=NOW), invited(made)
    actions.archive(group=made, by=user("Ada"), now=NOW)

    assert joined(as_(client, "Ben"), link).status_code == 409
    assert client.post(at(invitation)).status_code == 409


def test_leads_never_see_the_link_of_an_invitation(client, made):
    invitation = invited(made)

    page = as_(client, "Ada").get(f"/groups/{made.pk}-{made.slug}/invite/").content.decode()

    assert "ben@example.org" in page
    assert invitation.token not in page
