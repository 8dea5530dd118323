"""A form with a box, opened, previewed, kept and sent; by the recap."""

import datetime as dt

import pytest
import time_machine

from planner.meetings.models import Recap
from tests.groups.people import user
from tests.meetings.meeting_pages import DURING, as_, at, group_that_meets
from tests.writing.boxes import LIVE, box, kept, page, slip_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def address():
    return at(group_that_meets(), "recap/")


@pytest.fixture
def ben(client, address):
    return as_(client, "Ben")


def sent(client, address, text="**Slopes**", **more):
    return {
        "slip": slip_of(client.get(address)),
        "version": "0",
        "text": text,
        "what_0": "Read on",
        "done_0": "on",
        **more,
    }


def test_without_script_a_button_shows_how_it_will_look(ben, address):
    shown = ben.post(address, sent(ben, address, preview="1"))

    assert shown.status_code == 200
    above, _, form = page(shown).partition("<textarea")
    assert "<p><strong>Slopes</strong></p>" in above
    assert (box(shown), 'value="Read on"' in form, form.count("checked")) == ("**Slopes**", True, 1)
    assert 'id="error-summary"' not in above
    assert not Recap.objects.exists()


def test_and_keeps_it(ben, address):
    ben.post(address, sent(ben, address, preview="1"))

    assert kept() == [("Ben", "**Slopes**")]


def test_a_preview_judges_nothing(ben, address):
    shown = ben.post(address, sent(ben, address, preview="1", url_0="no address", version="x"))

    assert (shown.status_code, 'value="no address"' in page(shown)) == (200, True)
    assert "begins with https" not in page(shown)


def test_with_script_the_preview_is_there_when_the_form_opens(ben, address):
    ben.post("/writing/keep/", sent(ben, address))

    opened = ben.get(address)

    assert LIVE.search(page(opened))[1].strip() == "<p><strong>Slopes</strong></p>"


def test_what_was_kept_comes_with_every_field(ben, address):
    ben.post("/writing/keep/", sent(ben, address, what_7="Far down"))

    opened = ben.get(address)

    assert (opened.status_code, box(opened)) == (200, "**Slopes**")
    assert 'value="Far down"' in page(opened)
    assert page(opened).count("checked") == 1
    assert 'id="error-summary"' not in page(opened)


@pytest.mark.parametrize(
    ("days", "zone", "words"),
    [
        (0, "Europe/Berlin", "Kept from 12:30, not sent yet."),
        (0, "Asia/Tokyo", "Kept from 20:30, not sent yet."),
        (2, "Europe/Berlin", "Kept from 7 January, 12:30, not sent yet."),
    ],
)
def test_when_it_was_typed_is_told_by_the_reader_s_clock(ben, address, clock, days, zone, words):
    reader = user("Ben")
    reader.time_zone = zone
    reader.save()
    ben.post("/writing/keep/", sent(ben, address))
    clock.move_to(DURING + dt.timedelta(days=days))

    assert words in page(ben.get(address))


def test_starting_afresh_shows_the_form_as_it_was_and_undo(ben, address):
    ben.post("/writing/keep/", sent(ben, address))

    afresh = ben.post("/writing/afresh/", {"slip": slip_of(ben.get(address))}, follow=True)
    assert (box(afresh), "Read on" in page(afresh)) == ("", False)
    assert "What you had typed before is set aside." in page(afresh)
    back = ben.post("/writing/bring-back/", {"slip": slip_of(afresh)}, follow=True)

    assert (box(back), 'value="Read on"' in page(back)) == ("**Slopes**", True)


def test_nobody_else_is_shown_it(ben, address):
    ben.post("/writing/keep/", sent(ben, address))

    opened = as_(ben, "Ada").get(address)

    assert (box(opened), "Read on" in page(opened)) == ("", False)


def test_spaces_that_make_code_stay(ben, address):
    ben.post(address, sent(ben, address, text="\r\n \r\n    x = 1\r\n\r\nWhy?  \r\n"))

    assert Recap.objects.get().text == "    x = 1\n\nWhy?"
