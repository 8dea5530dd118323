"""Reads iCalendar by the letter of RFC 5545, sharing nothing with what writes it."""

import datetime as dt
import re
from dataclasses import dataclass, field

NAME = re.compile(rb"[A-Za-z0-9-]+(;[A-Z-]+=[^:;,\x00-\x1f]+)*:")
UTC_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
CALENDAR = {
    *("VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "DESCRIPTION"),
    *("REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
}
EVENT = {
    *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "STATUS", "SUMMARY"),
    *("DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "ORGANIZER"),
}
ALARM = {"ACTION", "TRIGGER", "DESCRIPTION"}
TEXTS = ("NAME", "X-WR-CALNAME", "SUMMARY", "DESCRIPTION", "LOCATION", "UID", "PRODID")
INSTANTS = ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND")
ESCAPES = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}


@dataclass
class Component:
    kind: str
    properties: dict[str, str] = field(default_factory=dict)
    children: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        raw = self.properties[name]
        assert re.fullmatch(r"([^\\,;]|\\[\\;,nN])*", raw), f"badly escaped: {raw!r}"
        return re.sub(r"\\.", lambda escape: ESCAPES[escape[0]], raw)

    def texts(self, name: str) -> list[str]:
        parts = re.findall(r"(?:[^\\,]|\\.)+", self.properties[name])
        return [re.sub(r"\\.", lambda escape: ESCAPES[escape[0]], part) for part in parts]

    def instant(self, name: str) -> dt.datetime:
        match = UTC_TIME.fullmatch(self.properties[name])
        assert match, f"not in UTC: {self.properties[name]!r}"
        return dt.datetime(*(int(part) for part in match.groups()), tzinfo=dt.UTC)


def unfolded(body: bytes) -> list[str]:
    assert body.endswith(b"\r\n")
    lines: list[bytes] = []
    for line in body[:-2].split(b"\r\n"):
        assert len(line) <= 75, f"longer than 75 octets: {line!r}"
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), f"control character: {line!r}"
        line.decode("utf-8")  # No character is torn by a fold.
        if line.startswith((b" ", b"\t")):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    assert all(NAME.match(line) for line in lines)
    return [line.decode("utf-8") for line in lines]


def read(body: bytes) -> Component:
    root = Component("root")
    open_ones = [root]
    for line in unfolded(body):
        head, _, value = line.partition(":")
        name = head.partition(";")[0].upper()
        if name == "BEGIN":
            inner = Component(value)
            open_ones[-1].children.append(inner)
            open_ones.append(inner)
        elif name == "END":
            assert open_ones.pop().kind == value
        else:
            assert name not in open_ones[-1].properties, f"{name} twice"
            open_ones[-1].properties[name] = value
    assert open_ones == [root]
    (calendar,) = root.children
    return calendar


def strictly(body: bytes) -> Component:
    """The calendar, if it has all that RFC 5545 demands and only what calendars agree about."""
    calendar = read(body)
    assert not body.startswith(b"\xef\xbb\xbf")
    assert (calendar.kind, calendar.text("VERSION")) == ("VCALENDAR", "2.0")
    assert {"PRODID", "VERSION"} <= calendar.properties.keys() <= CALENDAR
    assert calendar.properties.get("METHOD", "PUBLISH") == "PUBLISH"
    for event in calendar.children:
        check_event(event, is_handed_over="METHOD" in calendar.properties)
    uids = [event.text("UID") for event in calendar.children]
    assert len(set(uids)) == len(uids)
    return calendar


def check_event(event: Component, *, is_handed_over: bool) -> None:
    needed = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE"}
    assert event.kind == "VEVENT"
    assert needed <= event.properties.keys() <= EVENT
    assert ("ORGANIZER" in event.properties) == is_handed_over  # RFC 5546, 3.2.1
    start, end = event.instant("DTSTART"), event.instant("DTEND")
    assert start < end
    for name in event.properties.keys() & {*TEXTS}:
        event.text(name)
    for name in event.properties.keys() & {*INSTANTS}:
        event.instant(name)
    assert event.properties["STATUS"] in {"CONFIRMED", "CANCELLED"}
    assert re.fullmatch(r"0|[1-9]\d{0,9}", event.properties["SEQUENCE"])
    assert re.fullmatch(r"https?://[!-~]+", event.properties.get("URL", "http://x"))
    assert all(event.texts("CATEGORIES"))
    for alarm in event.children:
        assert (alarm.kind, alarm.properties.keys()) == ("VALARM", ALARM)
        assert alarm.properties["ACTION"] == "DISPLAY"
        assert re.fullmatch(r"-P(\d+D|T\d+H|T\d+M)", alarm.properties["TRIGGER"])
