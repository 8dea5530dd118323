"""Pure: a brief for the next cohort, at other dates and for other people; and as a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from planner.meetings.dates import Away
from planner.plans import brief_document
from planner.plans.brief import BadBrief, Brief, Participant, Wanted
from planner.plans.brief_document import Document
from planner.plans.suggested import NOTICE_DAYS

OF_PEOPLE_AND_DATES = ("people", "no_meeting", "meet_anyway", "locks")
"""Fields of a brief's document that a template does not have."""
OF_THE_CADENCE = ("start", "until", "zone")
WEEK = 7
SOME_DAY = dt.date(2027, 1, 4)


def moved(
    brief: Brief, *, title: str, start: dt.date, zone: str, people: Iterable[Participant]
) -> Brief:
    """The same question for these people, beginning not before `start`, on the clock of `zone`.

    What belonged to the old dates is dropped: locks, dates met anyway, absences that are over.
    An end and deadlines stay as far from the start as they were.
    """
    later = start - brief.cadence.start
    until = brief.cadence.until
    return replace(
        brief,
        title=title,
        cadence=replace(
            brief.cadence, start=start, zone=zone, until=until + later if until else None
        ),
        people=tuple(_from(person, start) for person in people),
        decisions=tuple(_later(wanted, later) for wanted in brief.decisions),
        no_meeting=_ahead(brief.no_meeting, start),
        meet_anyway=(),
        locks=(),
    )


def next_start(brief: Brief, last: dt.date | None, today: dt.date) -> dt.date:
    """The first of the group's weekdays after its last meeting that leaves time to read."""
    soonest = max(today + dt.timedelta(days=NOTICE_DAYS), (last or today) + dt.timedelta(days=1))
    waits = ((day - soonest.isoweekday()) % WEEK for day in brief.cadence.days)
    return soonest + dt.timedelta(days=min(waits))


def as_template(brief: Brief, *, meetings: int) -> Document:
    """What the brief asks without its people and dates. `meetings`: how many it came to."""
    document = brief_document.to_document(brief)
    kept = {name: each for name, each in document.items() if name not in OF_PEOPLE_AND_DATES}
    kept["decisions"] = [{**each, "by": None} for each in document["decisions"]]
    kept["cadence"] = {
        **{name: each for name, each in document["cadence"].items() if name not in OF_THE_CADENCE},
        "meetings": brief.cadence.meetings or max(1, meetings),
    }
    return kept


def from_template(document: Document) -> Brief:
    """The brief of a template, with somebody and some day in the place of its people and dates.

    Raises BadBrief for what is no template. `moved` then says who and when.
    """
    cadence = document.get("cadence", {})
    for name in (*OF_PEOPLE_AND_DATES, *OF_THE_CADENCE):
        if name in document or name in cadence:
            raise BadBrief(name, "A template has no people and no dates.")
    dated = {**cadence, "start": SOME_DAY.isoformat()}
    return brief_document.from_document(
        {**document, "people": [{"name": "Somebody"}], "cadence": dated}
    )


def _from(person: Participant, start: dt.date) -> Participant:
    return replace(
        person,
        away=_ahead(person.away, start),
        avoids=tuple(on for on in person.avoids if on >= start),
    )


def _ahead(periods: Iterable[Away], start: dt.date) -> tuple[Away, ...]:
    return tuple(period for period in periods if period.last >= start)


def _later(wanted: Wanted, later: dt.timedelta) -> Wanted:
    return replace(wanted, by=wanted.by + later) if wanted.by else wanted
