"""A group with one question, and its pages. Ada leads; Ben, who asked, and Eve belong."""

from __future__ import annotations

import datetime as dt

from curriculum.actions import load_catalogue
from planner.groups.models import Group
from planner.threads import asking
from planner.threads.asking import About
from planner.threads.models import Post, Thread
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import CATALOGUE, as_, text

__all__ = ["LATER", "NOW", "answered", "as_", "asked", "at", "commented", "learners", "text"]

LATER = NOW + dt.timedelta(hours=1)
VECTORS = About(kind="topic", id="vectors")


def learners() -> Group:
    load_catalogue(catalogue=CATALOGUE)
    return group("Ben", "Eve", name="Learners")


def asked(made: Group, *, by: str = "Ben", title: str = "Why a norm?", **more: object) -> Thread:
    said = {"text": "What is $|x|$?", "about": VECTORS, "now": NOW, **more}
    return asking.ask(group=made, title=title, by=user(by), **said)


def answered(thread: Thread, text: str = "A length.", *, by: str = "Ada", hours: int = 1) -> Post:
    now = NOW + dt.timedelta(hours=hours)
    return asking.answer(thread=thread, text=text, by=user(by), now=now)


def commented(parent: Post, text: str = "Which norm?", *, by: str = "Eve", hours: int = 1) -> Post:
    now = NOW + dt.timedelta(hours=hours)
    return asking.comment(parent=parent, text=text, by=user(by), now=now)


def at(made: Group, page: str = "") -> str:
    return f"/groups/{made.pk}-{made.slug}/questions/{page}"
