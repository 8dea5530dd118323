"""An entry in a form, and back."""

import pytest

from curriculum.curating.entry_form import EntryForm
from curriculum.curating.problem_places import places_of
from curriculum.documents import documents, plain_as_json
from curriculum.exchange import SHIPPED, read
from tests.curriculum.catalogues import full
from tests.curriculum.curating.typing_in import sent

ENTRIES = {**documents(read(SHIPPED)), **documents(full())}
PCA = ENTRIES["topics", "pca"]


def bound(section, document, **changes):
    return EntryForm(section, document, sent(EntryForm(section, document), **changes))


@pytest.mark.parametrize("section", sorted({section for section, _ in ENTRIES}))
def test_an_entry_that_nobody_touches_stays_as_it_is(section):
    for key, document in ENTRIES.items():
        if key[0] == section:
            form = bound(section, document)

            assert form.is_valid(), (key, form.errors)
            assert form.entry == document
            assert form.key == key


def test_what_is_entered_is_what_it_says():
    form = bound(
        "topics",
        PCA,
        definition="Turning data.",
        synonyms="one\n\n two ",
        depths__working__minutes="35",
        prerequisites__0__topic="",
        prerequisites__0__reason="",
    )

    assert form.is_valid(), form.errors
    assert form.record.definition == "Turning data."
    assert form.record.synonyms == ("one", "two")
    assert form.record.rung(2).minutes == 35
    assert len(form.record.prerequisites) == len(PCA["prerequisites"]) - 1


def test_rows_keep_their_names_when_the_form_comes_back():
    shown, back = EntryForm("topics", PCA), bound("topics", PCA, name="")

    titles = [[row.title for part in form.shown() for row in part.rows] for form in (shown, back)]
    assert "eigenvectors" in titles[0]
    # Empty rows were not sent here.
    assert titles[1] == [each for each in titles[0] if each != "One more"]


def test_a_row_more_is_added():
    place = len(PCA["prerequisites"])
    row = {"topic": "gradients", "depth": "awareness", "from_depth": "mastery", "reason": "So."}

    changes = {f"prerequisites__{place}__{key}": value for key, value in row.items()}
    form = bound("topics", PCA, **changes)

    assert form.is_valid(), form.errors
    assert form.entry["prerequisites"][-1] == row


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name", "", "'name' is empty: write it, or remove the entry"),
        ("maturity_on", "soon", "'maturity_on' is 'soon'"),
        ("depths-working-minutes", "many", "'minutes' is 'many'"),
        ("depths-mastery-you_can", "", "'you_can' is empty"),
        ("prerequisites-1-depth", "", "'depth' is ''"),
        ("id", "Not an id", "the id 'Not an id'"),
    ],
)
def test_what_is_wrong_stands_at_its_field(name, value, said):
    form = EntryForm("topics", PCA, {**sent(EntryForm("topics", PCA)), name: value})

    assert not form.is_valid()
    assert list(form.errors) == [name]
    assert said in form.errors[name][0]


def test_every_line_of_a_document_leads_to_its_place():
    for (section, _), document in ENTRIES.items():
        lines = plain_as_json({section: [document]}).splitlines()

        for line, path in places_of(document).items():
            text = lines[line - 1].strip()
            assert text.startswith((f'"{path[-1]}":', "{", "}", "]", '"')), (path, text)
