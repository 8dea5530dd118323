"""Whoever deletes their account leaves nothing that names them, but for what a group agreed on."""

import datetime as dt
from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from planner.accounts import actions, farewell
from planner.accounts.models import Muted, User
from planner.groups.models import Away, Membership
from planner.outbox.actions import queue
from planner.plans import actions as plans
from planner.plans.brief import Participant
from planner.writing.keeping import keep
from planner.writing.slips import Slip
from tests.accounts.people import PASSWORD, code_in, person, sign_in
from tests.groups import people
from tests.plans.programmes import EVERYTHING
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db

CANARY = "zzcanary"
ADDRESS = f"{CANARY}@example.org"
GIVEN = {"password": PASSWORD}
# A group's agreed plans, what came of them, and who was told: README says so under "Decisions".
KEPT = {
    *(f"plans.Revision.{each}" for each in ("brief", "programme", "schedule", "solution", "told")),
    *(f"plans.Draft.{each}" for each in ("brief", "programme", "better")),
    *(f"meetings.Meeting.{each}" for each in ("lead_name", "backup_name")),
}


def somebody_everywhere() -> User:
    """With a row, and the canary in it, wherever the product writes about a person."""
    user = person(ADDRESS, name=f"Ada {CANARY}", is_curator=True)
    group = people.group("Ben")
    member = people.actions.add_member(
        group=group, user=user, by=people.user("Ada"), now=people.NOW, country="DE"
    )
    day = people.NOW.date()
    Away.objects.create(membership=member, first_on=day, last_on=day, reason=f"{CANARY} surgery")
    EmailAddress.objects.create(user=user, email=f"old-{ADDRESS}")
    SocialAccount.objects.create(user=user, provider="sso", uid=CANARY, extra_data={"n": CANARY})
    UserSession.objects.create(user=user, ip="192.0.2.1", session_key=CANARY, user_agent=CANARY)
    Muted.objects.create(user=user, kind="digest")
    keep(
        slip=Slip(user_id=user.pk, form="recap 1", page="/"),
        fields={"text": [CANARY]},
        now=people.NOW,
    )
    queue(
        kind="reminder",
        occurrence=f"{CANARY} 1",
        address=ADDRESS,
        subject=CANARY,
        text=CANARY,
        now=people.NOW,
        recipient=user,
    )
    LogEntry.objects.create(
        user=people.user("Ada"),
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=str(user),
        action_flag=CHANGE,
        change_message=CANARY,
    )
    return user


def columns_with(text: str) -> set[str]:
    """Every column of every table that holds the text, whatever its type."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                quoted = connection.ops.quote_name
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"SELECT COUNT(*) FROM {quoted(model._meta.db_table)}"
                        f" WHERE LOWER(CAST({quoted(field.column)} AS TEXT)) LIKE %s",
                        [f"%{text}%"],
                    )
                    if cursor.fetchone()[0]:
                        found.add(f"{model._meta.label}.{field.name}")
    return found


def test_nothing_of_the_person_is_left():
    user = somebody_everywhere()
    before = columns_with(CANARY)

    actions.delete_account(user=user, now=people.NOW + dt.timedelta(days=1))

    assert len(before) >= 12
    assert columns_with(CANARY) - KEPT == set()


def test_what_a_group_has_agreed_on_keeps_the_name():
    user = somebody_everywhere()
    plans.draft(
        group=Membership.objects.get(user=user).group,
        brief=replace(brief(), people=(Participant(name=user.name),)),
        catalogue=CATALOGUE,
        programme=EVERYTHING,
        by=user,
        now=people.NOW,
    )

    actions.delete_account(user=user, now=people.NOW + dt.timedelta(days=1))

    assert columns_with(CANARY) == {"plans.Revision.brief"}


def test_the_row_stays_as_a_former_member_who_may_do_nothing():
    user = somebody_everywhere()

    actions.delete_account(user=user, now=people.NOW + dt.timedelta(days=1))

    user.refresh_from_db()
    assert user.name == "former member"
    assert user.email.endswith("@removed.invalid")
    assert (user.is_active, user.is_curator, user.has_usable_password()) == (False, False, False)
    membership = Membership.objects.get(user=user)
    assert membership.left_at == people.NOW + dt.timedelta(days=1)
    assert (membership.country, membership.away.count()) == ("", 0)


def test_two_former_members_do_not_get_into_each_others_way():
    for name in ("cleo", "dan"):
        actions.delete_account(user=person(f"{name}@example.org"), now=people.NOW)

    assert User.objects.filter(name="former member").count() == 2


def test_the_only_lead_stays_until_somebody_else_leads():
    people.group("Ben")
    ada = people.user("Ada")

    with pytest.raises(farewell.CannotGo, match="You are the only lead of Payments risk"):
        actions.delete_account(user=ada, now=people.NOW)

    ada.refresh_from_db()
    assert (ada.name, ada.is_active) == ("Ada", True)
    assert Membership.objects.filter(user=ada, left_at=None).exists()


def test_an_archived_group_needs_no_lead():
    group = people.group()
    people.actions.archive(group=group, by=people.user("Ada"), now=people.NOW)

    actions.delete_account(user=people.user("Ada"), now=people.NOW)

    assert not Membership.objects.filter(left_at=None).exists()


def test_the_password_deletes_the_account_and_ends_the_session(client):
    user = person()
    sign_in(client)

    response = client.post("/account/delete/", GIVEN)

    user.refresh_from_db()
    assert (response.headers["Location"], user.is_active) == ("/account/deleted/", False)
    assert client.get("/account/settings/").status_code == 302
    assert sign_in(client).status_code == 422


def test_a_mailed_code_does_as_well(client, mailoutbox):
    user = person(password=None)
    client.force_login(user)

    client.post("/account/delete/code/")
    response = client.post("/account/delete/", {"code": code_in(mailoutbox[0])})

    user.refresh_from_db()
    assert (response.status_code, user.is_active) == (302, False)


@pytest.mark.parametrize(
    "form", [{}, {"password": "not the one it is"}, {"code": "BBBB-BBBB"}, {"code": ""}]
)
def test_without_a_proof_nothing_happens(client, form):
    user = person()
    sign_in(client)
    client.post("/account/delete/code/")

    response = client.post("/account/delete/", form)

    user.refresh_from_db()
    assert (response.status_code, user.is_active) == (422, True)


def test_a_code_can_be_guessed_at_three_times(client, mailoutbox):
    user = person()
    sign_in(client)
    client.post("/account/delete/code/")
    for _ in range(3):
        client.post("/account/delete/", {"code": "BBBB-BBBB"})

    response = client.post("/account/delete/", {"code": code_in(mailoutbox[0])})

    user.refresh_from_db()
    assert (response.status_code, user.is_active) == (422, True)


def test_passwords_cannot_be_tried_out_here(client):
    person()
    sign_in(client)

    tried = [client.post("/account/delete/", {"password": "wrong"}).status_code for _ in range(11)]

    assert tried == [422] * 10 + [429]


def test_the_only_lead_reads_what_to_do_first(client):
    people.group("Ben")
    ada = people.user("Ada")
    ada.set_password(PASSWORD)
    ada.save()
    client.force_login(ada)

    response = client.post("/account/delete/", GIVEN)

    html = response.content.decode()
    assert response.status_code == 422
    assert "You are the only lead of Payments risk. Make somebody else a lead" in html
