"""What a catalogue is after an entry was archived, renamed, merged or split; pure."""

from dataclasses import replace

import pytest

from curriculum import validate
from curriculum.becoming import (
    CannotBecome,
    archived,
    document_at,
    merged,
    record_at,
    renamed,
    split,
)
from curriculum.documents import document_of
from curriculum.names import Name
from curriculum.records import Exercise, Need, Question, TopicDepth
from tests.curriculum.catalogues import catalogue, decision, full, resource, topic, unit, wants

ADDING = Exercise(
    id="adding",
    title="Adding",
    topic="sums",
    covers=(TopicDepth(topic="sums", depth=1), TopicDepth(topic="plus", depth=1)),
    minutes=20,
    derive_first="On paper.",
    statement="Add.",
    check=("It adds up.",),
    hint="Start.",
    decisions=("count",),
)
ASKED = Question(
    id="asked",
    question="What is a sum?",
    level="junior",
    covers=(TopicDepth(topic="plus", depth=2),),
    good_answer=("More.",),
    follow_up="Why?",
    decision="count",
)
NAMES = (
    Name(kind="topic", id="plus", language="zh-Hans", name="加"),
    Name(kind="topic", id="sums", language="zh-Hans", name="和"),
    Name(kind="topic", id="plus", language="de", name="Plus"),
)
BEFORE = catalogue(
    topic("numbers"),
    topic("plus", wants("numbers", 2)),
    topic("sums", wants("numbers", 1), wants("plus", 1, from_depth=2)),
    topic("vectors", wants("plus", 2, soft=True), wants("sums", 1)),
    decisions=(
        decision("count", ("plus", 2), ("sums", 1)),
        decision("other", ("vectors", 1)),
    ),
    resources=(
        resource("book", unit("book-1", ("plus", 1), ("sums", 1)), unit("book-2", ("plus", 2))),
        resource("film", unit("film-1", ("numbers", 1))),
    ),
    exercises=(ADDING,),
    questions=(ASKED,),
    names=NAMES,
)
PLUS, SUMS = ("topics", "plus"), ("topics", "sums")


def sums_of(found):
    return found.after.topic_by_id["sums"]


def both():
    return merged(BEFORE, PLUS, SUMS, record_at(BEFORE, SUMS))


def test_a_merge_leaves_a_sound_catalogue_that_names_one_of_them():
    found = both()

    assert validate.problems(found.after) == ()
    assert "plus" not in repr(replace(found.after, topics=())).replace("Plus", "")
    assert found.became == {PLUS: ("sums",)}


def test_of_two_needs_the_deeper_one_stays():
    assert both().after.decision_by_id["count"].needs == (Need(topic="sums", depth=2),)


def test_of_two_prerequisites_the_hard_one_stays():
    assert both().after.topic_by_id["vectors"].prerequisites == (wants("sums", 1),)


def test_a_topic_does_not_stand_on_itself():
    assert sums_of(both()).prerequisites == (wants("numbers", 1),)


def test_covers_are_joined():
    covers = [each.covers for each in both().after.resources[0].units]

    assert covers == [(TopicDepth(topic="sums", depth=1),), (TopicDepth(topic="sums", depth=2),)]
    assert both().after.exercises[0].covers == (TopicDepth(topic="sums", depth=1),)


def test_what_is_kept_keeps_its_name_and_gets_those_it_lacks():
    found = {(each.id, each.language): each.name for each in both().after.names}

    assert found == {("sums", "zh-Hans"): "和", ("sums", "de"): "Plus"}


def test_a_merge_that_closes_a_circle_is_told_by_name():
    after = merged(
        BEFORE,
        ("topics", "numbers"),
        ("topics", "vectors"),
        record_at(BEFORE, ("topics", "vectors")),
    ).after

    assert [each.message.split(":")[0] for each in validate.problems(after)][:1] == [
        "a circle of prerequisites"
    ]


def test_a_rename_reaches_every_name_and_nothing_else():
    found = renamed(BEFORE, PLUS, "adding-up")

    assert found.renamed
    assert found.became == {PLUS: ("adding-up",)}
    assert renamed(found.after, ("topics", "adding-up"), "plus").after == BEFORE


@pytest.mark.parametrize(
    "key",
    [
        *(("topics", "vectors"), ("decisions", "solver"), ("goals", "build"), ("units", "book-1")),
        *(("resources", "book"), ("areas", "algebra"), ("strategies", "pairs")),
    ],
)
def test_there_and_back_is_where_it_was(key):
    found = renamed(full(), key, "quite-new")

    assert validate.problems(found.after) == ()
    assert renamed(found.after, (key[0], "quite-new"), key[1]).after == full()


def test_an_id_that_is_taken_is_refused():
    with pytest.raises(CannotBecome, match="An entry called sums is there already"):
        renamed(BEFORE, PLUS, "sums")


def parts(key, *ids):
    return [{**document_at(BEFORE, key), "id": each} for each in ids]


def test_a_split_names_the_parts_that_were_chosen():
    chosen = {("decisions", "count"): ("left",), ("units", "book-2"): ("right",)}

    found = split(BEFORE, PLUS, parts(PLUS, "left", "right"), lambda key: chosen.get(key, ()))

    assert validate.problems(found.after) == ()
    assert [each.topic for each in found.after.decision_by_id["count"].needs] == ["left", "sums"]
    assert [each.topic for each in found.after.resources[0].units[0].covers] == [
        *("left", "right", "sums"),
    ]
    assert [each.topic for each in found.after.resources[0].units[1].covers] == ["right"]
    assert [each.id for each in found.after.topics] == [
        *("numbers", "left", "right", "sums", "vectors"),
    ]
    assert [each.id for each in found.after.names] == ["sums"]


def test_a_unit_is_split_where_it_stands():
    key = ("units", "book-1")

    found = split(BEFORE, key, parts(key, "book-1a", "book-1b"), lambda _: ())

    assert [each.id for each in found.after.resources[0].units] == ["book-1a", "book-1b", "book-2"]


def test_units_are_merged_across_resources():
    kept = ("units", "film-1")

    found = merged(BEFORE, ("units", "book-2"), kept, record_at(BEFORE, kept))

    assert [[unit.id for unit in each.units] for each in found.after.resources] == [
        ["book-1"],
        ["film-1"],
    ]


def test_what_others_need_is_not_archived():
    with pytest.raises(CannotBecome, match="Others need it") as refusal:
        archived(BEFORE, PLUS)

    assert refusal.value.holders == (
        *(("decisions", "count"), ("topics", "sums"), ("topics", "vectors")),
        *(("units", "book-1"), ("units", "book-2"), ("exercises", "adding")),
        ("questions", "asked"),
    )


def test_what_would_say_nothing_without_it_is_named():
    with pytest.raises(CannotBecome, match="cannot be without it") as refusal:
        archived(BEFORE, PLUS, with_names=True)

    assert refusal.value.holders == (("questions", "asked"),)


def test_what_others_say_of_it_goes_with_it():
    found = archived(replace(BEFORE, questions=()), PLUS, with_names=True)

    assert validate.problems(found.after) == ()
    assert found.after.decision_by_id["count"].needs == (Need(topic="sums", depth=1),)
    assert found.after.resources[0].units[1].covers == ()
    assert "plus" not in repr(found.after)


def test_what_nobody_names_just_goes():
    found = archived(BEFORE, ("decisions", "other"))

    assert found.after == replace(BEFORE, decisions=BEFORE.decisions[:1])
    assert document_of("decisions", BEFORE.decisions[1])["id"] == "other"
