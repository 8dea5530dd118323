"""Meetings as an iCalendar file (RFC 5545): plain values in, bytes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import icalendar

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
Method = Literal["", "PUBLISH"]

PRODID = "-//Lemma//Lunch-and-learn//EN"
END = b"END:VCALENDAR\r\n"
CONTENT_TYPE = "text/calendar; charset=utf-8"
AN_HOUR = dt.timedelta(hours=1)
# Writing an event takes a third of a millisecond and half of them are asked for again and again.
REMEMBERED = 4096

# RFC 5545 3.1 allows no control characters in a line but the tab; newlines become "\n".
LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
WEB_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")
MAIL_ADDRESS = re.compile(r"[\x21-\x7e]+@[\x21-\x7e]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One meeting. Times are aware and may be in any zone; they are written in UTC.

    `uid` never changes, `sequence` rises with every change of time, place or status.
    `stamp`: when this state of the meeting was made (DTSTAMP); without a `last_modified` it is
    that too. It is no reading of the clock: equal events make equal bytes. `alarms`: how long
    before the start to remind. `organizer`: an e-mail address, which METHOD:PUBLISH demands.
    """

    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    summary: str
    stamp: dt.datetime
    last_modified: dt.datetime | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    status: Status = "CONFIRMED"
    categories: tuple[str, ...] = ()
    alarms: tuple[dt.timedelta, ...] = ()
    organizer: str = ""

    def __post_init__(self) -> None:
        moments = (self.starts_at, self.ends_at, self.stamp, self.last_modified or self.stamp)
        if any(moment.utcoffset() is None for moment in moments):
            raise ValueError("the times of an event need their zones")
        if _in_utc(self.ends_at) <= _in_utc(self.starts_at):
            raise ValueError("an event ends after it starts")
        if self.sequence < 0 or any(alarm < dt.timedelta() for alarm in self.alarms):
            raise ValueError("the sequence and the alarms are not negative")
        if not re.fullmatch(r"[\x21-\x7e]{1,255}", self.uid):
            raise ValueError("a uid is 1 to 255 printable characters of ASCII without spaces")
        if self.url and not WEB_ADDRESS.fullmatch(self.url):
            raise ValueError("the url of an event is a whole http or https address")
        if self.organizer and not MAIL_ADDRESS.fullmatch(self.organizer):
            raise ValueError("the organizer of an event is an e-mail address")


def feed(
    events: Iterable[Event],
    *,
    name: str,
    description: str = "",
    prodid: str = PRODID,
    refresh: dt.timedelta = AN_HOUR,
    method: Method = "",
) -> bytes:
    """A calendar with one VEVENT a meeting, sorted by time, that every client reads alike.

    Times are in UTC, without RRULE and VTIMEZONE: clients disagree about those, and the dates
    are known. `refresh`: how often clients should look again. `method`: PUBLISH (RFC 5546) for
    a file that is handed over, nothing for a calendar to subscribe to. The same events give the
    same bytes. Raises ValueError if two events have one uid.
    """
    ordered = sorted(events, key=lambda event: (_in_utc(event.starts_at), event.uid))
    if len({event.uid for event in ordered}) < len(ordered):
        raise ValueError("two events have the same uid")
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _text(prodid))
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    for key, text in (("name", name), ("x-wr-calname", name), ("description", description)):
        if text:
            calendar.add(key, _text(text))
    calendar.add("refresh-interval", refresh, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(refresh))
    head = bytes(calendar.to_ical()).removesuffix(END)
    return b"".join([head, *map(_written, ordered), END])


@lru_cache(maxsize=REMEMBERED)
def _written(event: Event) -> bytes:
    written: bytes = _component(event).to_ical()
    return written


def _component(event: Event) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", _in_utc(event.stamp))
    component.add("last-modified", _in_utc(event.last_modified or event.stamp))
    component.add("dtstart", _in_utc(event.starts_at))
    component.add("dtend", _in_utc(event.ends_at))
    component.add("status", event.status)
    component.add("summary", _text(event.summary))
    for key, text in (("description", event.description), ("location", event.location)):
        if text:
            component.add(key, _text(text))
    if event.url:
        component.add("url", event.url)
    if event.organizer:
        component.add("organizer", f"mailto:{event.organizer}", {"CN": "Lemma"})
    if event.categories:
        component.add("categories", [_text(each) for each in event.categories])
    if event.status != "CANCELLED":
        for before in event.alarms:
            component.add_component(_alarm(event, before))
    return component


def _alarm(event: Event, before: dt.timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", _text(event.summary))
    return alarm


def _in_utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)


def _text(text: str) -> icalendar.vText:
    # The library escapes commas and semicolons only in what it knows to be text.
    return icalendar.vText(CONTROLS.sub("", LINE_ENDS.sub("\n", text)))
