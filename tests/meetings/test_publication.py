import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from planner.meetings.actions import CannotPublishMeetings
from planner.meetings.models import Meeting
from tests.groups.people import NOW, group, user
from tests.meetings.publications import (
    BERLIN,
    HOUR,
    READING,
    SERIES,
    TASK,
    did,
    item,
    meeting,
    publish,
    published,
    rows,
    term,
    without,
)

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)
FIRST, SECOND, THIRD = meeting(1), meeting(2, "losses", "metrics"), meeting(3, "sampling")


def test_a_publication_writes_meetings_with_their_agendas():
    made = group()

    told = publish(made, FIRST, SECOND)

    assert told == did(created=("thursday1", "thursday2"))
    assert published(made) == [FIRST, SECOND]


def test_new_meetings_begin_at_sequence_zero():
    publish(group(), FIRST)

    row = Meeting.objects.get()
    assert (row.sequence, row.created_at, row.changed_at) == (0, NOW, NOW)
    assert row.series == SERIES


def test_publishing_the_same_twice_changes_nothing():
    made = group()
    publish(made, *term())
    before = rows()

    assert publish(made, *term(), now=LATER) == did(unchanged=26)
    assert rows() == before


@pytest.mark.parametrize("zone", [BERLIN, dt.UTC, ZoneInfo("Asia/Kolkata")])
def test_the_hour_that_happens_twice_is_the_same_in_every_zone(zone):
    starts_at = dt.datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN)
    wanted = replace(FIRST, starts_at=starts_at, ends_at=starts_at + HOUR)
    moved = {"starts_at": starts_at.astimezone(zone), "ends_at": wanted.ends_at.astimezone(zone)}
    made = group()
    publish(made, wanted)

    assert publish(made, replace(wanted, **moved), now=LATER) == did(unchanged=1)


def test_only_what_differs_is_written():
    made = group()
    publish(made, FIRST, SECOND, THIRD)
    meetings, items = rows()

    told = publish(made, FIRST, replace(SECOND, title="Losses alone"), THIRD, now=LATER)

    changes = {"title": "Losses alone", "sequence": 1, "changed_at": LATER}
    assert told == did(changed=("thursday2",), unchanged=2)
    assert rows() == ([meetings[0], {**meetings[1], **changes}, meetings[2]], items)


def test_a_meeting_that_moves_stays_the_same_row():
    made = group()
    publish(made, FIRST, SECOND)
    before = Meeting.objects.get(key="thursday1").pk

    publish(
        made, SECOND, replace(FIRST, number=3, starts_at=THIRD.starts_at, ends_at=THIRD.ends_at)
    )

    row = Meeting.objects.get(key="thursday1")
    assert (row.pk, row.starts_at, row.sequence) == (before, THIRD.starts_at, 1)


def test_what_is_no_longer_wanted_is_withdrawn_but_kept():
    made = group()
    publish(made, FIRST, SECOND)
    meetings, items = rows()

    told = publish(made, FIRST, now=LATER)

    hidden = {"state": "withdrawn", "sequence": 1, "changed_at": LATER}
    assert told == did(withdrawn=("thursday2",), unchanged=1)
    assert published(made) == [FIRST]
    assert rows() == ([meetings[0], {**meetings[1], **hidden}], items)


def test_what_is_withdrawn_stays_so_without_a_further_change():
    made = group()
    publish(made, FIRST, SECOND)
    publish(made, FIRST)
    before = rows()

    assert publish(made, FIRST, now=LATER) == did(unchanged=1)
    assert rows() == before


def test_a_withdrawn_meeting_comes_back_as_the_same_row():
    made = group()
    publish(made, FIRST, SECOND)
    meetings, items = rows()
    publish(made, FIRST)

    told = publish(made, FIRST, SECOND, now=LATER)

    assert told == did(returned=("thursday2",), unchanged=1)
    assert rows() == ([meetings[0], {**meetings[1], "sequence": 2, "changed_at": LATER}], items)


def test_publishing_an_earlier_state_restores_every_column():
    made = group()
    publish(made, FIRST, SECOND, THIRD)
    meetings, items = rows()
    publish(made, meeting(1, "metrics", "losses", state="cancelled", reason="Fire alarm"), THIRD)

    publish(made, FIRST, SECOND, THIRD, now=LATER)

    counted = ("sequence", "changed_at")
    assert without(rows()[0], *counted) == without(meetings, *counted)
    assert rows()[1] == items


def test_publishing_nothing_withdraws_everything():
    made = group()
    publish(made, FIRST, SECOND)

    assert publish(made) == did(withdrawn=("thursday1", "thursday2"))
    assert published(made) == []


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": FIRST.starts_at - HOUR},
        {"ends_at": FIRST.ends_at + HOUR},
        {"title": "Losses"},
        {"state": "cancelled"},
        {"reason": "The room is taken."},
        {"kind": "review"},
        {"number": 4},
        {"lead_name": "Ben"},
        {"backup_name": ""},
        {"reading_minutes": 30},
        {"items": ()},
        {"items": (*FIRST.items, item("losses"))},
        {"items": (item(minutes=50),)},
        {"items": (item(reading=(replace(READING, location="ch. 3"),)),)},
        {"items": (item(tasks=(replace(TASK, in_meeting=False),)),)},
    ],
)
def test_calendars_hear_of_what_they_show(change):
    made = group()
    publish(made, FIRST)

    told = publish(made, replace(FIRST, **change), now=LATER)

    row = Meeting.objects.get()
    assert (told, row.sequence, row.changed_at) == (did(changed=("thursday1",)), 1, LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"is_locked": True},
        {"notes": ("Ada is away.",)},
        {"items": (item(why="", you_can="", spared=()),)},
    ],
)
def test_calendars_do_not_hear_of_what_they_never_show(change):
    made = group()
    publish(made, FIRST)

    told = publish(made, replace(FIRST, **change), now=LATER)

    row = Meeting.objects.get()
    assert (told, row.sequence, row.changed_at) == (did(changed=("thursday1",)), 0, LATER)
    assert published(made) == [replace(FIRST, **change)]


def test_people_with_an_account_lead_by_their_account():
    made = group("Ben")
    ada, ben = user("Ada"), user("Ben")

    publish(made, replace(FIRST, lead_id=ada.pk, backup_id=ben.pk))

    row = Meeting.objects.get()
    assert (row.lead, row.backup) == (ada, ben)


def test_nobody_takes_a_meeting_of_another_group():
    theirs, ours = group(name="Vision"), group()
    publish(theirs, FIRST)
    before = rows()

    with pytest.raises(CannotPublishMeetings, match="belongs to another plan"):
        publish(ours, FIRST, SECOND, now=LATER)

    assert rows() == before


def test_a_plan_takes_no_meeting_of_the_groups_other_plan():
    made = group()
    publish(made, FIRST)
    publish(made)

    with pytest.raises(CannotPublishMeetings, match="belongs to another plan"):
        publish(made, FIRST, series="plan-2")


def test_the_same_series_of_another_group_is_another():
    theirs, ours = group(name="Vision"), group()
    publish(theirs, FIRST)

    publish(ours, SECOND)
    publish(ours)

    assert (published(theirs), published(ours)) == ([FIRST], [])


def test_other_plans_of_the_group_stay_as_they_are():
    made = group()
    publish(made, FIRST)

    publish(made, SECOND, series="plan-2")

    assert published(made) == [FIRST, SECOND]


def test_two_meetings_with_one_key_are_refused():
    with pytest.raises(CannotPublishMeetings, match="the same key"):
        publish(group(), FIRST, replace(SECOND, key=FIRST.key))


def test_half_a_publication_is_none():
    made = group()
    publish(made, FIRST, SECOND)
    before = rows()
    broken = replace(THIRD, items=(item(depth=4),))

    with pytest.raises(Exception, match="agenda_item_depth_is_known"):
        publish(made, replace(FIRST, title="Else"), broken)

    assert rows() == before


@pytest.mark.parametrize("weeks", [1, 26])
def test_half_a_year_takes_as_many_queries_as_a_week(django_assert_num_queries, weeks):
    made, first = group(), term(weeks)
    later = [
        replace(each, title="Else", items=(item("entropy"), *each.items[:1])) for each in first
    ]

    with django_assert_num_queries(7):
        publish(made, *first)
    with django_assert_num_queries(6):
        publish(made, *first)
    with django_assert_num_queries(11):
        publish(made, *later)
    with django_assert_num_queries(6):
        publish(made)
