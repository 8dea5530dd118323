import re

import pytest

from planner.groups import actions
from planner.groups.reminders import reminder_choice
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben")


def address(risk):
    return f"/groups/{risk.pk}-{risk.slug}/reminders/"


def signed_in(client, name):
    client.force_login(user(name))
    return client


def ticked(response):
    return re.findall(r'value="(\w+)" id="id_reminders_\d"\s+checked', response.content.decode())


def test_without_a_choice_it_is_two_days_and_two_hours(client, risk):
    response = signed_in(client, "Ada").get(address(risk))

    assert ticked(response) == ["two_days_before", "two_hours_before"]


def test_a_lead_chooses(client, risk):
    signed_in(client, "Ada").post(address(risk), {"reminders": ["week_before", "day_before"]})

    assert reminder_choice(risk).chosen == ("week_before", "day_before")
    assert ticked(client.get(address(risk))) == ["week_before", "day_before"]


def test_a_lead_chooses_none(client, risk):
    response = signed_in(client, "Ada").post(address(risk), {})

    assert response.status_code == 302
    assert reminder_choice(risk).chosen == ()


def test_what_is_no_choice_is_refused(client, risk):
    response = signed_in(client, "Ada").post(address(risk), {"reminders": ["hourly"]})

    assert response.status_code == 422
    assert "Select a valid choice" in response.content.decode()
    assert reminder_choice(risk).pk is None


def test_members_do_not_choose(client, risk):
    assert signed_in(client, "Ben").post(address(risk), {}).status_code == 403
    assert signed_in(client, "Cleo").post(address(risk), {}).status_code == 404
    assert reminder_choice(risk).pk is None


def test_nothing_is_chosen_in_an_archived_group(client, risk):
    actions.archive(group=risk, by=user("Ada"), now=NOW)

    assert signed_in(client, "Ada").post(address(risk), {}).status_code == 409
    assert reminder_choice(risk).pk is None


def test_the_settings_lead_there(client, risk):
    page = signed_in(client, "Ada").get(f"/groups/{risk.pk}-{risk.slug}/settings/")

    assert f'href="{address(risk)}"' in page.content.decode()
