"""Marking a unit as read or skipped, and taking it back."""

import datetime as dt

import pytest

from planner.progress import unit_actions as units
from planner.progress.models import UnitRead
from planner.progress.queries import marks_with_chapters
from planner.progress.state_actions import CannotUndo
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)


def standing():
    marks = marks_with_chapters(user("Ben"), ["book-1"])
    return [(each.state, each.minutes) for each in marks.values()]


def read(minutes=None, now=NOW):
    return units.mark_read(user=user("Ben"), unit="book-1", minutes=minutes, now=now)


def test_read_with_the_minutes_it_took():
    assert read(35).minutes == 35

    assert (read(35), read()) == (None, None)
    assert standing() == [("read", 35)]


def test_undo_goes_back_to_what_it_was():
    first = read(35)
    second = units.skip(user=user("Ben"), unit="book-1", now=LATER)
    assert standing() == [("skipped", None)]

    with pytest.raises(CannotUndo, match="newer mark first"):
        units.undo(mark=first, by=user("Ben"), now=LATER)
    for _ in range(2):
        units.undo(mark=second, by=user("Ben"), now=LATER)

    assert standing() == [("read", 35)]
    units.undo(mark=first, by=user("Ben"), now=LATER)
    assert standing() == []


@pytest.mark.parametrize("minutes", [0, -1, 1001])
def test_minutes_that_make_no_sense_are_refused(minutes):
    with pytest.raises(units.CannotMark, match="from 1 to 1,000"):
        read(minutes)


def test_nobody_elses_mark_is_there():
    with pytest.raises(UnitRead.DoesNotExist):
        units.undo(mark=read(), by=user("Ada"), now=NOW)
