"""What is to be published, in plain records, and what a publication did."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, get_args

from planner.meetings.models import KEY

MeetingKind = Literal["study", "review", "curiosity", "exploration", "paper", "interview", "break"]
MeetingState = Literal["planned", "held", "not held", "cancelled"]
ItemKind = Literal[
    "study",
    "catch-up",
    "curiosity",
    "review",
    "exploration",
    "paper",
    "interview",
    "break",
    "exercise",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedReading:
    """`unit` and `resource` are ids of the catalogue. `minutes` count here, of `of_minutes`."""

    unit: str
    resource: str
    title: str
    resource_title: str
    location: str
    url: str
    minutes: int
    of_minutes: int
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTask:
    """An exercise of the catalogue, done in the meeting or before it."""

    exercise: str
    title: str
    minutes: int
    in_meeting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedItem:
    """A line of an agenda. `piece`: which part of the topic, in words; empty for all of it."""

    kind: ItemKind
    title: str
    topic: str = ""
    depth: int = 0
    piece: str = ""
    minutes: int = 0
    reading_minutes: int = 0
    reading: tuple[WantedReading, ...] = ()
    tasks: tuple[WantedTask, ...] = ()
    you_can: str = ""
    why: str = ""
    spared: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in get_args(ItemKind):
            raise ValueError(f"a plan has no agenda items of the kind {self.kind!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMeeting:
    """A meeting as it shall be. Times are aware, in any zone.

    `key`: 8 to 40 of a-z and 0-9, unique among all groups, the same for as long as it is the
    same meeting. `lead_id` and `backup_id` are ids of users, None for people without an account,
    who have only a name.
    """

    key: str
    number: int
    kind: MeetingKind
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    state: MeetingState = "planned"
    reason: str = ""
    is_locked: bool = False
    lead_id: int | None = None
    lead_name: str = ""
    backup_id: int | None = None
    backup_name: str = ""
    reading_minutes: int = 0
    notes: tuple[str, ...] = ()
    items: tuple[WantedItem, ...] = ()

    def __post_init__(self) -> None:
        if not re.search(KEY, self.key):
            raise ValueError(f"a key is 8 to 40 of a-z and 0-9, not {self.key!r}")
        if not self.title:
            raise ValueError("a meeting needs a title")
        if self.kind not in get_args(MeetingKind) or self.state not in get_args(MeetingState):
            raise ValueError(f"no meeting is {self.kind!r} and {self.state!r}")
        if self.starts_at.utcoffset() is None or self.ends_at.utcoffset() is None:
            raise ValueError("the times of a meeting need their zones")
        if self.ends_at.astimezone(dt.UTC) <= self.starts_at.astimezone(dt.UTC):
            raise ValueError("a meeting ends after it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication did, by the keys of meetings. `returned` had been withdrawn before."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]
    returned: tuple[str, ...]
    unchanged: int
