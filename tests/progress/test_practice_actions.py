"""Keeping a try at an exercise, and taking it back."""

import datetime as dt

import pytest

from planner.accounts.own_data import own_data
from planner.progress import practice_actions as practice
from planner.progress.farewell import forget_progress
from planner.progress.models import Attempt
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(minutes=5)


def keep(name="Ben", *, now=NOW, **changes):
    said = {
        "exercise": "add",
        "derivation": "$a + b$",
        "is_on_paper": False,
        "work": "a + b",
        "link": "",
        "outcome": "partly",
    }
    return practice.keep_attempt(user=user(name), now=now, **(said | changes))


def test_nothing_is_kept_without_a_derivation():
    with pytest.raises(practice.CannotKeep):
        keep(derivation="")

    assert Attempt.objects.count() == 0
    assert keep(derivation="", is_on_paper=True).outcome == "partly"


def test_twice_in_a_row_is_one_try():
    first = keep()

    assert keep(now=NOW + dt.timedelta(seconds=30)) == first
    assert keep(now=LATER) != first
    assert keep(now=LATER, outcome="got-it") != first


def test_a_try_can_be_taken_back_and_brought_back():
    attempt, ben = keep(), user("Ben")

    practice.take_back(attempt=attempt, by=ben, now=LATER)
    practice.take_back(attempt=attempt, by=ben, now=LATER + dt.timedelta(days=1))

    attempt.refresh_from_db()
    assert attempt.taken_back_at == LATER
    assert Attempt.objects.kept().count() == 0
    practice.bring_back(attempt=attempt, by=ben, now=LATER)
    assert list(Attempt.objects.kept()) == [attempt]


def test_nobody_takes_back_what_is_another_s():
    attempt = keep()

    practice.take_back(attempt=attempt, by=user("Eve"), now=LATER)

    assert list(Attempt.objects.kept()) == [attempt]


def test_what_one_tried_is_in_one_s_data_and_goes_with_the_account():
    keep()
    keep("Eve")

    rows = own_data(user("Ben"))["progress.Attempt.user"]
    forget_progress(user=user("Ben"), now=LATER)

    assert [row["derivation"] for row in rows] == ["$a + b$"]
    assert [row.user for row in Attempt.objects.all()] == [user("Eve")]
