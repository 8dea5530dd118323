"""A brief as a JSON document and back, for a row of the database and for the API."""

from __future__ import annotations

import datetime as dt
from typing import Any

from curriculum.records import DEPTH_NAMES
from planner.plans.brief import (
    Away,
    BadBrief,
    Brief,
    Cadence,
    Instead,
    Lock,
    MeasuredStep,
    Minutes,
    Participant,
    Wanted,
)
from planner.plans.brief_reader import (
    field_names,
    read_cadence,
    read_depth,
    read_instead,
    read_lock,
    read_measured,
    read_minutes,
    read_override,
    read_period,
    read_person,
    read_rhythm,
    read_taste,
    read_wanted,
)
from planner.plans.brief_rules import refuse_nonsense_in
from planner.plans.document_reader import Fields, date_from, text_from, whole_from, written_time

SCHEMA = "lemma-brief/1"
DEPTH_WORDS = {0: "none", **DEPTH_NAMES}

# Plain JSON; Any because its readers take it apart field by field.
Document = dict[str, Any]


def to_document(brief: Brief) -> Document:
    """Every field under its own name; dates and times ISO 8601, depths by name ("none" for 0)."""
    return {
        "schema": SCHEMA,
        "title": brief.title,
        "goals": list(brief.goals),
        "decisions": [_wanted(each) for each in brief.decisions],
        "cadence": _cadence(brief.cadence),
        "people": [_person(person) for person in brief.people],
        "reading": brief.reading,
        "known": _depths(brief.known),
        "depths": _depths(brief.depths),
        "taste": {
            "free_only": brief.taste.free_only,
            "formats": list(brief.taste.formats),
            "languages": list(brief.taste.languages),
            "books": list(brief.taste.books),
        },
        "rhythm": {
            "review": brief.rhythm.review,
            "curiosity": brief.rhythm.curiosity,
            "exploration": brief.rhythm.exploration,
            "paper": brief.rhythm.paper,
            "interview": brief.rhythm.interview,
            "rest": brief.rhythm.rest,
        },
        "minutes": _minutes(brief.minutes),
        "no_meeting": [_period(period) for period in brief.no_meeting],
        "meet_anyway": [on.isoformat() for on in brief.meet_anyway],
        "min_present_percent": brief.min_present_percent,
        "locks": [_lock(lock) for lock in brief.locks],
        "instead": [_instead(each) for each in brief.instead],
        "measured": None if brief.measured is None else [_measured(m) for m in brief.measured],
        "breadth": brief.breadth,
        "patience": brief.patience,
        "read_ahead": brief.read_ahead,
        "seed": brief.seed,
    }


def from_document(document: Any) -> Brief:
    """The brief of such a document; missing fields take their defaults.

    Raises BadBrief whose `field` is the path of what is wrong, such as `people[1].away[0].last`.
    """
    fields = Fields(document)
    fields.refuse_others(field_names(Brief, "schema"))
    _refuse_other_schema(fields)
    fields.require("cadence")
    brief = Brief(
        title=fields.text("title"),
        goals=fields.many("goals", text_from),
        decisions=fields.many("decisions", read_wanted),
        cadence=read_cadence(fields.part("cadence")),
        people=fields.many("people", read_person),
        reading=fields.whole("reading", 90),
        known=fields.many("known", read_depth),
        depths=fields.many("depths", read_override),
        taste=read_taste(fields.part("taste")),
        rhythm=read_rhythm(fields.part("rhythm")),
        minutes=read_minutes(fields.part("minutes")),
        no_meeting=fields.many("no_meeting", read_period),
        meet_anyway=fields.many("meet_anyway", date_from),
        min_present_percent=fields.whole("min_present_percent", 66),
        locks=fields.many("locks", read_lock),
        instead=fields.many("instead", read_instead),
        measured=fields.many("measured", read_measured) if fields.has("measured") else None,
        breadth=fields.maybe("breadth", whole_from),
        patience=fields.maybe("patience", whole_from),
        read_ahead=fields.flag("read_ahead", default=True),
        seed=fields.whole("seed", 0),
    )
    refuse_nonsense_in(brief)
    return brief


def _refuse_other_schema(fields: Fields) -> None:
    given = fields.text("schema")
    if given != SCHEMA:
        raise BadBrief("schema", f"This must be {SCHEMA}, not “{given}”.")


def _wanted(wanted: Wanted) -> Document:
    return {
        "decision": wanted.decision,
        "weight": wanted.weight,
        "required": wanted.required,
        "by": _date(wanted.by),
    }


def _cadence(cadence: Cadence) -> Document:
    return {
        "start": cadence.start.isoformat(),
        "every": cadence.every,
        "days": list(cadence.days),
        "nth": cadence.nth,
        "at": written_time(cadence.at),
        "minutes": cadence.minutes,
        "zone": cadence.zone,
        "meetings": cadence.meetings,
        "until": _date(cadence.until),
    }


def _person(person: Participant) -> Document:
    return {
        "name": person.name,
        "country": person.country,
        "subdivision": person.subdivision,
        "reading": person.reading,
        "knows": _depths(person.knows),
        "leads": person.leads,
        "away": [_period(period) for period in person.away],
        "avoids": [on.isoformat() for on in person.avoids],
        "turns_before": person.turns_before,
        "led_on": _date(person.led_on),
        "id": person.id,
        "since": _date(person.since),
    }


def _period(period: Away) -> Document:
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "reason": period.reason,
        "from_time": None if period.from_time is None else written_time(period.from_time),
        "to_time": None if period.to_time is None else written_time(period.to_time),
    }


def _minutes(minutes: Minutes) -> Document:
    return {
        "opening": minutes.opening,
        "recall": minutes.recall,
        "discussion_percent": minutes.discussion_percent,
        "pace": minutes.pace,
    }


def _lock(lock: Lock) -> Document:
    return {
        "topic": lock.topic,
        "depth": DEPTH_WORDS[lock.depth],
        "on": lock.on.isoformat(),
        "piece": lock.piece,
    }


def _instead(instead: Instead) -> Document:
    return {
        "topic": instead.topic,
        "depth": DEPTH_WORDS[instead.depth],
        "resource": instead.resource,
    }


def _measured(step: MeasuredStep) -> Document:
    return {
        "topic": step.topic,
        "depth": DEPTH_WORDS[step.depth],
        "minutes": step.minutes,
        "least": step.least,
        "most": step.most,
        "groups": step.groups,
    }


def _depths(depths: tuple[tuple[str, int], ...]) -> list[Document]:
    return [{"topic": topic, "depth": DEPTH_WORDS[depth]} for topic, depth in depths]


def _date(on: dt.date | None) -> str | None:
    return None if on is None else on.isoformat()
