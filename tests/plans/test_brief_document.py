from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plans.brief import (
    Away,
    BadBrief,
    Brief,
    Cadence,
    Lock,
    MeasuredStep,
    Minutes,
    Participant,
    Rhythm,
    Taste,
    Wanted,
)
from planner.plans.brief_document import from_document, to_document

SMALL = Brief(
    cadence=Cadence(start=dt.date(2027, 1, 14)),
    people=(Participant(name="Ada"), Participant(name="Ben")),
    goals=("build-product",),
)

DATES = st.dates(dt.date(2027, 1, 1), dt.date(2028, 12, 31))
WORDS = st.text("abc äöü-", min_size=1, max_size=8).map(str.strip).filter(bool)
TIMES = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
COUNTS = st.integers(0, 100)
TOPICS = st.text("abc", min_size=1, max_size=3)


def tuples(strategy: st.SearchStrategy[Any], key: Any = None) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3, unique_by=key).map(tuple)


def depths(least: int) -> st.SearchStrategy[Any]:
    return tuples(st.tuples(TOPICS, st.integers(least, 3)), lambda pair: pair[0])


@st.composite
def periods(draw: st.DrawFn) -> Away:
    first, last = sorted([draw(DATES), draw(DATES)])
    times = draw(st.none() | st.lists(TIMES, min_size=2, max_size=2, unique=True).map(sorted))
    from_time, to_time = times or (None, None)
    reason = draw(WORDS)
    return Away(first=first, last=last, reason=reason, from_time=from_time, to_time=to_time)


PEOPLE = st.builds(
    Participant,
    name=WORDS,
    country=st.sampled_from(["DE", "US", "IN"]),
    reading=st.none() | COUNTS,
    knows=depths(1),
    leads=st.booleans(),
    away=tuples(periods()),
    avoids=tuples(DATES),
    turns_before=COUNTS,
    led_on=st.none() | DATES,
    id=WORDS,
    since=st.none() | DATES,
)
CADENCES = st.builds(
    Cadence,
    start=st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    every=st.sampled_from(["week", "fortnight", "month"]),
    days=st.lists(st.integers(1, 7), min_size=1, max_size=3, unique=True).map(tuple),
    nth=st.sampled_from([1, 2, 3, 4, -1]),
    at=TIMES,
    minutes=st.integers(60, 240),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/Los_Angeles"]),
    meetings=st.integers(1, 50),
    until=st.none() | DATES,
)
BRIEFS = st.builds(
    Brief,
    cadence=CADENCES,
    people=st.lists(PEOPLE, min_size=1, max_size=3, unique_by=lambda each: each.name.casefold()),
    goals=st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    decisions=tuples(
        st.builds(
            Wanted, decision=WORDS, weight=COUNTS, required=st.booleans(), by=st.none() | DATES
        ),
        lambda each: each.decision,
    ),
    title=WORDS,
    reading=COUNTS,
    known=depths(1),
    depths=depths(0),
    taste=st.builds(Taste, free_only=st.booleans(), formats=tuples(WORDS), books=tuples(WORDS)),
    rhythm=st.builds(
        Rhythm,
        review=st.integers(2, 9),
        exploration=st.none() | st.integers(2, 9),
        paper=st.none() | st.just(0),
    ),
    minutes=st.builds(
        Minutes,
        opening=st.integers(0, 20),
        recall=st.integers(0, 20),
        discussion_percent=st.none() | COUNTS,
        pace=st.integers(50, 200),
    ),
    no_meeting=tuples(periods()),
    meet_anyway=tuples(DATES),
    min_present_percent=COUNTS,
    locks=tuples(st.builds(Lock, topic=TOPICS, depth=st.integers(1, 3), on=DATES, piece=COUNTS)),
    measured=st.none()
    | tuples(
        st.builds(MeasuredStep, topic=TOPICS, depth=st.integers(1, 3), minutes=st.integers(1, 90)),
        key=lambda each: (each.topic, each.depth),
    ),
    breadth=st.none() | COUNTS,
    patience=st.none() | COUNTS,
    read_ahead=st.booleans(),
    seed=st.integers(0, 2**31),
).map(lambda brief: dataclasses.replace(brief, people=tuple(brief.people)))


def document(**changes: object) -> dict[str, Any]:
    return to_document(SMALL) | changes


def refusal(given_document: object) -> BadBrief:
    with pytest.raises(BadBrief) as caught:
        from_document(given_document)
    return caught.value


@given(brief=BRIEFS)
def test_a_brief_survives_its_document(brief: Brief) -> None:
    written = json.dumps(to_document(brief))

    assert from_document(json.loads(written)) == brief


def test_a_document_of_before_goes_at_the_pace_of_the_estimates() -> None:
    before = {name: each for name, each in document()["minutes"].items() if name != "pace"}

    assert from_document(document(minutes=before)) == SMALL


@pytest.mark.parametrize("pace", [49, 201])
def test_a_pace_is_from_half_to_twice_the_estimates(pace: int) -> None:
    found = refusal(document(minutes={"pace": pace}))

    assert (found.field, str(found)) == (
        "minutes.pace",
        f"The pace in percent must be from 50 to 200, not {pace}.",
    )


def test_missing_fields_take_their_defaults() -> None:
    shortest = {
        "schema": "lemma-brief/1",
        "cadence": {"start": "2027-01-14", "meetings": 12},
        "people": [{"name": "Ada"}, {"name": "Ben"}],
        "goals": ["build-product"],
    }

    assert from_document(shortest) == SMALL


def test_every_field_of_a_brief_is_in_its_document() -> None:
    fields = [field.name for field in dataclasses.fields(Brief)]

    assert sorted(to_document(SMALL)) == sorted([*fields, "schema"])


def test_an_unknown_field_is_refused_with_the_nearest_one() -> None:
    found = refusal(document(peeple=[]))

    assert found.field == "peeple"
    assert str(found) == "There is no field “peeple” here. Did you mean people?"


def test_an_unknown_field_inside_is_named_with_its_path() -> None:
    people = [{"name": "Ada"}, {"name": "Ben", "away": [{"frist": "2027-02-01"}]}]

    found = refusal(document(people=people))

    assert found.field == "people[1].away[0].frist"
    assert str(found) == "There is no field “frist” here. Did you mean first?"


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("schema", "lemma-brief/2", "This must be lemma-brief/1, not “lemma-brief/2”."),
        ("title", 3, "This must be a text."),
        ("title", "x" * 501, "This text is longer than 500 characters."),
        ("title", "a\x00b", "There is a character in it that cannot be shown."),
        ("reading", "90", "This must be a whole number."),
        ("reading", True, "This must be a whole number."),
        ("reading", 1.5, "This must be a whole number."),
        ("reading", -1, "The reading minutes a week must be from 0 to 10080, not -1."),
        ("read_ahead", 1, "This must be true or false."),
        ("people", {}, "This must be a list."),
        ("people", [], "Name at least one person who takes part."),
        ("cadence", [], "This must be an object with named fields."),
        ("cadence", None, "This field is missing."),
        ("goals", ["a", "a"], "a is named twice."),
        ("goals", [], "Say what the plan is for: a goal or a decision."),
        ("breadth", "3", "This must be a whole number."),
        (
            "min_present_percent",
            101,
            "The percentage of people present must be from 0 to 100, not 101.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(path: str, value: object, text: str) -> None:
    found = refusal(document(**{path: value}))

    assert (found.field, str(found)) == (path, text)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("start", "14.01.2027", "“14.01.2027” is no date; write it as 2027-01-14."),
        ("start", "20270114", "Write the date 20270114 as 2027-01-14."),
        ("start", None, "This field is missing."),
        ("at", "noon", "“noon” is no time; write it as 12:00."),
        ("at", "12:00+02:00", "Write the time 12:00+02:00 as 12:00."),
        ("every", "day", "This must be week or fortnight or month."),
        ("days", [], "Choose at least one weekday."),
        ("days", [8], "8 is no weekday; 1 is Monday and 7 is Sunday."),
        ("minutes", 5, "A meeting takes 15 to 480 minutes, not 5."),
        ("meetings", 0, "Plan 1 to 200 meetings, not 0."),
        ("zone", "Mars/Olympus", "“Mars/Olympus” is no time zone; use a name like"),
    ],
)
def test_what_is_wrong_with_a_cadence_is_said_at_its_field(
    field: str, value: object, text: str
) -> None:
    cadence = document()["cadence"] | {field: value}

    found = refusal(document(cadence=cadence))

    assert found.field == f"cadence.{field}"
    assert re.match(re.escape(text), str(found))


def test_a_depth_is_a_word() -> None:
    found = refusal(document(known=[{"topic": "gradients", "depth": "workin"}]))

    assert found.field == "known[0].depth"
    assert str(found) == "“workin” is no depth. Did you mean working?"


def test_only_an_override_can_leave_a_topic_out() -> None:
    none = [{"topic": "gradients", "depth": "none"}]

    assert from_document(document(depths=none)).depths == (("gradients", 0),)
    assert refusal(document(known=none)).field == "known[0].depth"


@pytest.mark.parametrize("garbage", [None, 3, "x", [], {}, {"schema": None}])
def test_garbage_is_refused(garbage: object) -> None:
    assert isinstance(refusal(garbage), BadBrief)
