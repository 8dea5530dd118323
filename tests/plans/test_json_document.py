from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from planner.plans import programme as records
from planner.plans.formats import json_document
from planner.plans.programme import Programme
from tests.plans.programmes import EVERYTHING, IMPOSSIBLE

SCHEMA: dict[str, Any] = json.loads(json_document.SCHEMA_PATH.read_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
# Ids of accounts.
NOT_FOR_OTHERS = {"lead_id", "backup_id"}


def objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


def always(schema: Mapping[str, Any]) -> list[str]:
    """Fields that came later are missing in documents of before."""
    return [name for name in schema["properties"] if name != "pace"]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["properties"]["schema"]["const"] == json_document.SCHEMA


def test_the_schema_is_strict_and_describes_every_field() -> None:
    found = list(objects(SCHEMA))

    assert [each for each in found if each["additionalProperties"] is not False] == []
    assert [each for each in found if each["required"] != always(each)] == []
    fields = [(name, field) for each in found for name, field in each["properties"].items()]
    assert [name for name, field in fields if not field.keys() & {"description", "$ref"}] == []


@pytest.mark.parametrize("programme", [EVERYTHING, IMPOSSIBLE])
def test_every_programme_is_valid(programme: Programme) -> None:
    document = json.loads(json_document.render(programme))

    assert list(VALIDATOR.iter_errors(document)) == []


@pytest.mark.parametrize(
    ("record", "definition"),
    [
        (records.MeetingEntry, "meeting"),
        (records.SkippedEntry, "skipped"),
        (records.Line, "line"),
        (records.Reading, "reading"),
        (records.Task, "task"),
        (records.DecisionEntry, "decision"),
        (records.DialEntry, "dial_point"),
        (records.TurnCount, "turn_count"),
        (records.Counting, "counting"),
        (records.Impossible, "impossible"),
    ],
)
def test_no_field_of_a_record_is_forgotten(record: type, definition: str) -> None:
    fields = {field.name for field in dataclasses.fields(record)} - NOT_FOR_OTHERS

    assert set(SCHEMA["$defs"][definition]["properties"]) - {"entry"} == fields


def test_keys_stand_in_the_order_of_the_schema() -> None:
    document = json_document.to_document(EVERYTHING)

    assert list(document) == list(SCHEMA["properties"])
    assert list(document["entries"][0]) == list(SCHEMA["$defs"]["meeting"]["properties"])


def test_an_unknown_field_is_no_plan() -> None:
    document = json_document.to_document(EVERYTHING) | {"score": 1}

    with pytest.raises(ValidationError, match="'score' was unexpected"):
        VALIDATOR.validate(document)


def test_a_meeting_has_its_times_with_the_offset_of_the_zone() -> None:
    first = json_document.to_document(EVERYTHING)["entries"][0]

    assert (first["starts_at"], first["ends_at"]) == (
        "2027-01-14T12:00:00+01:00",
        "2027-01-14T13:00:00+01:00",
    )


def test_nobody_and_nothing_are_null() -> None:
    document = json_document.to_document(EVERYTHING)
    a_break, a_review = document["entries"][-1], document["entries"][3]

    assert (a_break["lead"], a_break["backup"]) == (None, None)
    assert [a_review["lines"][0][name] for name in ("topic", "depth", "area")] == [None] * 3


def test_an_impossible_plan_says_why() -> None:
    document = json_document.to_document(IMPOSSIBLE)

    assert document["is_possible"] is False
    assert document["impossible"] == {
        "text": "«fraud-threshold» must be reached, but it needs 360 minutes and there are 80.",
        "conflict": [
            "«fraud-threshold» must be reached by 21 January.",
            "There are two meetings.",
        ],
        "relaxations": ["Seven more meetings.", "Meetings of 200 minutes."],
    }


def test_the_same_programme_gives_the_same_bytes() -> None:
    again = dataclasses.replace(EVERYTHING)

    assert json_document.render(EVERYTHING) == json_document.render(again)
