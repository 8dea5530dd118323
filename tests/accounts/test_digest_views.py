import pytest

from planner.accounts.models import DigestChoice
from tests.groups.people import user

pytestmark = pytest.mark.django_db
ADDRESS = "/account/settings/digest/"
GIVEN = {"kinds": ["plan_changed"], "rhythm": "weekly", "weekday": "5", "hour": "17"}


@pytest.fixture
def signed_in(client):
    client.force_login(user("Ben"))
    return client


def chosen():
    names = ("kinds", "rhythm", "weekday", "hour", "quiet_weekends")
    return [tuple(row) for row in DigestChoice.objects.values_list(*names)]


def test_one_s_choice_is_kept_and_shown(signed_in):
    for _ in range(2):
        signed_in.post(ADDRESS, {**GIVEN, "quiet_weekends": "on"})

    page = signed_in.get(ADDRESS).content.decode()
    assert chosen() == [(["plan_changed"], "weekly", 5, 17, True)]
    assert '<option value="5" selected>Friday</option>' in page
    assert '<option value="17" selected>17:00</option>' in page


@pytest.mark.parametrize(
    "wrong",
    [{"kinds": ["reminder"]}, {"rhythm": "hourly"}, {"weekday": "8"}, {"hour": "24"}, {"hour": ""}],
)
def test_what_is_no_choice_is_refused_and_kept_as_typed(signed_in, wrong):
    response = signed_in.post(ADDRESS, {**GIVEN, **wrong})

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert chosen() == []


def test_the_settings_lead_there(signed_in):
    assert f'href="{ADDRESS}"' in signed_in.get("/account/settings/").content.decode()
