from dataclasses import replace

import pytest

from curriculum import validate
from curriculum.translations import TranslatedText, Translation
from planner.groups.overriding import Own, overridden, said, title_of
from tests.plans.changed_catalogues import CATALOGUE
from tests.plans.small_catalogues import catalogue, topic


def hide(section, entry, part=""):
    return Own(kind="hide", section=section, entry=entry, part=part)


def minutes(section, entry, part, count):
    return Own(kind="estimate", section=section, entry=entry, part=part, says=count)


def added(section, **document):
    return Own(kind="add", section=section, entry=document["id"], says=document)


WIKI = {
    "id": "own-1-wiki",
    "title": "Wiki",
    "by": ["Us"],
    "kind": "page",
    "cost": "free",
    "is_free": "yes",
    "url": "https://wiki.example.org/",
    "units": [
        {
            "id": "own-1-wiki-unit",
            "title": "Wiki",
            "kind": "page",
            "minutes": "15",
            "minutes_are": "estimated",
            "minutes_basis": "Us",
            "covers": [{"topic": "sets", "depth": "awareness"}],
        }
    ],
}


def test_nothing_of_its_own_is_the_catalogue():
    assert overridden(CATALOGUE, ()) == CATALOGUE


@pytest.mark.parametrize(
    ("own", "read"),
    [
        (minutes("topics", "sets", "working", 7), lambda c: c.topic_by_id["sets"].rung(2).minutes),
        (minutes("resources", "book", "two", 7), lambda c: c.resources[0].units[1].minutes),
        (minutes("exercises", "count", "", 7), lambda c: c.exercises[0].minutes),
    ],
)
def test_other_minutes_stand_at_their_place_and_nowhere_else(own, read):
    found = overridden(CATALOGUE, [own])

    assert read(found) == 7
    back = minutes(own.section, own.entry, own.part, said(CATALOGUE, own))
    assert overridden(found, [back]) == overridden(CATALOGUE, [back])


def test_what_is_hidden_is_gone_with_what_is_about_nothing_else():
    found = overridden(CATALOGUE, [hide("topics", "maps")])

    assert "maps" not in found.topic_by_id
    assert [each.id for each in found.resources[0].units] == ["one"]
    assert (found.exercises, found.decision_by_id["ship"].needs) == ((), ())
    assert found.topic_by_id["rings"].prerequisites == ()
    assert validate.problems(found) == ()


def test_a_unit_alone_can_be_hidden():
    found = overridden(CATALOGUE, [hide("resources", "book", "two")])

    assert [unit.id for _, unit in found.units()] == ["one", "three"]


def test_what_is_added_stands_beside_the_rest():
    found = overridden(CATALOGUE, [added("resources", **WIKI)])

    assert [each.id for each in found.resources] == ["book", "course", "own-1-wiki"]
    assert found.resources[:2] == CATALOGUE.resources
    assert validate.problems(found) == ()


def test_what_names_something_that_the_catalogue_has_lost_is_left_without_it():
    lost = catalogue(topic("maps"))

    assert overridden(lost, [added("resources", **WIKI)]).resources[0].units == ()
    assert overridden(lost, [minutes("topics", "sets", "working", 7)]) == lost
    assert overridden(lost, [hide("topics", "sets")]) == lost


def test_what_the_catalogue_says_is_found_by_its_place():
    assert said(CATALOGUE, minutes("topics", "sets", "working", 7)) == 60
    assert said(CATALOGUE, minutes("resources", "book", "two", 7)) == 30
    assert said(CATALOGUE, hide("resources", "book", "two"))["title"] == "Two"
    assert said(CATALOGUE, hide("topics", "none")) is None
    assert said(CATALOGUE, hide("nonsense", "none")) is None


def test_places_are_called_as_people_call_them():
    assert [
        title_of(CATALOGUE, "topics", "sets", ""),
        title_of(CATALOGUE, "topics", "sets", "working"),
        title_of(CATALOGUE, "resources", "book", "two"),
        title_of(CATALOGUE, "decisions", "ship", ""),
        title_of(CATALOGUE, "resources", "book", "nine"),
    ] == ["Sets", "Sets (working)", "Book: Two", "Ship?", ""]


def test_translations_of_what_is_left_stay_and_former_names_are_known():
    said = [translation("maps", "definition"), translation("sets", "definition")]
    spoken = replace(CATALOGUE, translations=tuple(said))
    spoken.former["topics", "cards"] = ("maps",)

    found = overridden(spoken, [hide("topics", "maps")])

    assert (found.translations, found.former) == ((said[1],), spoken.former)
    assert validate.problems(found) == ()


def translation(topic, place):
    text = TranslatedText(place=place, text="一件事。")
    return Translation(section="topics", entry=topic, language="zh-Hans", texts=(text,))
