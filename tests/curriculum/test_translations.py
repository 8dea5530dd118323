"""What the catalogue says in other languages: kept, refused, shown, and found out of date."""

from dataclasses import replace

import pytest
from django.template import Context, Template
from django.utils import translation

from curriculum import exchange
from curriculum.becoming import archived, merged, renamed
from curriculum.exchange import BadCatalogue
from curriculum.names import Name
from curriculum.spoken import spoken
from curriculum.texts import mark, texts
from curriculum.translating import Place, fitting, places, translated
from curriculum.translations import TranslatedText, Translation, foreign
from tests.curriculum.catalogues import (
    SOLVER,
    catalogue,
    decision,
    full,
    resource,
    topic,
    unit,
    wants,
)


def said(section, entry, language="zh-Hans", **found):
    """Texts by their place."""
    rows = tuple(TranslatedText(place=place, text=text) for place, text in found.items())
    return Translation(section=section, entry=entry, language=language, texts=rows)


def refused(tmp_path, text):
    file = tmp_path / "one.yaml"
    file.write_text(f"areas:\n  - {{id: algebra, name: Algebra}}\n{text}")
    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(file)
    return [each.message for each in refusal.value.problems]


def test_every_text_of_an_entry_has_a_place():
    assert list(texts(full().decisions[0])) == [
        *("question", "stakes", "approach/1", "approach/2", "needs/vectors/when", "done_when"),
        *("sources/1/paraphrase", "derived_reason", "correction", "maturity_lesson"),
        *("interpretation", "note"),
    ]
    assert list(texts(full().topics[2])) == [
        *("definition", "depths/awareness/you_can/1", "depths/working/you_can/1"),
        *("depths/mastery/you_can/1", "prerequisites/numbers@awareness/reason"),
        *("prerequisites/shapes@working/reason", "maturity_note", "maturity_before"),
        "maturity_past/1/reason",
    ]


def test_a_translated_catalogue_says_what_it_can_and_marks_the_rest():
    found = translated(full(), "zh-Hans")

    vectors, solver = found.topic_by_id["vectors"], found.decision_by_id["solver"]
    assert (vectors.name, solver.question) == ("向量", "选择哪种求解器？")
    assert [each.when for each in solver.needs] == ["总是", ""]
    assert (solver.stakes, solver.stakes.language) == ("Hours.\nOr days.", "en")
    assert hasattr(solver.question, "language") is False


def test_titles_of_resources_stay_in_the_language_of_the_resource():
    own = catalogue(resources=(resource("livre", unit("un"), language="fr"), resource("book")))

    book, other = translated(own, "zh-Hans").resources

    found = (book.title, book.units[0].title, book.cost, other.title)
    assert [each.language for each in found] == ["fr", "fr", "en", "en"]


def test_the_original_name_takes_the_place_of_the_one_that_is_shown():
    assert translated(full(), "zh-Hans").names == (
        Name(kind="topic", id="vectors", language="de", name="Vektoren"),
        Name(kind="topic", id="vectors", language="en", name="Vectors"),
        Name(kind="decision", id="solver", language="en", name=SOLVER),
    )


def test_a_decision_without_a_translated_question_goes_by_its_short_title():
    own = replace(full(), translations=())

    assert translated(own, "zh-Hans").decisions[0].question == "选择求解器"


def test_what_was_said_of_another_text_is_stale_and_not_shown():
    own, of = catalogue(topic("pca")), TranslatedText(place="definition", text="旧", of="0a0a0a0a")
    stale = Translation(section="topics", entry="pca", language="zh-Hans", texts=(of,))
    own = replace(own, translations=(stale,))

    assert translated(own, "zh-Hans").topics[0].definition == "What pca stands for."
    assert places(own, "topics", own.topics[0], "zh-Hans")[:2] == (
        Place("definition", "What pca stands for.", "旧", "stale"),
        Place("depths/awareness/you_can/1", "use pca at 1", "", "missing"),
    )


def test_a_page_in_english_has_the_catalogue_itself():
    own = full()

    with translation.override("en-gb"):
        assert spoken(own) is own


def test_a_language_is_spoken_once_for_each_catalogue():
    own = full()

    with translation.override("zh-hans"):
        assert spoken(own) is spoken(own)
        assert spoken(own) == translated(own, "zh-Hans")


def test_a_page_marks_what_is_not_in_its_language():
    page = Template("{% load catalogue %}<b{{ a|lang }}>{{ a }}</b> {{ a|said }} {{ b|said }}")

    shown = page.render(Context({"a": foreign("x < y", "en"), "b": "x < y"}))

    assert shown == (
        '<b lang="en">x &lt; y</b> <span lang="en">x &lt; y</span> x &lt; y'  # each escaped once
    )


def test_a_translation_of_what_is_not_there_is_refused(tmp_path):
    text = "translations:\n  - {section: areas, entry: algebrra, language: zh-Hans, texts: []}\n"

    assert refused(tmp_path, text.replace("[]", "[{place: name, text: 代}]")) == [
        "no area is called 'algebrra': did you mean 'algebra'?"
    ]


def test_a_place_that_an_entry_does_not_have_is_refused(tmp_path):
    goal = "goals:\n  - {id: g, title: G, summary: S, mode: free, needs_no_reason: yes}\n"
    row = "{section: goals, entry: g, language: de, texts: [{place: sumary, text: Z}]}"

    assert refused(tmp_path, f"{goal}translations:\n  - {row}\n") == [
        "the goal 'g' has no text at 'sumary': did you mean 'summary'?"
    ]


def test_a_translation_into_the_language_of_the_catalogue_is_refused(tmp_path):
    goal = "goals:\n  - {id: g, title: G, summary: S, mode: free, needs_no_reason: yes}\n"
    row = "{section: goals, entry: g, language: en, texts: [{place: summary, text: Z}]}"

    assert refused(tmp_path, f"{goal}translations:\n  - {row}\n") == [
        "the catalogue is written in English: change it there"
    ]


def test_what_moves_in_a_list_takes_its_translation_along_and_what_goes_loses_it():
    before = catalogue(decisions=(decision("solver", approach=("Plot", "Measure")),))
    rows = (
        TranslatedText(place="approach/1", text="画图", of=mark("Plot")),
        TranslatedText(place="approach/2", text="测量", of=mark("Measure")),
        TranslatedText(place="stakes", text="时间", of=mark("Time and money.")),
    )
    kept = Translation(section="decisions", entry="solver", language="zh-Hans", texts=rows)
    gone = said("decisions", "other", question="？")
    after = replace(
        before,
        decisions=(decision("solver", approach=("Ask", "Plot"), stakes="Money."),),
        translations=(kept, gone),
    )

    assert fitting(after).translations == (
        replace(kept, texts=(rows[2], replace(rows[0], place="approach/2"))),
    )


def test_a_translation_follows_what_it_is_of():
    reason = {"prerequisites/plus@awareness/reason": "因为"}
    own = catalogue(
        *(topic("plus"), topic("sums", wants("plus")), topic("more")),
        translations=(
            said("topics", "plus", definition="加"),
            said("topics", "sums", **reason),
            said("topics", "more", definition="更多", maturity_note="无"),
        ),
    )

    after = renamed(own, ("topics", "plus"), "add").after
    kept = replace(own.topics[2], maturity_note="Old.")
    joined = merged(own, ("topics", "plus"), ("topics", "more"), kept).after

    assert after.translations == (
        said("topics", "add", definition="加"),
        said("topics", "sums", **{"prerequisites/add@awareness/reason": "因为"}),
        said("topics", "more", definition="更多"),
    )
    assert joined.translations == (
        said("topics", "sums", **{"prerequisites/more@awareness/reason": "因为"}),
        said("topics", "more", definition="更多", maturity_note="无"),
    )


def test_what_is_said_of_an_entry_does_not_keep_it():
    own = catalogue(topic("plus"), translations=(said("topics", "plus", definition="加"),))

    assert archived(own, ("topics", "plus")).after.translations == ()
