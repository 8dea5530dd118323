"""The admin calls the same actions, and shows no secret."""

import pytest

from planner.accounts.models import User
from planner.groups.invitation_actions import invite
from planner.groups.link_actions import renew_link
from planner.groups.models import GroupLink, Invitation
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def omar(client):
    client.force_login(User.objects.create_superuser("omar@example.org", name="Omar"))
    return client


def act(client, model, action, *rows):
    picked = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(f"/admin/groups/{model}/", picked, follow=True).content.decode()


def test_a_group_is_archived_and_brought_back(omar):
    made = group()

    act(omar, "group", "archive", made)
    made.refresh_from_db()
    was_archived = made.archived_at is not None
    act(omar, "group", "unarchive", made)
    made.refresh_from_db()

    assert (was_archived, made.archived_at) == (True, None)


def test_the_last_lead_stays_whoever_ends_the_membership(omar):
    made = group("Ben")

    page = act(omar, "membership", "end", membership(made, "Ada"), membership(made, "Ben"))

    assert "make somebody else a lead first" in page
    assert [each.user.name for each in made.memberships.active()] == ["Ada"]


def test_a_lead_can_be_appointed(omar):
    made = group("Ben")

    act(omar, "membership", "make_lead", membership(made, "Ben"))
    act(omar, "membership", "make_member", membership(made, "Ada"))

    assert {each.user.name: each.role for each in made.memberships.active()} == {
        "Ada": "member",
        "Ben": "lead",
    }


def test_ways_in_are_closed_and_their_secrets_not_shown(omar):
    made = group()
    invitation = invite(group=made, address="ben@example.org", by=user("Ada"), now=NOW)
    link = renew_link(group=made, by=user("Ada"), now=NOW)

    pages = [
        omar.get(f"/admin/groups/{model}/{row.pk}/change/").content.decode()
        for model, row in (("invitation", invitation), ("grouplink", link))
    ]
    act(omar, "invitation", "revoke", invitation)
    act(omar, "grouplink", "switch_off", link)

    secrets = (invitation.seed, link.seed, invitation.token, link.token, link.token_hash)
    assert [each for each in secrets if any(each in page for page in pages)] == []
    assert (Invitation.objects.pending().count(), GroupLink.objects.get().is_on) == (0, False)
