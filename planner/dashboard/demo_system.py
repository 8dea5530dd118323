"""What the demo's group says about its system, and which bugs its mathematics explained."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from planner.accounts.models import User
from planner.dashboard.demo_cast import ADA, BEN, LENA, MATEO, PRIYA, Person
from planner.groups.models import Group
from planner.progress import debug_actions, worksheet_actions
from planner.progress.debug_actions import Said

# Number of the question, who answered, days before the demo was written.
ANSWERS = (
    (
        1,
        ADA,
        13,
        "In go the last 90 days of card payments of one customer: amounts, merchants, times.\n\n"
        "Out comes a yes or no.",
    ),
    (
        1,
        LENA,
        9,
        "In go the last 90 days of card payments of one customer: amounts, merchants, times.\n\n"
        "Out comes a probability of fraud $p \\in [0, 1]$, and from it the decision to block or to"
        " let through, within 50 ms.",
    ),
    (
        2,
        BEN,
        8,
        "Amounts are heavy-tailed, so we take $\\log(1 + a)$ and standardise. Merchants are"
        " categories with 40,000 values. Labels come weeks later, and a third of the fraud is"
        " never reported.",
    ),
    (
        4,
        PRIYA,
        6,
        "Money lost to fraud, plus 4 euros for each good payment that we block; so a threshold by"
        " cost, on calibrated probabilities:\n\n"
        "$$ \\text{block if } p > \\frac{4}{4 + \\text{amount}} $$",
    ),
)

# Who wrote it down, days before, and what; topics and decisions as the catalogue names them.
BUGS = (
    (
        MATEO,
        10,
        Said(
            bug="Loss is NaN after 300 steps",
            text="A probability came out as exactly 0, and $\\log 0 = -\\infty$. We now compute the"
            " loss from the logits: $\\log(1 + e^{-z})$ never takes a logarithm of 0.",
            topics=["stable-log-probabilities"],
            decision="",
            saved="A second week of halving the step size",
            hours=Decimal(30),
            found_on=dt.date.min,
        ),
    ),
    (
        BEN,
        5,
        Said(
            bug="The model blocks one payment in three since the last release",
            text="The new scores were not calibrated: 0.5 meant something else than before. The"
            " threshold that costs least is $\\frac{4}{4 + a}$ of a calibrated probability.",
            topics=["probability-calibration", "threshold-cost"],
            decision="fraud-threshold",
            saved="A rollback, and the call with the shops",
            hours=Decimal(12),
            found_on=dt.date.min,
        ),
    ),
)


def describe_system(group: Group, *, now: dt.datetime) -> None:
    for version, (asked, person, days, text) in enumerate(ANSWERS):
        worksheet_actions.answer(
            group=group,
            asked=asked,
            text=text,
            version=version,
            by=_user(person),
            now=now - dt.timedelta(days=days),
        )
    for person, days, said in BUGS:
        at = now - dt.timedelta(days=days)
        debug_actions.write_down(
            group=group,
            said=replace(said, found_on=at.date()),
            by=_user(person),
            now=at,
        )


def _user(person: Person) -> User:
    return User.objects.get(email=person.email)
