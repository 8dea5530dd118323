"""Reads iCalendar by the letter of RFC 5545, sharing nothing with what writes it."""

import datetime as dt
import re
from dataclasses import dataclass, field

NAME = re.compile(rb"[A-Za-z0-9-]+(;[A-Z-]+=[^:;,\x00-\x1f]+)*:")
UTC_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
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
