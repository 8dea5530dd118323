from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curriculum.importing.cells import FORMULA, as_meant, safe
from curriculum.importing.reading import read
from curriculum.importing.sheets import resources_sheet, units_sheet
from tests.curriculum.catalogues import catalogue, full, resource, topic, unit

ODD = "=+-@\t\r\n＝'\"[],; a1"
TEXTS = st.text(
    st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])),
    max_size=20,
)
NEEDED = TEXTS.filter(str.strip)


@given(TEXTS)
@example("'=1")
@example("''")
def test_what_is_made_safe_is_read_as_it_was_meant(text):
    assert as_meant(safe(text)) == text or text in ("", "'")


@given(TEXTS)
def test_no_cell_begins_as_a_formula(text):
    assert not safe(text).startswith(tuple(FORMULA))


@pytest.mark.parametrize("text", ["2021", "3.5", "'tis", "a=b", "’s"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert safe(text) == text


def held(**fields):
    made = unit("book-1", ("a", 1), **{name: fields[name] for name in ("note", "location")})
    book = resource("book", made, title=fields["title"], by=tuple(fields["by"]))
    book = replace(book, formats=tuple(fields["formats"]), language=fields["language"])
    return catalogue(topic("a"), resources=(book, resource("other", unit("other-1"))))


@given(
    title=NEEDED,
    note=TEXTS,
    location=TEXTS,
    language=TEXTS,
    by=st.lists(NEEDED, min_size=1, max_size=3),
    formats=st.lists(NEEDED, max_size=3),
)
@example(title="'", note="'", location="''", language="", by=['["a"]'], formats=["'", "a\nb"])
@example(title="=1+1", note="\t", location="@a", language="'", by=["-a", "=b"], formats=["＝"])
def test_sheets_that_come_back_change_nothing(**fields):
    found = held(**fields)

    for sheet in (resources_sheet(found), units_sheet(found)):
        content = "".join(sheet).encode()
        assert read(content, held=found).wanted == found
        assert read(content, held=found, is_whole=True).wanted == found


def test_every_field_comes_back_from_sheets():
    found = full()

    for sheet in (resources_sheet(found), units_sheet(found)):
        content = "".join(sheet).encode()
        assert read(content, held=found, is_whole=True).wanted == found


def test_numbers_stay_numbers_and_a_formula_does_not():
    found = catalogue(resources=(resource("book", unit("book-1", title="=HYPERLINK(1)")),))

    header, row = "".join(units_sheet(found)).splitlines()

    assert dict(zip(header.lstrip("\ufeff").split(","), row.split(","), strict=True)) | {
        "minutes": "40",
        "title": "'=HYPERLINK(1)",
    } == dict(zip(header.lstrip("\ufeff").split(","), row.split(","), strict=True))
