import datetime as dt

import pytest
from django.utils import translation

from planner.language import dates

DAY = dt.datetime(2026, 12, 3, 12, 5, tzinfo=dt.UTC)


def all_ways():
    ways = (dates.short_day, dates.full_day, dates.day_and_month, dates.plain_day, dates.moment)
    return [each(DAY) for each in ways]


def test_days_in_english():
    assert all_ways() == [
        "Thu 3 Dec",
        "Thu 3 Dec 2026",
        "3 Dec",
        "3 December 2026",
        "3 Dec 2026, 12:05",
    ]


@pytest.mark.usefixtures("chinese")
def test_days_in_chinese():
    assert all_ways() == [
        "12月3日（周四）",
        "2026年12月3日（周四）",
        "12月3日",
        "2026年12月3日",
        "2026年12月3日 12:05",
    ]


@pytest.mark.usefixtures("chinese")
def test_weekdays_in_chinese():
    assert [str(each) for each in dates.WEEKDAYS][:2] == ["星期一", "星期二"]


@pytest.fixture
def chinese():
    with translation.override("zh-hans"):
        yield
