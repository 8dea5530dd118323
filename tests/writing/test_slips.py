import datetime as dt

import pytest
import time_machine
from django.core import signing

from planner.writing.slips import SALT, Slip, slip_in

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
SLIP = Slip(user_id=7, form="recap 3", page="/groups/")


def read_after(days, signed):
    with time_machine.travel(NOW + dt.timedelta(days=days), tick=False):
        return slip_in({"slip": signed})


@pytest.fixture
def signed():
    with time_machine.travel(NOW, tick=False):
        return SLIP.signed()


def test_a_slip_is_read_as_it_was_signed(signed):
    assert read_after(29, signed) == SLIP


def test_an_old_one_says_nothing(signed):
    assert read_after(31, signed) is None


@pytest.mark.parametrize("change", ["", "x", "a.b:c:d", "{signed}x", "x{signed}", "\x00"])
def test_nor_does_one_of_somebody_s_own_making(signed, change):
    assert read_after(0, change.format(signed=signed)) is None


def test_a_form_without_one_has_none():
    assert slip_in({}) is None


def test_what_was_signed_for_something_else_is_no_slip():
    assert slip_in({"slip": signing.dumps([7, "recap 3", "/"], salt=f"{SALT}.other")}) is None
