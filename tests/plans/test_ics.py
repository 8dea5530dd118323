from __future__ import annotations

import dataclasses
import datetime as dt

import icalendar

from planner.plans.formats import ics
from planner.plans.programme import Programme
from tests.plans.programmes import EVERYTHING, FIRST, IMPOSSIBLE, SECOND


def events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def uids(programme: Programme) -> list[str]:
    return [str(event["uid"]) for event in events(ics.render(programme))]


def test_every_meeting_is_an_event_and_no_skipped_date_is() -> None:
    found = [(event.start, event.end) for event in events(ics.render(EVERYTHING))]

    assert found == [(each.starts_at, each.ends_at) for each in EVERYTHING.meetings()]


def test_an_event_says_what_happens() -> None:
    event = events(ics.render(dataclasses.replace(EVERYTHING, entries=(SECOND,))))[0]

    assert str(event["summary"]) == "2. Gradients and the chain rule (2 of 3)"
    assert str(event["description"]).split("\n")[:4] == [
        "Ada leads, Cleo stands in",
        "Gradients and the chain rule (2 of 3) (working, 38 min)",
        "read: How the backpropagation algorithm works · Neural Networks and Deep Learning,"
        " ch. 2, pp. 39–58, first half (about 35 of 60 min)"
        " http://neuralnetworksanddeeplearning.com/chap2.html",
        "read: Visualising the chain rule and product rule · Essence of calculus, video 4 (16 min)"
        " https://example.org/videos/4",
    ]


def test_uids_differ_and_stay_when_a_date_before_them_is_skipped() -> None:
    renumbered = dataclasses.replace(SECOND, number=1)

    both = uids(dataclasses.replace(EVERYTHING, entries=(FIRST, SECOND)))

    assert both[0] != both[1]
    assert uids(dataclasses.replace(EVERYTHING, entries=(renumbered,))) == both[1:]


def test_another_plan_has_other_uids() -> None:
    other = dataclasses.replace(EVERYTHING, title="Research")

    assert set(uids(other)) & set(uids(EVERYTHING)) == set()


def test_the_uid_of_a_meeting_never_changes() -> None:
    assert uids(EVERYTHING)[0] == "224828e0-7355-5325-8941-854266ac1d1b"


def test_without_a_stamp_it_is_the_first_start() -> None:
    stamps = {event.DTSTAMP for event in events(ics.render(EVERYTHING))}

    assert stamps == {FIRST.starts_at}


def test_a_stamp_can_be_given() -> None:
    stamp = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)

    assert {each.DTSTAMP for each in events(ics.render(EVERYTHING, stamp=stamp))} == {stamp}


def test_an_impossible_plan_is_an_empty_calendar_that_says_why() -> None:
    calendar = icalendar.Calendar.from_ical(ics.render(IMPOSSIBLE))

    assert calendar.walk("VEVENT") == []
    assert str(calendar["description"]) == (
        "«fraud-threshold» must be reached, but it needs 360 minutes and there are 80."
    )


def test_a_title_cannot_add_a_line_to_the_file() -> None:
    hostile = dataclasses.replace(EVERYTHING, title="x\r\nATTENDEE:mailto:a@example.org")

    assert b"\r\nATTENDEE" not in ics.render(hostile)


def test_the_same_programme_gives_the_same_bytes() -> None:
    assert ics.render(EVERYTHING) == ics.render(dataclasses.replace(EVERYTHING))
