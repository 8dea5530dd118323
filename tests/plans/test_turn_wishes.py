import re

import pytest

from planner.accounts.farewell import say_goodbye
from planner.plans.models import DateWish
from planner.plans.people import participants
from tests.groups.people import NOW, group, user
from tests.plans.begun_plans import address, published
from tests.plans.test_turn_views import as_, send, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """Two meetings of eight lie behind; Ada, Ben, Cem and Dan take turns."""
    return published(group("Ben", "Cem", "Dan"), meetings=8)


def test_dates_are_said_kept_and_said_otherwise(client, plan):
    dates = [slot.on for slot in table_of(plan).coming]
    ben = as_(client, "Ben")

    send(ben, plan, "dates/", dates=[dates[0].isoformat(), dates[2].isoformat()])
    assert avoided_by(plan, "Ben") == (dates[0], dates[2])
    checked = re.findall(
        r'value="([\d-]+)"[^>]*checked', ben.get(address(plan, "turns/")).content.decode()
    )
    assert checked == [dates[0].isoformat(), dates[2].isoformat()]

    send(ben, plan, "dates/", dates=[dates[2].isoformat()])
    assert avoided_by(plan, "Ben") == (dates[2],)
    assert avoided_by(plan, "Cem") == ()


def avoided_by(plan, name):
    return next(each.avoids for each in participants(plan.group) if each.name == name)


@pytest.mark.parametrize("date", ["1999-01-01", "soon", "9999-99-99", "\x00"])
def test_a_date_without_a_meeting_is_refused(client, plan, date):
    page = send(as_(client, "Ben"), plan, "dates/", dates=[date])

    assert (page.status_code, DateWish.objects.count()) == (422, 0)


def test_what_a_deleted_account_said_is_forgotten(client, plan):
    date = table_of(plan).coming[0].on
    send(as_(client, "Ben"), plan, "dates/", dates=[date.isoformat()])

    say_goodbye(user=user("Ben"), now=NOW)

    assert DateWish.objects.count() == 0
