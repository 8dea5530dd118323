import json

import pytest

from curriculum.exchange import SHIPPED, BadCatalogue
from curriculum.exchange import read as shipped
from curriculum.heading import Heading, Origin
from curriculum.importing.reading import Kind, kind_of, read
from curriculum.importing.sheets import resources_sheet, units_sheet
from curriculum.layout import single_file
from curriculum.yaml_source import Unreadable
from tests.curriculum.catalogues import catalogue, resource, topic, unit

HELD = catalogue(
    topic("a"),
    topic("b"),
    resources=(
        resource("book", unit("book-1", ("a", 1)), unit("book-2", ("b", 2))),
        resource("web", unit("web-1", ("a", 1))),
    ),
)
HEADING = Heading(Origin("0" * 32, 7, "1" * 64))


def refused(text, **options):
    with pytest.raises(BadCatalogue) as found:
        read(text.encode(), held=HELD, **options)
    return [(each.line, each.column, each.message) for each in found.value.problems]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("topics: []", Kind.YAML),
        ("# id, title\ntopics: []", Kind.YAML),
        ('\n {"topics": []}', Kind.JSON),
        ("id,title\n", Kind.SHEET),
        ('"Resource";"ID";"title"\n', Kind.SHEET),
        ("\ufeffid\ttitle\r\n", Kind.SHEET),
    ],
)
def test_what_a_file_is_stands_in_it(text, kind):
    assert kind_of(text.encode()) == kind


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_the_whole_catalogue_comes_back_as_it_went(suffix):
    whole = shipped(SHIPPED)
    content = single_file(whole, suffix=suffix, heading=HEADING).encode()

    assert read(content, held=whole).wanted == whole
    assert read(content, held=whole, is_whole=True).wanted == whole
    assert read(content, held=whole).heading == HEADING


def test_the_shipped_resources_come_back_from_sheets():
    whole = shipped(SHIPPED)

    for sheet in (resources_sheet(whole), units_sheet(whole)):
        assert read("".join(sheet).encode(), held=whole, is_whole=True).wanted == whole


def test_chosen_sections_leave_the_others_alone():
    content = single_file(HELD, suffix=".yaml", sections=["areas", "questions"])

    assert content.startswith("format: lemma-catalogue/1\n\nquestions: []\n")
    assert read(content.encode(), held=HELD, is_whole=True).wanted == HELD


def test_what_is_not_in_the_file_stays_unless_the_file_is_the_whole():
    text = "areas:\n- {id: algebra, name: Algebra}\n- {id: logic, name: Logic}\nresources: []\n"

    added = read(text.encode(), held=HELD).wanted
    whole = read(text.encode(), held=HELD, is_whole=True).wanted

    assert [len(each.areas) for each in (added, whole)] == [2, 2]
    assert [len(each.resources) for each in (added, whole)] == [2, 0]
    assert whole.topics == HELD.topics


def test_columns_that_a_sheet_leaves_out_stay():
    wanted = read(b"resource,id,minutes\nbook,book-2,77\n", held=HELD).wanted

    book = wanted.resources[0]
    assert [each.minutes for each in book.units] == [40, 77]
    assert book.units[1].covers == HELD.resources[0].units[1].covers


def test_a_unit_can_be_moved_to_another_resource():
    wanted = read(b"resource,id\nweb,book-1\n", held=HELD).wanted

    assert [[unit.id for unit in each.units] for each in wanted.resources] == [
        ["book-2"],
        ["web-1", "book-1"],
    ]


def test_a_new_resource_begins_without_units():
    text = "id;title;by;kind;cost;is_free;url\nnew;New;Ada;book;free;TRUE;https://example.org/n\n"

    wanted = read(text.encode(), held=HELD).wanted

    assert [(each.id, len(each.units)) for each in wanted.resources] == [
        ("book", 2), ("web", 1), ("new", 0),
    ]  # fmt: skip


def test_every_fault_in_a_sheet_has_its_row_and_its_column():
    text = (
        "resource,id,minutes,covers,is_optional\n"
        "book,book-1,many,a@working,no\n"
        "\n"
        "nowhere,book-2,5,a,perhaps\n"
        "book,web-1,5,c@working,no\n"
        "web,web-1,6,a@working,no\n"
    )

    assert refused(text) == [
        (2, "minutes", "'minutes' is 'many': write a whole number from 1 to 100000"),
        (4, "covers", "'covers' has 'a': write a topic and a depth, as in pca@working"),
        (5, "topic", "no topic is called 'c': add it, or name one that exists"),
        (6, "id", "a second row of 'web-1' (the first is row 5): keep one"),
    ]


def test_a_unit_of_no_resource_is_told():
    assert refused("resource,id,minutes\nboook,book-1,5\n") == [
        (2, "resource", "no resource is called 'boook': did you mean 'book'?")
    ]


def test_a_new_row_says_which_columns_it_lacks():
    assert [each[:2] for each in refused("resource,id,title\nbook,new,New\n")] == [
        (2, "covers"), (2, "kind"), (2, "minutes"), (2, "minutes_are"), (2, "minutes_basis"),
    ]  # fmt: skip


def test_an_entry_that_is_twice_in_a_file_is_told():
    text = "areas:\n- {id: one, name: One}\n- {id: one, name: Two}\n"

    assert refused(text) == [
        (3, "id", "a second area 'one' (the first is in line or row 2): rename or remove one")
    ]


def test_what_an_entry_of_the_file_names_may_be_in_the_catalogue_already():
    text = json.dumps({"stuck_questions": [{"ask": "Why?"}]})

    assert read(text.encode(), held=HELD).wanted.stuck_questions[0].ask == "Why?"


def test_a_circle_with_what_is_held_is_told_at_its_line():
    text = """
topics:
- id: a
  name: A
  area: algebra
  definition: A.
  maturity: mature
  maturity_on: 2026-01-01
  depths:
    awareness: {minutes: 1, you_can: [x]}
    working: {minutes: 1, you_can: [x]}
    mastery: {minutes: 1, you_can: [x]}
  prerequisites:
  - {topic: a, depth: mastery, from_depth: awareness, reason: Itself.}
"""

    assert [(line, "circle" in message) for line, _, message in refused(text)] == [(14, True)]


@pytest.mark.parametrize(
    ("text", "line", "beginning"),
    [
        ("format: lemma-catalogue/2\ntopics: []", 1, "the format is 'lemma-catalogue/2', and only"),
        ("topics: []\nformat: [1]", 2, "the format is no single word, and only"),
        ("origin: {catalogue: x}\ntopics: []", 1, "'origin' is not as an export writes it"),
        ("origin: here\ntopics: []", 1, "'origin' is not as an export writes it"),
    ],
)
def test_a_file_of_another_format_is_refused_in_a_sentence(text, line, beginning):
    (found,) = refused(text)

    assert (found[0], found[2][: len(beginning)]) == (line, beginning)


def test_a_picture_is_refused():
    with pytest.raises(Unreadable, match="this is not UTF-8"):
        kind_of(b"\x89PNG\r\n\x1a\n")
