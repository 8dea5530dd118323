"""When something was written, as a page says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.meetings.wording import MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    iso: str
    text: str


def moment(at: dt.datetime, zone: dt.tzinfo) -> Moment:
    local = at.astimezone(zone)
    text = f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"
    return Moment(iso=local.isoformat(timespec="minutes"), text=text)
