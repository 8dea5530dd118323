import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.accounts.models import User
from planner.dashboard import demo_cast
from planner.dashboard.demo import seed
from planner.groups.models import Group
from planner.plans.models import Revision
from planner.plans.stored import from_document, programme_from_document
from planner.solver import Solution

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_the_demo_is_written_once_and_believable():
    load_catalogue(catalogue=read(SHIPPED))

    first, second = list(seed(now=NOW)), list(seed(now=NOW))

    assert [sentence.split(":")[0] for sentence in first] == [
        each.name for each in demo_cast.GROUPS
    ]
    assert second == [f"{each.name} is there already." for each in demo_cast.GROUPS]
    assert [revision.status for revision in Revision.objects.all()] == ["published"] * 3
    for revision in Revision.objects.select_related("plan__group"):
        programme = programme_from_document(revision.programme)
        assert (programme.impossible, programme.reached() == ()) == (None, False)
        assert from_document(Solution, revision.solution).quality.value == programme.value
    assert {"Ada", "Ben", "Cleo", "Dora"} < set(User.objects.values_list("name", flat=True))
    assert User.objects.get(is_superuser=True).name == "Omar"
    payments = Group.objects.get(name="Payments risk")
    assert payments.memberships.leads().get().user.name == "Ada"
    assert not payments.memberships.filter(user__name="Cleo").exists()


@pytest.mark.django_db
def test_without_demo_nothing_is_written(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="set DEMO=1"):
        call_command("seed_demo")

    assert User.objects.count() == 0


@pytest.mark.parametrize("day", range(7))
def test_a_demo_starts_on_its_weekday_with_time_to_read(day):
    today = dt.date(2026, 11, 16) + dt.timedelta(days=day)

    start = demo_cast.start_on(demo_cast.PAYMENTS, today)

    assert start.isoweekday() == 4
    assert demo_cast.NOTICE_DAYS <= (start - today).days <= demo_cast.NOTICE_DAYS + 6
