"""What the demo's people would like to be otherwise in the catalogue."""

from __future__ import annotations

import datetime as dt

from curriculum.suggesting import suggest
from planner.accounts.models import User
from planner.dashboard.demo_cast import BEN, PRIYA, YUKI

WISHES = (
    (
        PRIYA,
        *("prerequisite", "topic", "threshold-cost"),
        "Without *Probability calibration* at working depth the formula $p > b/(b+m)$ misleads: "
        "it needs a $p$ that is a probability.",
    ),
    (
        YUKI,
        *("estimate", "topic", "descriptive-visualisation"),
        "All of us had this behind us in half the time; most people here draw plots every day.",
    ),
    (
        BEN,
        *("no_decision", "topic", "capsules"),
        "We have read it twice out of curiosity. It was fun, and it has decided nothing so far.",
    ),
)


def suggest_changes(*, now: dt.datetime) -> None:
    for number, (person, kind, entry_kind, entry_id, text) in enumerate(WISHES):
        suggest(
            kind=kind,
            entry_kind=entry_kind,
            entry_id=entry_id,
            text=text,
            key=f"demo {number}",
            by=User.objects.get(email=person.email),
            now=now,
        )
