"""Attendance: who was there, what was covered, how long it took."""

import re

import pytest
import time_machine

from planner.groups import actions
from planner.meetings.models import AgendaItem, Attendance, AttendanceSheet, CoveredItem, Meeting
from planner.meetings.rsvp_actions import answer
from tests.groups.people import NOW, membership, user
from tests.meetings.meeting_pages import (
    BEFORE,
    DURING,
    FIRST,
    OVER,
    SECOND,
    as_,
    at,
    group_that_meets,
    row,
    text,
)

pytestmark = pytest.mark.django_db
EVERYBODY = ("Ada", "Ben", "Dan", "Eve")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def made():
    return group_that_meets()


def ticked(page):
    """Names ticked, and all names."""
    boxes = re.findall(
        r'<input type="checkbox" name="present"[^>]*?(checked)?>\s*([^<\n]+)', page.content.decode()
    )
    return [name.strip() for is_on, name in boxes if is_on], [name.strip() for _, name in boxes]


def sent(*names, version=0, key=FIRST, extent="yes", minutes=40):
    item = AgendaItem.objects.get(meeting__key=key)
    return {
        "version": version,
        "present": [user(name).pk for name in names],
        f"extent_{item.pk}": extent,
        f"minutes_{item.pk}": minutes,
    }


def there(key=FIRST):
    rows = Attendance.objects.filter(meeting__key=key).select_related("user")
    return {each.user.name: each.is_present for each in rows}


def test_everybody_is_ticked_but_who_cannot_come(client, made):
    for name, says in (("Ben", "yes"), ("Dan", "maybe"), ("Eve", "no")):
        answer(meeting=row(), user=user(name), answer=says, now=NOW)

    page = as_(client, "Ben").get(at(made, "attendance/"))

    assert ticked(page) == (["Ada", "Ben", "Dan"], ["Ada", "Ben", "Dan", "Eve"])


def test_one_press_is_enough(client, made):
    moved = as_(client, "Ben").post(at(made, "attendance/"), sent(*EVERYBODY), follow=True)

    assert there() == dict.fromkeys(EVERYBODY, True)
    assert row().state == "held"
    assert "Kept: 4 of 4 were there." in moved.content.decode()
    assert "4 were there" in text(moved)


def test_who_is_not_ticked_was_absent(client, made):
    page = as_(client, "Ben").post(at(made, "attendance/"), sent("Ben"), follow=True)

    assert there() == {"Ada": False, "Ben": True, "Dan": False, "Eve": False}
    assert "1 was there; not there: Ada, Dan, Eve." in text(page)


def test_how_long_it_took_and_what_was_covered_is_kept(client, made):
    data = sent(*EVERYBODY, extent="partly", minutes=55)

    page = as_(client, "Ben").post(at(made, "attendance/"), data, follow=True)

    kept = CoveredItem.objects.values(
        "kind", "topic", "depth", "piece", "planned", "minutes", "extent"
    )
    assert list(kept) == [
        {
            "kind": "study",
            "topic": "numbers",
            "depth": 1,
            "piece": "",
            "planned": 40,
            "minutes": 55,
            "extent": "partly",
        }
    ]
    assert "Numbers partly covered, 55 min of 40 planned" in text(page)


def test_it_can_be_corrected_and_shows_what_was_said(client, made):
    ben = as_(client, "Ben")
    ben.post(at(made, "attendance/"), sent("Ben", "Dan", extent="no", minutes=0))

    page = ben.get(at(made, "attendance/"))
    again = ben.post(at(made, "attendance/"), sent(*EVERYBODY, version=1))

    assert ticked(page)[0] == ["Ben", "Dan"]
    assert '<option value="no" selected>' in page.content.decode()
    assert (again.status_code, there()) == (302, dict.fromkeys(EVERYBODY, True))
    assert AttendanceSheet.objects.get().version == 2


def test_who_took_it_meanwhile_is_not_overwritten_unseen(client, made):
    as_(client, "Ada").post(at(made, "attendance/"), sent("Ada", "Ben", "Dan"))

    refused = as_(client, "Ben").post(at(made, "attendance/"), sent("Ben"))
    page = text(refused)
    again = client.post(at(made, "attendance/"), sent("Ben", version=1))

    assert refused.status_code == 409
    assert "Ada took attendance while you did. By that list these were not there: Eve." in page
    assert ticked(refused)[0] == ["Ben"]
    assert 'name="version" value="1"' in refused.content.decode()
    assert (again.status_code, there()["Ada"]) == (302, False)


def test_before_it_begins_there_is_nothing_to_take(client, made, clock):
    clock.move_to(BEFORE)
    ben = as_(client, "Ben")

    page, refused = ben.get(at(made, "attendance/")), ben.post(at(made, "attendance/"), sent())

    assert "The meeting has not begun yet" in text(page)
    assert "<form" not in page.content.decode().partition("<main")[2]
    assert (refused.status_code, row().state, there()) == (409, "planned", {})


@pytest.mark.parametrize("state", ["cancelled", "not held"])
def test_what_did_not_take_place_has_no_attendance(client, made, state):
    Meeting.objects.filter(key=FIRST).update(state=state)

    refused = as_(client, "Ada").post(at(made, "attendance/"), sent(*EVERYBODY))

    assert (refused.status_code, row().state, there()) == (409, state, {})


def test_whoever_leads_the_meeting_and_leads_of_the_group_take_it(client, made):
    said = {name: as_(client, name).get(at(made, "attendance/")).status_code for name in EVERYBODY}

    assert said == {"Ada": 200, "Ben": 200, "Dan": 403, "Eve": 403}
    assert as_(client, "Eve").post(at(made, "attendance/"), sent("Eve")).status_code == 403
    assert there() == {}


def test_leading_one_meeting_is_no_leave_for_another(client, made, clock):
    clock.shift(7 * 24 * 3600)

    assert as_(client, "Ben").get(at(made, "attendance/", SECOND)).status_code == 403


def test_a_leader_who_has_left_takes_nothing(client, made):
    actions.leave(membership=membership(made, "Ben"), by=user("Ada"), now=DURING)

    assert as_(client, "Ben").get(at(made, "attendance/")).status_code == 404


def test_only_who_belonged_then_is_on_the_list(client, made, clock):
    actions.leave(membership=membership(made, "Eve"), by=user("Ada"), now=BEFORE)
    actions.leave(membership=membership(made, "Dan"), by=user("Ada"), now=OVER)
    actions.add_member(group=made, user=user("Finn"), by=user("Ada"), now=OVER)
    clock.move_to(OVER)

    assert ticked(as_(client, "Ada").get(at(made, "attendance/")))[1] == ["Ada", "Ben", "Dan"]


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": "-1"},
        {"minutes": "601"},
        {"minutes": "9" * 40},
        {"minutes": ""},
        {"minutes": "4\x000"},
        {"extent": "perhaps"},
        {"version": "-1"},
        {"version": ""},
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(client, made, change):
    item = AgendaItem.objects.get(meeting__key=FIRST)
    ((name, value),) = change.items()
    data = sent("Ben") | {name if name == "version" else f"{name}_{item.pk}": value}

    page = as_(client, "Ben").post(at(made, "attendance/"), data)

    assert (page.status_code, there(), row().state) == (422, {}, "planned")
    assert 'id="error-summary"' in page.content.decode()
    assert ticked(page)[0] == ["Ben"]


def test_strangers_cannot_be_put_on_the_list(client, made):
    data = sent("Ben") | {"present": [user("Ben").pk, user("Cleo").pk]}

    assert as_(client, "Ben").post(at(made, "attendance/"), data).status_code == 422
    assert there() == {}


@pytest.mark.parametrize("count", [1, 12])
def test_it_asks_the_database_as_often_for_few_as_for_many(
    client, count, django_assert_num_queries
):
    others = [f"P{number}" for number in range(count)]
    made = group_that_meets(*others)
    ben = as_(client, "Ben")
    data = sent(*EVERYBODY, *others)
    ben.get(at(made))

    with django_assert_num_queries(7):
        ben.get(at(made, "attendance/"))
    with django_assert_num_queries(22):
        ben.post(at(made, "attendance/"), data)
    # Once the message has been shown.
    ben.get(at(made))
    with django_assert_num_queries(11):
        ben.get(at(made))
