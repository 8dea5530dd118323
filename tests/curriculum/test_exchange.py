from dataclasses import MISSING, fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum import exchange
from curriculum.exchange import BadCatalogue, CannotWrite, Problem
from curriculum.expected import ExpectedNumber
from curriculum.left_out import LeftOutOnPurpose
from curriculum.records import Area, Catalogue
from tests.curriculum.catalogues import catalogue, full, resource, topic, unit

CHARACTERS = st.one_of(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    st.sampled_from("\n\r\t\u2028\ufeff '\"\\:#-{}[]&*!|>%@`"),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=60)
SOME_TEXT = TEXTS.filter(str.strip)
FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("name", ["here", "one.yaml", "one.yml", "one.json"])
def test_what_is_written_is_read_back_exactly(tmp_path, name):
    exchange.write(full(), tmp_path / name)

    assert exchange.read(tmp_path / name) == full()


def with_parts(record):
    yield record
    for field in fields(record):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else ():
            if is_dataclass(part):
                yield from with_parts(part)


def test_the_full_catalogue_fills_every_field_of_every_record():
    optional = {
        (type(record), field.name, getattr(record, field.name) != field.default)
        for record in with_parts(full())
        for field in fields(record)
        if field.init and field.default is not MISSING
    }

    assert {each[:2] for each in optional if not each[2]} - {
        each[:2] for each in optional if each[2]
    } == set()


def test_the_shipped_catalogue_is_read_back_exactly(tmp_path):
    shipped = exchange.read(exchange.SHIPPED)

    exchange.write(shipped, tmp_path / "copy")

    assert exchange.read(tmp_path / "copy") == shipped


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(title=SOME_TEXT, seeds=st.lists(SOME_TEXT, max_size=3), lesson=TEXTS)
def test_any_text_survives(tmp_path_factory, suffix, title, seeds, lesson):
    left_out = LeftOutOnPurpose(title=title, reason=title, seeds=tuple(seeds), lesson=lesson)
    path = tmp_path_factory.mktemp("texts") / f"one.{suffix}"

    exchange.write(Catalogue(left_out=(left_out,)), path)

    assert exchange.read(path).left_out == (left_out,)


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(value=FINITE, within=FINITE.map(abs))
def test_any_number_survives(tmp_path_factory, suffix, value, within):
    expected = (ExpectedNumber(name="one", value=value, within=within),)
    path = tmp_path_factory.mktemp("numbers") / f"one.{suffix}"
    catalogue = full()
    exercises = (replace(catalogue.exercises[0], expected=expected),)

    exchange.write(replace(catalogue, exercises=exercises), path)

    assert exchange.read(path).exercises[0].expected == expected


def test_topics_go_to_a_file_for_each_area(tmp_path):
    exchange.write(full(), tmp_path / "here")

    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")) == [
        "here/decisions.yaml",
        "here/exercises.yaml",
        "here/goals.yaml",
        "here/names-de.yaml",
        "here/names-zh-Hans.yaml",
        "here/questions.yaml",
        "here/resources/part.yaml",
        "here/strategies.yaml",
        "here/topics/algebra.yaml",
        "here/translations-zh-Hans.yaml",
    ]


def test_files_are_numbered_where_names_alone_would_mix_up_the_order(tmp_path):
    areas = (*full().areas, Area(id="zoo", name="Zoo"))
    topics = (topic("b", area="zoo"), topic("a"), topic("c", area="zoo"))

    exchange.write(catalogue(*topics, areas=areas), tmp_path / "here")

    assert sorted(path.name for path in (tmp_path / "here/topics").iterdir()) == [
        "001-zoo.yaml",
        "002-algebra.yaml",
        "003-zoo.yaml",
    ]
    assert exchange.read(tmp_path / "here").topics == topics


def test_a_long_section_is_parted_into_files_that_can_be_read(tmp_path):
    units = [unit(f"unit-{number}", ("a", 1), note="x" * 4_000) for number in range(80)]
    found = catalogue(
        topic("a"),
        resources=tuple(resource(f"of-{each.id}", each) for each in units),
    )

    exchange.write(found, tmp_path / "here")

    assert len(list((tmp_path / "here/resources").iterdir())) == 3
    assert exchange.read(tmp_path / "here") == found


def test_a_file_that_could_not_be_read_is_not_written(tmp_path):
    units = [unit(f"unit-{number}", ("a", 1), note="x" * 4_000) for number in range(2_600)]
    path = tmp_path / "one.yaml"

    with pytest.raises(CannotWrite, match=r"file may have 10,485,760: give a directory"):
        exchange.write(catalogue(topic("a"), resources=(resource("big", *units),)), path)

    assert not path.exists()


def test_other_catalogue_files_in_the_way_are_neither_mixed_nor_removed(tmp_path):
    old = tmp_path / "old.yaml"
    old.write_text("areas: []\n")

    with pytest.raises(CannotWrite, match=r"old\.yaml is in the way"):
        exchange.write(full(), tmp_path)

    assert list(tmp_path.iterdir()) == [old]


def test_writing_again_to_the_same_place_is_fine(tmp_path):
    exchange.write(full(), tmp_path)
    exchange.write(full(), tmp_path)

    assert exchange.read(tmp_path) == full()


def test_sections_of_many_files_are_joined_in_the_order_of_their_paths(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b.yaml").write_text("areas: [{id: two, name: Two}]")
    (tmp_path / "b" / "z.yaml").write_text("areas: [{id: one, name: One}]")
    (tmp_path / "c.yaml").write_text("areas: [{id: three, name: Three}]")
    (tmp_path / "notes.txt").write_text("not read")

    assert [area.id for area in exchange.read(tmp_path).areas] == ["one", "two", "three"]


def test_a_byte_order_mark_and_any_line_ends_are_fine(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_bytes(b"\xef\xbb\xbfareas:\r\n  - id: one\r    name: One\n")

    assert [area.name for area in exchange.read(path).areas] == ["One"]


def test_scalars_are_what_the_fields_say_not_what_yaml_guesses(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("areas: [{id: no, name: 18:30}, {id: 1e3, name: 0o17}]")

    assert [(area.id, area.name) for area in exchange.read(path).areas] == [
        ("no", "18:30"),
        ("1e3", "0o17"),
    ]


def test_problems_of_all_files_are_told_together(tmp_path):
    (tmp_path / "a.yaml").write_text("areas:\n  - {id: One, name: One}\n")
    (tmp_path / "b.yaml").write_text("areas:\n  - {id: two}\n  - {id: two, nam: Two}\n")

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(tmp_path)

    assert refusal.value.problems == (
        Problem(
            f"{tmp_path}/a.yaml",
            2,
            "the id 'One': use small letters, digits and single hyphens, at most 80",
        ),
        Problem(f"{tmp_path}/b.yaml", 2, "an area needs 'name': add it"),
        Problem(f"{tmp_path}/b.yaml", 3, "an area has no 'nam': did you mean 'name'?"),
        Problem(f"{tmp_path}/b.yaml", 3, "an area needs 'name': add it"),
    )


def test_only_the_first_fifty_problems_are_told(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("areas:\n" + "  - {id: x}\n" * 60)

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(path)

    assert len(refusal.value.problems) == 51
    assert str(refusal.value.problems[50]) == "and 10 more: fix these first"


def test_entries_that_cannot_be_read_do_not_make_others_unknown(tmp_path):
    path = tmp_path / "one.yaml"
    exchange.write(full(), path)
    path.write_text(path.read_text().replace("definition: What vectors stands", "definitoin: What"))

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(path)

    assert [problem.message for problem in refusal.value.problems] == [
        "a topic needs 'definition': add it",
        "a topic has no 'definitoin': did you mean 'definition'?",
    ]


def test_the_fingerprint_changes_with_the_files_and_only_then(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("areas: []")
    before = exchange.fingerprint(path)
    path.write_text("areas:  []")

    assert exchange.fingerprint(path) != before
    path.write_text("areas: []")
    assert exchange.fingerprint(path) == before


def test_a_name_for_what_does_not_exist_is_refused(tmp_path):
    file = tmp_path / "names.yaml"
    file.write_text("names:\n  - {kind: area, id: nowhere, language: zh-Hans, name: 无}\n")

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(file)

    assert [(each.line, each.message) for each in refusal.value.problems] == [
        (2, "no area is called 'nowhere': add it, or name one that exists")
    ]


def test_a_second_name_in_one_language_is_refused(tmp_path):
    file = tmp_path / "names.yaml"
    name = "  - {kind: area, id: algebra, language: zh-Hans, name: 代数}\n"
    file.write_text(f"areas:\n  - {{id: algebra, name: Algebra}}\nnames:\n{name}{name}")

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(file)

    assert [(each.line, each.message) for each in refusal.value.problems] == [
        (
            5,
            "a second name 'area algebra zh-Hans' (the first is at "
            f"{file}:4): rename or remove one",
        )
    ]


def test_a_name_of_another_kind_is_refused(tmp_path):
    file = tmp_path / "names.yaml"
    file.write_text("names:\n  - {kind: unit, id: one, language: zh-Hans, name: 一}\n")

    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(file)

    assert [each.message for each in refusal.value.problems] == [
        "'kind' is 'unit': choose one of area, goal, topic, decision"
    ]
