"""Who does not share what they took part in is seen neither as there nor as away."""

import pytest
import time_machine

from planner.groups.sharing import share
from planner.meetings.attendance_actions import take_attendance
from tests.groups.people import NOW, membership, user
from tests.meetings.meeting_pages import DURING, as_, at, group_that_meets, row, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def made():
    """Ada and Dan came, Ben and Eve did not; all of it is kept."""
    group = group_that_meets()
    there = {user("Ada").pk, user("Dan").pk}
    take_attendance(meeting=row(), present=there, covered=(), version=0, by=user("Ada"), now=DURING)
    return group


def hide(made, *names):
    for name in names:
        of = membership(made, name)
        share(membership=of, participation=False, ratings=False, by=of.user, now=NOW)


def test_unless_they_object_everybody_is_named(client, made):
    assert "2 were there; not there: Ben, Eve." in text(as_(client, "Dan").get(at(made)))


@pytest.mark.parametrize(("reader", "hidden"), [("Dan", "Ben"), ("Ada", "Ben"), ("Dan", "Ada")])
def test_others_read_that_it_is_not_shared(client, made, reader, hidden):
    hide(made, hidden)

    page = text(as_(client, reader).get(at(made)))

    away = "Eve" if hidden == "Ben" else "Ben, Eve"
    count, verb = (2, "were") if hidden == "Ben" else (1, "was")
    said = f"{count} of those who share it {verb} there; not there: {away}; not shared: {hidden}."
    assert said in page


def test_one_reads_of_oneself(client, made):
    hide(made, "Ben")

    assert "not there: Ben, Eve." in text(as_(client, "Ben").get(at(made)))


def test_where_nobody_else_shares_it_one_is_told_of_oneself_alone(client, made):
    hide(made, "Ada", "Ben", "Eve", "Dan")

    page = text(as_(client, "Dan").get(at(made)))

    assert "1 of those who share it was there; not shared: Ada, Ben, Eve." in page


def test_whoever_takes_the_attendance_sees_the_list(client, made):
    hide(made, "Dan")

    page = as_(client, "Ada").get(at(made, "attendance/")).content.decode()

    assert "Dan" in page
