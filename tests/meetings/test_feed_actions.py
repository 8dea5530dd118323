"""Making, replacing and ending the addresses of calendars."""

import pytest
from django.db import IntegrityError, transaction

from planner.accounts import actions as accounts
from planner.groups.tokens import hash_of
from planner.meetings import feed_actions
from planner.meetings.models import FeedToken
from tests.groups.people import NOW, group, user
from tests.meetings.feeds import LATER, made

pytestmark = pytest.mark.django_db


def test_only_the_hash_of_an_address_is_kept():
    token = made("Ben")

    (row,) = FeedToken.objects.values()
    assert len(token) == 43
    assert row["token_hash"] == hash_of(token)
    assert token not in repr(row)


def test_two_addresses_are_never_alike():
    assert len({made("Ben") for _ in range(50)}) == 50


def test_a_person_has_one_address_for_all_groups_and_one_a_group():
    risk, vision = group("Ben"), group("Ben", name="Vision")

    for of in (None, risk, vision, None, risk):
        made("Ben", of)

    kept = FeedToken.objects.order_by("id").values_list("owner__name", "group__name")
    assert list(kept) == [("Ben", None), ("Ben", "Payments risk"), ("Ben", "Vision")]


@pytest.mark.parametrize("of_a_group", [True, False])
def test_the_database_keeps_a_second_address_out(of_a_group):
    of = group("Ben") if of_a_group else None
    made("Ben", of)

    with pytest.raises(IntegrityError), transaction.atomic():
        FeedToken.objects.create(
            owner=user("Ben"), group=of, token_hash=hash_of("another"), created_at=NOW
        )


def test_a_new_address_starts_anew():
    made("Ben", reminder=15)
    FeedToken.objects.update(last_used_at=NOW, shown_at=NOW, shown_hash="a" * 64)

    made("Ben", reminder=60, now=LATER)

    row = FeedToken.objects.values("reminder", "created_at", "last_used_at", "shown_at").get()
    assert row == {"reminder": 60, "created_at": LATER, "last_used_at": None, "shown_at": None}
    assert FeedToken.objects.get().shown_hash == ""


def test_a_reminder_is_changed_without_a_new_address():
    token = made("Ben")

    feed_actions.change_reminder(owner=user("Ben"), group=None, reminder=1440)

    assert FeedToken.objects.by_token(token).get().reminder == 1440


def test_without_an_address_there_is_no_reminder_to_change():
    made("Ada")

    with pytest.raises(feed_actions.NoSuchFeed):
        feed_actions.change_reminder(owner=user("Ben"), group=None, reminder=15)

    assert FeedToken.objects.get().reminder == 0


def test_switching_off_ends_this_address_and_no_other():
    risk = group("Ben")
    for name, of in (("Ben", None), ("Ben", risk), ("Ada", risk)):
        made(name, of)

    for _ in range(2):
        feed_actions.switch_off_feed(owner=user("Ben"), group=risk)

    kept = FeedToken.objects.order_by("id").values_list("owner__name", "group__name")
    assert list(kept) == [("Ben", None), ("Ada", "Payments risk")]


def test_who_deletes_their_account_has_no_addresses_left():
    risk = group("Ben")
    for name, of in (("Ben", None), ("Ben", risk), ("Ada", None)):
        made(name, of)

    accounts.delete_account(user=user("Ben"), now=LATER)

    assert list(FeedToken.objects.values_list("owner__name", flat=True)) == ["Ada"]
