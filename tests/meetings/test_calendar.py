import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.meetings.calendar import CONTROLS, LINE_ENDS, Event, feed
from planner.meetings.dates import Cadence, occurrences
from tests.meetings.ics_reader import Component, read, unfolded
from tests.meetings.zones import ZONES


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


MEETING = Event(
    uid="meeting-7@lemma.example",
    sequence=3,
    starts_at=utc("2027-01-14 11:00"),
    ends_at=utc("2027-01-14 12:00"),
    summary="Gradients and the chain rule",
    stamp=utc("2026-12-01 09:30"),
    last_modified=utc("2026-12-02 10:00"),
    description="Read Nielsen ch. 2, pp. 39–58; bring questions.\nBen leads.",
    location="Room 4, second floor",
    url="https://lemma.example/meetings/7?from=feed&to=you",
    categories=("Lemma", "Calculus, and more"),
    alarms=(dt.timedelta(days=2), dt.timedelta(minutes=15)),
)


def changed(**fields: object) -> Event:
    return dataclasses.replace(MEETING, **fields)


def only_event(event: Event) -> Component:
    (read_back,) = read(feed([event], name="Lemma")).children
    return read_back


def test_a_meeting_is_written_with_every_property_once() -> None:
    lines = unfolded(feed([changed(alarms=())], name="Data team"))

    assert sorted(lines) == sorted(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lemma//Lunch-and-learn//EN"),
            *("CALSCALE:GREGORIAN", "NAME:Data team", "X-WR-CALNAME:Data team"),
            *("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"),
            *("BEGIN:VEVENT", "UID:meeting-7@lemma.example", "SEQUENCE:3"),
            *("DTSTAMP:20261201T093000Z", "LAST-MODIFIED:20261202T100000Z"),
            *("DTSTART:20270114T110000Z", "DTEND:20270114T120000Z", "STATUS:CONFIRMED"),
            *("SUMMARY:Gradients and the chain rule", "LOCATION:Room 4\\, second floor"),
            "DESCRIPTION:Read Nielsen ch. 2\\, pp. 39–58\\; bring questions.\\nBen leads.",
            "URL:https://lemma.example/meetings/7?from=feed&to=you",
            *("CATEGORIES:Lemma,Calculus\\, and more", "END:VEVENT", "END:VCALENDAR"),
        ]
    )


def test_texts_come_back_as_they_were() -> None:
    event = only_event(MEETING)

    assert event.text("SUMMARY") == MEETING.summary
    assert event.text("DESCRIPTION") == MEETING.description
    assert event.text("LOCATION") == MEETING.location
    assert event.texts("CATEGORIES") == ["Lemma", "Calculus, and more"]


@settings(deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_any_text_comes_back_but_for_control_characters(summary: str, name: str) -> None:
    calendar = read(feed([changed(summary=summary)], name=name))

    assert calendar.children[0].text("SUMMARY") == without_controls(summary)
    assert calendar.text("X-WR-CALNAME") == without_controls(name)


def without_controls(text: str) -> str:
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))


def test_a_line_end_in_a_text_adds_no_property() -> None:
    evil = "lunch\r\nATTENDEE:mailto:eve@evil.example\rSTATUS:CANCELLED"

    event = only_event(changed(summary=evil, location=evil, categories=(evil,)))

    assert "ATTENDEE" not in event.properties
    assert event.properties["STATUS"] == "CONFIRMED"
    assert event.text("SUMMARY") == evil.replace("\r\n", "\n").replace("\r", "\n")


def test_long_lines_are_folded_between_characters() -> None:
    event = only_event(changed(summary="Ünïcode 数学 𝔸 " * 30))

    assert event.text("SUMMARY") == "Ünïcode 数学 𝔸 " * 30


def test_a_cancelled_meeting_stays_and_says_so_without_alarms() -> None:
    event = only_event(changed(status="CANCELLED", sequence=4))

    assert (event.properties["STATUS"], event.properties["SEQUENCE"]) == ("CANCELLED", "4")
    assert event.properties["UID"] == MEETING.uid
    assert event.children == []


def test_alarms_ring_before_the_start() -> None:
    event = only_event(MEETING)

    assert [alarm.properties for alarm in event.children] == [
        {"ACTION": "DISPLAY", "DESCRIPTION": MEETING.summary, "TRIGGER": "-P2D"},
        {"ACTION": "DISPLAY", "DESCRIPTION": MEETING.summary, "TRIGGER": "-PT15M"},
    ]


def test_a_file_that_is_handed_over_says_so_and_by_whom() -> None:
    body = feed([changed(organizer="lemma@lemma.example")], name="Lemma", method="PUBLISH")

    calendar = read(body)
    assert calendar.text("METHOD") == "PUBLISH"
    assert calendar.children[0].text("ORGANIZER") == "mailto:lemma@lemma.example"
    assert "METHOD" not in read(feed([MEETING], name="Lemma")).properties


def test_the_order_of_the_events_does_not_change_the_bytes() -> None:
    other = changed(uid="meeting-6@lemma.example", starts_at=utc("2027-01-07 11:00"))

    calendar = feed([MEETING, other], name="Lemma")

    assert calendar == feed(iter([other, MEETING]), name="Lemma")
    assert [event.properties["UID"] for event in read(calendar).children] == [
        other.uid,
        MEETING.uid,
    ]


def test_a_calendar_without_meetings_is_still_a_calendar() -> None:
    calendar = read(feed([], name="Lemma", description="Nothing yet; soon, perhaps"))

    assert calendar.kind == "VCALENDAR"
    assert calendar.children == []
    assert calendar.text("DESCRIPTION") == "Nothing yet; soon, perhaps"


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": dt.datetime(2027, 1, 14, 11)},  # noqa: DTZ001 - the naive time is the point
        {"stamp": dt.datetime(2027, 1, 14, 11)},  # noqa: DTZ001 - the naive time is the point
        {"ends_at": MEETING.starts_at},
        {"sequence": -1},
        {"alarms": (dt.timedelta(minutes=-5),)},
        {"uid": ""},
        {"uid": "two words"},
        {"organizer": "nobody"},
        {"organizer": "lemma@lemma.example\r\nSTATUS:CANCELLED"},
        {"url": "javascript:alert(1)"},
        {"url": "https://lemma.example/\r\nSTATUS:CANCELLED"},
    ],
)
def test_an_event_that_no_calendar_can_hold_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        changed(**fields)


def test_two_events_cannot_share_a_uid() -> None:
    with pytest.raises(ValueError, match="same uid"):
        feed([MEETING, changed(sequence=4)], name="Lemma")


@pytest.mark.parametrize("zone", ZONES)
def test_every_week_of_two_years_comes_back_at_the_same_instant(zone: str) -> None:
    start = dt.date(2027, 12, 20)  # Over two New Years, a leap day and every clock change.
    cadence = Cadence(start=start, at=dt.time(2, 15), zone=zone, meetings=110)
    dates = [date for _, date in zip(range(110), occurrences(cadence), strict=False)]
    events = [
        changed(uid=f"{date.on}@lemma.example", starts_at=date.starts_at, ends_at=date.ends_at)
        for date in dates
    ]

    written = read(feed(events, name=zone)).children

    assert [(event.instant("DTSTART"), event.instant("DTEND")) for event in written] == [
        (date.starts_at.astimezone(dt.UTC), date.ends_at.astimezone(dt.UTC)) for date in dates
    ]
    assert {event.kind for event in written} == {"VEVENT"}
    assert all("RRULE" not in event.properties for event in written)
