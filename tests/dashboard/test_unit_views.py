"""Marking a reading on the home page: read, skipped, in so many minutes, all of it understood."""

import pytest

from planner.meetings.models import AgendaItem
from planner.progress.models import StateBatch, TopicState, UnitRead
from tests.groups.people import user
from tests.meetings.meeting_pages import FIRST, SECOND, as_, at, group_that_meets, text

pytestmark = pytest.mark.django_db

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def made():
    return group_that_meets()


@pytest.fixture
def ben(client, made):
    return as_(client, "Ben")


def tap(client, **body):
    return client.post("/progress/units/", {"unit": "book-1", **body})


def marks():
    rows = UnitRead.objects.standing().filter(user=user("Ben")).order_by("id")
    return list(rows.values_list("unit", "state", "minutes", "title"))


def test_one_button_marks_it_read_and_the_minutes_come_after(ben):
    assert tap(ben, do="read")["Location"] == "/home/"
    tap(ben, do="read", minutes="35")

    assert marks() == [("book-1", "read", None, "One"), ("book-1", "read", 35, "One")]
    ben.post("/progress/units/", {"unit": "book-1", "undo": UnitRead.objects.latest("id").pk})
    assert marks() == [("book-1", "read", None, "One")]


def test_the_home_page_says_it(ben):
    item = AgendaItem.objects.filter(meeting__key=FIRST).get()
    item.reading[0]["unit"] = "book-1"
    item.save()
    before = ben.get("/home/").content.decode()
    tap(ben, do="skip")

    after = ben.get("/home/").content.decode()

    assert ["Skipped</strong>" in each for each in (before, after)] == [False, True]
    assert ["I have read it" in each for each in (before, after)] == [True, False]


def test_all_that_a_chapter_covers_is_understood_at_once(ben):
    tap(ben, do="read")
    tap(ben, do="chapter")
    assert list(TopicState.objects.values_list("topic", "depth", "state")) == [
        ("vectors", 2, "understood")
    ]

    page = tap(ben, undo_chapter=StateBatch.objects.get().pk)

    assert page["Location"] == "/home/"
    assert not TopicState.objects.exists()


@pytest.mark.parametrize("minutes", ["0", "x", "1001"])
def test_minutes_that_make_no_sense_stay_in_the_field(ben, minutes):
    tap(ben, do="read")

    answer = ben.post(
        "/progress/units/", {"unit": "book-1", "do": "read", "minutes": minutes}, **HTMX
    )

    page = answer.content.decode()
    assert (answer.status_code, marks()[-1][2]) == (422, None)
    assert [f'value="{minutes}"' in page, 'role="alert"' in page] == [True, True]


def test_others_marks_and_lost_units_are_not_there(ben):
    tap(ben, do="read")
    mark = UnitRead.objects.get()
    as_(ben, "Ada")

    assert tap(ben, undo=mark.pk).status_code == 404
    assert tap(ben, do="burn").status_code == 404
    assert ben.post("/progress/units/", {"unit": "ether-1", "do": "read"}).status_code == 404


def test_a_meeting_has_the_part_that_is_ones_own(ben, made, django_assert_num_queries):
    there = f"/groups/{made.pk}-{made.slug}/my-progress/{SECOND}/"
    assert f'hx-get="{there}?next=' in ben.get(at(made, key=SECOND)).content.decode()
    ben.get(there)

    with django_assert_num_queries(9):
        page = text(ben.get(there))

    assert "Vectors ●●○ working Not started" in page
    assert "I have read it" in page
    part = ben.get(there, headers={"HX-Request": "true", "HX-Target": "mine"})
    assert part.content.decode().lstrip().startswith("<section")
    assert ben.get(there.replace(SECOND, "nowhere12")).status_code == 404
