import copy
import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from curriculum.exchange import SHIPPED, read
from curriculum.heading import Heading, Origin
from curriculum.json_schema import schema
from curriculum.layout import single_file
from tests.curriculum.catalogues import full

HEADING = Heading(Origin("0" * 32, 7, "1" * 64))
CHECKED = Draft202012Validator(schema(), format_checker=FormatChecker())


def as_json(catalogue):
    return json.loads(single_file(catalogue, suffix=".json", heading=HEADING))


def faults(document):
    return [each.json_path for each in CHECKED.iter_errors(document)]


def objects(document):
    if isinstance(document, dict):
        yield document
    for part in document.values() if isinstance(document, dict) else document:
        if isinstance(part, dict | list):
            yield from objects(part)


def test_it_is_a_sound_schema_with_its_address():
    Draft202012Validator.check_schema(schema())
    assert schema(address="https://example.org/1.json")["$id"] == "https://example.org/1.json"


def test_the_shipped_catalogue_fits_it():
    assert faults(as_json(read(SHIPPED))) == []


def test_a_catalogue_with_every_field_fits_it():
    assert faults(as_json(full())) == []


def test_no_object_takes_an_unknown_key():
    for number in range(len(list(objects(as_json(full()))))):
        document = as_json(full())
        list(objects(document))[number]["unknown"] = 1
        assert faults(document)


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("topics", "id", "Not An Id"),
        ("topics", "id", "x" * 81),
        ("topics", "name", " "),
        ("topics", "name", 3),
        ("topics", "maturity_on", "18:30"),
        ("topics", "depths", {"awareness": {"minutes": 1, "you_can": ["x"]}}),
        ("decisions", "needs", []),
        ("decisions", "weight", 0),
        ("decisions", "weight", "5"),
        ("decisions", "is_open", "yes"),
        ("goals", "mode", "someday"),
        ("resources", "url", "javascript:alert(1)"),
        ("exercises", "minutes", 100_001),
        ("maturities", "default_depth", 2),
    ],
)
def test_what_the_reader_would_refuse_does_not_fit(section, key, value):
    document = as_json(full())
    document[section][0][key] = value

    assert faults(document)


def test_each_required_key_is_asked_for():
    for name, definition in schema()["$defs"].items():
        assert definition["required"], name
    document = as_json(full())
    missing = copy.deepcopy(document)
    del missing["topics"][0]["definition"]
    assert faults(missing) == ["$.topics[0]"]


@pytest.mark.parametrize("says", ["lemma-catalogue/2", 1, None])
def test_another_format_does_not_fit(says):
    assert faults({"format": says, "topics": []}) == ["$.format"]
