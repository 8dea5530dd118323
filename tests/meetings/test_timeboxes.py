import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.meetings.timeboxes import timeboxes

NOON = dt.datetime(2027, 1, 7, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def boxes(*minutes, whole=60, start=NOON, has_recall=True):
    end = (start.astimezone(dt.UTC) + dt.timedelta(minutes=whole)).astimezone(start.tzinfo)
    found = timeboxes(start, end, minutes, has_recall=has_recall)
    return [f"{each.starts_at:%H:%M} {each.part} {each.minutes}" for each in found]


@pytest.mark.parametrize(
    ("minutes", "has_recall", "expected"),
    [
        ((30,), True, ["12:00 opening 10", "12:10 recall 10", "12:20 item 30", "12:50 spare 10"]),
        ((40,), False, ["12:00 opening 10", "12:10 item 40", "12:50 spare 10"]),
        ((50,), True, ["12:00 opening 5", "12:05 recall 5", "12:10 item 50"]),
        ((59,), True, ["12:00 opening 1", "12:01 item 59"]),
        ((60,), True, ["12:00 item 60"]),
        ((45, 30), True, ["12:00 item 45", "12:45 item 30"]),
        ((), True, ["12:00 opening 10", "12:10 recall 10", "12:20 spare 40"]),
        ((0, 20), False, ["12:00 opening 10", "12:10 item 0", "12:10 item 20", "12:30 spare 30"]),
    ],
)  # fmt: skip
def test_every_part_begins_where_the_one_before_ends(minutes, has_recall, expected):
    assert boxes(*minutes, has_recall=has_recall) == expected


def test_the_clocks_may_change_during_a_meeting():
    night = dt.datetime(2027, 10, 31, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    assert boxes(50, whole=120, start=night) == [
        "02:30 opening 10",
        "02:40 recall 10",
        "02:50 item 50",
        "02:40 spare 50",
    ]


@given(
    minutes=st.lists(st.integers(0, 240), max_size=8),
    whole=st.integers(1, 480),
    has_recall=st.booleans(),
)
def test_they_fill_the_meeting_and_no_more_unless_the_items_do(minutes, whole, has_recall):
    found = timeboxes(NOON, NOON + dt.timedelta(minutes=whole), minutes, has_recall=has_recall)

    assert sum(each.minutes for each in found) == max(whole, sum(minutes))
    assert [each.minutes for each in found if each.part == "item"] == minutes
