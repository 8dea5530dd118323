"""Forty threads of a group that learns, to be searched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from planner.groups.models import Group
from planner.threads.asking import About, answer, ask
from planner.threads.models import Thread
from planner.threads.reactions import accept
from tests.groups.people import NOW, user


def forty_questions(group: Group) -> dict[str, Thread]:
    """By their names in the file; Ben asks, Ada answers."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return {each["id"]: _asked(group, each) for each in yaml.safe_load(text)}


def _asked(group: Group, said: dict[str, Any]) -> Thread:
    kind, _, name = said["about"].partition(":")
    thread = ask(
        group=group,
        kind=said.get("kind", "question"),
        title=said["title"],
        text=said["text"],
        about=About(kind=kind, id=name),
        by=user("Ben"),
        now=NOW,
    )
    answers = [
        answer(thread=thread, text=each, by=user("Ada"), now=NOW) for each in said["answers"]
    ]
    if answers and not said.get("open"):
        accept(post=answers[0], by=user("Ben"), now=NOW)
    return thread
