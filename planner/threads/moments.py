"""When something was written, as a page says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.language import dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    iso: str
    text: str


def moment(at: dt.datetime, zone: dt.tzinfo) -> Moment:
    local = at.astimezone(zone)
    return Moment(iso=local.isoformat(timespec="minutes"), text=dates.moment(local))
