"""The invented people and groups of the demo, in plain records; nothing here touches a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from planner.plans.brief import Away, Brief, Cadence, Participant, Rhythm, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`away`: from how many days after the first meeting, for how many days, and why."""

    name: str
    zone: str
    country: str = ""
    subdivision: str = ""
    reading: int | None = None
    knows: tuple[tuple[str, int], ...] = ()
    away: tuple[tuple[int, int, str], ...] = ()
    leads: bool = True

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoGroup:
    """The first of `people` leads the group. `known`: what all of them know."""

    name: str
    title: str
    zone: str
    people: tuple[Person, ...]
    goals: tuple[str, ...]
    decisions: tuple[Wanted, ...]
    weekday: int
    at: dt.time
    meetings: int
    known: tuple[tuple[str, int], ...] = ()
    rhythm: Rhythm = field(default_factory=Rhythm)


ADA = Person(
    name="Ada",
    zone="Europe/Berlin",
    country="DE",
    subdivision="BE",
    knows=(("probability-counting", 2), ("descriptive-visualisation", 2)),
)
BEN = Person(
    name="Ben",
    zone="America/Los_Angeles",
    country="US",
    subdivision="CA",
    away=((18, 14, "parental leave"),),
)
PRIYA = Person(
    name="Priya",
    zone="Asia/Kolkata",
    country="IN",
    subdivision="KA",
    reading=120,
    knows=(("random-variables", 2), ("probability-counting", 2), ("conditional-bayes", 2)),
)
MATEO = Person(
    name="Mateo",
    zone="Europe/Madrid",
    country="ES",
    subdivision="MD",
    away=((49, 5, "conference in Lisbon"),),
)
LENA = Person(
    name="Lena",
    zone="Europe/Berlin",
    country="DE",
    subdivision="BY",
    reading=75,
    knows=(("descriptive-visualisation", 2),),
    away=((33, 7, "holiday"),),
)
YUKI = Person(name="Yuki", zone="Asia/Tokyo", country="JP", leads=False)
CLEO = Person(name="Cleo", zone="Europe/Paris", country="FR", knows=(("notation-reading", 2),))
DAN = Person(name="Dan", zone="Europe/Warsaw", country="PL")
EVE = Person(name="Eve", zone="Europe/London", country="GB", subdivision="ENG")
DORA = Person(name="Dora", zone="Europe/Vienna")
OMAR = Person(name="Omar", zone="UTC")

PAYMENTS = DemoGroup(
    name="Payments risk",
    title="Block fraud, not customers",
    zone="Europe/Berlin",
    people=(ADA, BEN, PRIYA, MATEO, LENA, YUKI),
    goals=("build-product",),
    decisions=(
        Wanted(decision="fraud-threshold", weight=3),
        Wanted(decision="measure-success", weight=2),
        Wanted(decision="ship-after-test", weight=2),
        Wanted(decision="monitor-and-retrain", weight=2),
        Wanted(decision="system-objective"),
        Wanted(decision="system-data-preparation"),
        Wanted(decision="more-promising-approach"),
        Wanted(decision="tabular-model-choice"),
    ),
    weekday=4,
    at=dt.time(12, 0),
    meetings=16,
    known=(
        ("python-numpy", 2),
        ("functions-logs-exponents", 2),
        ("descriptive-visualisation", 1),
        ("probability-counting", 1),
        ("problem-framing", 1),
    ),
    rhythm=Rhythm(curiosity=8),
)
READERS = DemoGroup(
    name="Vision reading group",
    title="Broad ground for new ideas",
    zone="Europe/Paris",
    people=(CLEO, DAN, EVE),
    goals=("research",),
    decisions=(),
    weekday=2,
    at=dt.time(12, 30),
    meetings=20,
)
GROUPS = (PAYMENTS, READERS)
WITHOUT_GROUP = (DORA, OMAR)
# Whom a visitor can be, and what there is to try as them.
ROLES = (
    (
        ADA,
        gettext_lazy("leads Payments risk"),
        gettext_lazy("Change the group's plan, invite people, hand over the lead."),
    ),
    (
        BEN,
        gettext_lazy("belongs to Payments risk"),
        gettext_lazy("See what to read for the next meeting, and when to come."),
    ),
    (
        CLEO,
        gettext_lazy("leads another group"),
        gettext_lazy("Find that Payments risk is not there for people outside it."),
    ),
    (
        DORA,
        gettext_lazy("keeps the catalogue"),
        gettext_lazy("As curator, change topics, decisions and resources."),
    ),
    (
        OMAR,
        gettext_lazy("runs everything"),
        gettext_lazy("As operator, see people, groups and deliveries."),
    ),
)
NOTICE_DAYS = 6
"""A plan starts so many days from now at the soonest."""


def start_on(group: DemoGroup, today: dt.date) -> dt.date:
    """The group's weekday, far enough ahead for the first reading."""
    soonest = today + dt.timedelta(days=NOTICE_DAYS)
    return soonest + dt.timedelta(days=(group.weekday - soonest.isoweekday()) % 7)


def away_of(person: Person, start: dt.date) -> tuple[Away, ...]:
    return tuple(
        Away(
            first=start + dt.timedelta(days=after),
            last=start + dt.timedelta(days=after + days - 1),
            reason=reason,
        )
        for after, days, reason in person.away
    )


def no_meeting(start: dt.date) -> tuple[Away, ...]:
    """What keeps a whole company from its lunches."""
    offsite = start + dt.timedelta(days=32)
    return (
        Away(
            first=dt.date(start.year, 12, 24),
            last=dt.date(start.year + 1, 1, 2),
            reason="the office is closed between the years",
        ),
        Away(first=offsite, last=offsite + dt.timedelta(days=4), reason="company off-site"),
    )


def brief_of(group: DemoGroup, start: dt.date) -> Brief:
    return Brief(
        title=group.title,
        goals=group.goals,
        decisions=group.decisions,
        cadence=Cadence(
            start=start,
            days=(group.weekday,),
            at=group.at,
            zone=group.zone,
            meetings=group.meetings,
        ),
        people=tuple(
            Participant(
                name=person.name,
                country=person.country,
                subdivision=person.subdivision,
                reading=person.reading,
                knows=person.knows,
                leads=person.leads,
                away=away_of(person, start),
            )
            for person in group.people
        ),
        known=group.known,
        no_meeting=no_meeting(start),
        rhythm=group.rhythm,
    )
