"""A group with three published meetings about numbers and vectors, and its pages.

Ada leads the group, Ben the first meeting with Dan as his backup; Eve belongs, Cleo does not.
Numbers came first, on 7 January 2027, then vectors twice; always Thursdays at noon in Berlin.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from curriculum.actions import load_catalogue
from curriculum.exchange import read
from planner.groups.models import Group
from planner.meetings.models import Meeting
from tests.groups.people import group, user
from tests.meetings.publications import item, meeting, publish

CATALOGUE = read(Path(__file__).parents[1] / "curriculum" / "sound.yaml")
FIRST, SECOND, THIRD = "thursday1", "thursday2", "thursday3"
BEFORE = dt.datetime(2027, 1, 7, 10, 59, tzinfo=dt.UTC)
DURING = dt.datetime(2027, 1, 7, 11, 30, tzinfo=dt.UTC)
OVER = dt.datetime(2027, 1, 7, 12, 0, tzinfo=dt.UTC)
WHY = "«Which solver?» needs it at working depth."


def wanted(**changes):
    """The three meetings; `changes` of the first."""
    ben, dan = user("Ben"), user("Dan")
    led = {"lead_id": ben.pk, "lead_name": "Ben", "backup_id": dan.pk, "backup_name": "Dan"}
    numbers = item("numbers", depth=1, tasks=(), you_can="count", why="", spared=())
    vectors = item("vectors", why=WHY)
    first = meeting(1, title="Numbers", items=(numbers,), **led)
    return (
        replace(first, **changes),
        meeting(2, title="Vectors", items=(vectors,)),
        meeting(3, title="Vectors", items=(vectors,)),
    )


def group_that_meets(*others: str, **changes) -> Group:
    load_catalogue(catalogue=CATALOGUE)
    made = group("Ben", "Dan", "Eve", *others)
    publish(made, *wanted(**changes))
    return made


def row(key: str = FIRST) -> Meeting:
    return Meeting.objects.select_related("group").get(key=key)


def at(made: Group, page: str = "", key: str = FIRST) -> str:
    return f"/groups/{made.pk}-{made.slug}/meetings/{key}/{page}"


def as_(client, name: str):
    client.force_login(user(name))
    return client


def text(answer) -> str:
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
