"""What a group asks in tests."""

from __future__ import annotations

import datetime as dt

from curriculum.current import current, version
from planner.accounts.models import User
from planner.groups.models import Group
from planner.threads.agenda import put_on_agenda
from planner.threads.asking import About, answer, ask
from planner.threads.intuitions import say_intuition
from planner.threads.models import Intuition, Thread


def intuition(group: Group, canary: str, *, by: User, now: dt.datetime) -> Intuition:
    """On vectors, which the catalogue has."""
    loaded = current(version())
    return say_intuition(
        group=group, topic="vectors", text=f"Arrow of {canary}", catalogue=loaded, by=by, now=now
    )


def question(group: Group, canary: str, *, by: User, answered_by: User, now: dt.datetime) -> Thread:
    """About vectors, with one answer, and on the agenda of the next meeting, if there is one."""
    thread = ask(
        group=group,
        title=f"Question of {canary}",
        text=f"What is a vector, asks {canary}?",
        about=About(kind="topic", id="vectors"),
        by=by,
        now=now,
    )
    put_on_agenda(thread=thread, by=by, now=now)
    answer(thread=thread, text=f"Answer of {canary}", by=answered_by, now=now)
    return thread
