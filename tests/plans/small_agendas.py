"""Programmes of a few Thursdays, short enough to see at a glance what differs between two."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from planner.plans.difference import difference
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme, Reading, Task
from tests.plans.programmes import BERLIN, IMPOSSIBLE

NIELSEN = Reading(
    unit="nielsen-2",
    resource="nielsen",
    title="How backpropagation works",
    resource_title="Nielsen",
    location="ch. 2",
    url="",
    minutes=35,
    of_minutes=35,
    is_estimate=False,
    is_free=True,
)
STRANG = replace(NIELSEN, unit="strang-1", resource_title="Strang", location="§ 1.3", minutes=20)
RELU = Task(exercise="relu", title="ReLU by hand", minutes=25, in_meeting=True)
TABLE = Task(exercise="table", title="A cost table", minutes=15, in_meeting=False)


def step(title: str, part: int = 1, last: int = 0, *, of: int = 1, **rest: object) -> Line:
    """Parts `part` to `last` of a step in `of` parts, at working depth, 40 minutes."""
    about = {"kind": "study", "depth": 2, "minutes": 40, **rest}
    topic = title.lower()
    return Line(title=title, topic=topic, piece=part, last_piece=last or part, pieces=of, **about)


def meeting(key: str, month: int, day: int, *lines: Line, **rest: object) -> MeetingEntry:
    """From twelve to one, led by Ada, with Ben as backup."""
    starts_at = dt.datetime(2027, month, day, 12, tzinfo=BERLIN)
    about = {
        "kind": "study",
        "starts_at": starts_at,
        "ends_at": starts_at + dt.timedelta(hours=1),
        "lead": "Ada",
        "lead_id": "1",
        "backup": "Ben",
        "backup_id": "2",
        **rest,
    }
    return MeetingEntry(number=1, key=key, lines=lines, **about)


def plan(*entries: object, decisions: tuple[DecisionEntry, ...] = (), **rest: object) -> Programme:
    """The entries with meetings numbered in their order; no decisions unless given."""
    number, numbered = 0, []
    for entry in entries:
        is_meeting = isinstance(entry, MeetingEntry)
        number += is_meeting
        numbered.append(replace(entry, number=number) if is_meeting else entry)
    return replace(
        IMPOSSIBLE, impossible=None, entries=tuple(numbered), decisions=decisions, **rest
    )


def decision(name: str, *, reached_on: dt.date | None, **rest: object) -> DecisionEntry:
    about = {"question": f"{name.capitalize()}?", "weight": 1, "minutes": 60, "left_minutes": 60}
    return DecisionEntry(id=name, reached_on=reached_on, **{**about, **rest})


def sentences(old: Programme | None, new: Programme) -> list[str]:
    return [each.text for each in difference(old, new).changes]


STATES = ("planned", "planned", "planned", "held", "not held", "cancelled")


@st.composite
def plans(draw):
    """Up to three steps of three parts, strewn over four Thursdays with their keys shuffled."""
    lines = {key: [] for key in draw(st.permutations("abcd"))}
    for title in ("Maps", "Sets", "Rings"):
        for number in range(1, draw(st.integers(0, 3)) + 1):
            minutes = draw(st.sampled_from((0, 20, 40)))
            line = step(title, number, of=3, minutes=minutes)
            lines[draw(st.sampled_from("abcd"))].append(line)
    return plan(
        *(
            meeting(key, 1, 7 * nth + 7, *agenda, state=draw(st.sampled_from(STATES)))
            for nth, (key, agenda) in enumerate(lines.items())
        )
    )
