import pytest
from django.core.management import call_command

from curriculum import fulltext
from curriculum.excerpts import Marked
from curriculum.fulltext import Entry, Hit, Keyword, SearchResults, find, put
from curriculum.models import SearchDocument, SearchWord
from tests.curriculum.hostile_queries import QUERIES

pytestmark = pytest.mark.django_db


def note(key, title, **fields):
    return Entry(kind="note", key=key, title=title, **fields)


def keys(query, **options):
    return [hit.key for hit in find(query, kinds=["note"], **options).hits]


def test_a_hit_says_what_was_found_and_why():
    put(
        [
            note(
                "7",
                "Stable softmax",
                keywords=(Keyword("loss is nan"), Keyword("数值稳定", "zh-Hans")),
                summary="Keeps every loss finite.",
                parent="numerical",
            )
        ]
    )

    assert find("nan losses", kinds=["note"]) == SearchResults(
        query="nan losses",
        hits=(
            Hit(
                kind="note",
                key="7",
                parent="numerical",
                title=Marked("Stable softmax"),
                also=Marked("loss is nan", ((0, 4), (8, 11))),
                excerpt=Marked("Keeps every loss finite.", ((12, 16),)),
                score=1.98,
            ),
        ),
    )


def test_the_body_is_quoted_only_where_nothing_else_answers():
    put([note("a", "Loss", summary="What is lost.", body="The loss is nan.")])

    excerpts = [find(query, kinds=["note"]).hits[0].excerpt.text for query in ("loss", "nan")]

    assert excerpts == ["What is lost.", "The loss is nan."]


def test_a_keyword_keeps_its_language():
    put([note("7", "Stable softmax", keywords=(Keyword("数值稳定", "zh-Hans"),))])

    (hit,) = find("稳定", kinds=["note"]).hits

    assert hit.also == Marked("数值稳定", ((2, 4),), "zh-Hans")


def test_titles_and_keywords_come_before_summaries_and_these_before_bodies():
    put(
        [
            note("body", "One", body="loss"),
            note("summary", "Two", summary="loss"),
            note("keyword", "Three", keywords=(Keyword("loss"),)),
            note("title", "Loss"),
        ]
    )

    assert keys("loss") == ["title", "keyword", "summary", "body"]


def test_rare_words_count_for_more():
    put([note(str(number), f"model {number}") for number in range(5)])
    put([note("rare", "eigenvalue")])

    assert keys("eigenvalue model")[0] == "rare"


def test_equal_hits_come_in_the_order_of_kind_and_key():
    put([note(key, "Loss") for key in ("b", "C", "a", "ä")])
    put([Entry(kind="Area", key="z", title="Loss"), Entry(kind="area", key="z", title="Loss")])

    hits = find("loss", kinds=["note", "area", "Area"]).hits

    assert [f"{hit.kind} {hit.key}" for hit in hits] == [
        "Area z",
        "area z",
        "note C",
        "note a",
        "note b",
        "note ä",
    ]


def test_the_weight_of_an_entry_counts():
    put([note("a", "Loss", weight=0.5), note("b", "Loss")])

    assert keys("loss") == ["b", "a"]


def test_the_last_word_may_be_begun_unless_a_space_ends_it():
    put([note("a", "Gradients")])

    assert (keys("gradi"), keys("gradi "), keys("gradi x")) == (["a"], [], [])


def test_words_written_apart_together_and_with_hyphens_are_found():
    put([note("a", "Over-fitting"), note("b", "Overfitting"), note("c", "t-SNE")])

    assert sorted(keys("overfitting")) == sorted(keys("over-fitting")) == ["a", "b"]
    assert sorted(keys("over fitting")) == ["a", "b"]
    assert keys("tsne") == keys("t sne") == ["c"]


def test_accents_case_and_width_do_not_matter():
    put([note("a", "Café"), note("b", "Ｄéjà vu")])

    assert keys("CAFE") == ["a"]
    assert keys("deja vu") == ["b"]


def test_a_misspelt_word_is_guessed_and_the_guess_is_told():
    put([note("a", "Gradient descent"), note("b", "Recent papers")])

    found = find("The gradiant decent", kinds=["note"])

    assert (found.corrected, [hit.key for hit in found.hits]) == (
        "The gradient descent",
        ["a", "b"],
    )


def test_a_known_word_is_not_guessed_at():
    put([note("a", "Decent work"), note("b", "Descent")])

    found = find("decent ", kinds=["note"])

    assert (found.corrected, [hit.key for hit in found.hits]) == ("", ["a"])


def test_a_guess_that_finds_nothing_is_not_told():
    put([note("a", "Eigenvector"), note("b", "Gradient")])
    fulltext.remove(kind="note", keys=["a"])

    found = find("gradient eigenvecter", kinds=["note"])

    assert (found.corrected, [hit.key for hit in found.hits]) == ("", ["b"])


def test_nobody_finds_or_guesses_what_is_not_for_them():
    put([note("a", "Canarybird", scope="group:1"), note("b", "Vectors", scope="group:2")])
    put([note("c", "Matrices")])

    assert (keys("canarybird"), keys("canary"), keys("vectors")) == ([], [], [])
    assert find("canarybrid", kinds=["note"]).corrected == ""
    assert keys("canarybrid", scopes=["", "group:1"]) == ["a"]
    assert keys("matrices", scopes=["group:1"]) == []


def test_how_rare_a_word_is_depends_on_what_the_reader_may_see():
    put([note("a", "Loss"), note("b", "Loss of a gradient")])
    alone = find("loss gradient", kinds=["note"])

    put([note(f"secret {number}", "Gradient", scope="group:1") for number in range(50)])

    assert find("loss gradient", kinds=["note"]) == alone


def test_only_what_certain_parents_show_is_found():
    put([note("a", "Loss", parent="1"), note("b", "Loss", parent="2"), note("c", "Loss")])
    parents = SearchDocument.objects.filter(key="b").values_list("parent")

    found = fulltext.ranking("loss", kinds=["note"], parents=parents).found
    none = fulltext.ranking("loss", kinds=["note"], parents=parents.none()).found

    assert ([each.key for each in found], none) == (["b"], ())


def test_only_the_kinds_asked_for_are_found():
    put([note("a", "Loss"), Entry(kind="thread", key="b", title="Loss")])

    assert keys("loss") == ["a"]
    assert find("loss", kinds=[]).hits == ()


def test_no_more_are_given_than_asked_for():
    put([note(str(number), "Loss") for number in range(5)])

    assert (keys("loss", limit=2), keys("loss", limit=0)) == (["0", "1"], [])


def test_what_is_put_again_is_found_by_its_new_words_only():
    put([note("a", "Loss", body="nan")])

    put([note("a", "Gradient")])

    assert (keys("loss"), keys("nan"), keys("gradient")) == ([], [], ["a"])
    assert SearchDocument.objects.count() == 1


def test_what_is_removed_is_found_no_more():
    put([note("a", "Loss"), note("b", "Loss")])

    fulltext.remove(kind="note", keys=["a", "unknown"])

    assert keys("loss") == ["b"]


def test_a_changed_row_takes_the_index_along():
    put([note("a", "Loss")])

    SearchDocument.objects.update(title_terms="gradient")
    gone = keys("loss")
    SearchDocument.objects.update(title_terms="loss")

    assert (gone, keys("loss")) == ([], ["a"])


def test_replacing_leaves_other_kinds_alone_and_writes_only_what_changed():
    put([note("a", "Loss"), note("b", "Loss"), note("c", "Loss")])
    put([Entry(kind="thread", key="a", title="Loss")])
    kept = SearchDocument.objects.get(kind="note", key="a")

    fulltext.replace(kinds=["note"], entries=[note("a", "Loss"), note("b", "Gradient")])

    assert (keys("loss"), keys("gradient")) == (["a"], ["b"])
    assert find("loss", kinds=["thread"]).hits != ()
    assert SearchDocument.objects.get(kind="note", key="a").pk == kept.pk


def test_rebuilding_cuts_texts_anew_and_forgets_old_words():
    put([note("a", "Loss", keywords=(Keyword("nan"),), summary="Why", body="because", scope="x")])
    before = SearchDocument.objects.values("title_terms", "keyword_terms", "body_terms").get()
    SearchDocument.objects.update(title_terms="", keyword_terms="", body_terms="")
    SearchWord.objects.create(word="old", stem="old")

    assert fulltext.rebuild({}) == 1

    after = SearchDocument.objects.values("title_terms", "keyword_terms", "body_terms").get()
    assert (after, SearchWord.objects.filter(word="old").exists()) == (before, False)


def test_rebuilding_puts_what_sources_give_in_place_of_what_they_gave():
    put([note("a", "Loss"), Entry(kind="thread", key="b", title="Loss")])

    assert fulltext.rebuild({("note",): [note("c", "Loss"), note("d", "Loss")]}) == 3

    found = find("loss", kinds=["note", "thread"]).hits
    assert [hit.key for hit in found] == ["c", "d", "b"]


def test_an_empty_database_answers_nothing():
    assert find("loss", kinds=["note"]) == SearchResults(query="loss")


@pytest.mark.parametrize("query", QUERIES)
def test_hostile_queries_are_harmless(query):
    put([note("a", "Loss and nan"), note("b", "Gradient")])

    found = find(query, kinds=["note"])

    assert {hit.key for hit in found.hits} <= {"a", "b"}
    assert (len(found.query) <= 200, "\0" in found.query) == (True, False)
    assert SearchDocument.objects.count() == 2


def test_there_are_enough_hostile_queries():
    assert len(set(QUERIES)) >= 40


@pytest.mark.parametrize(
    ("query", "queries"),
    [("", 0), ("the", 0), ("梯度", 1), ("loss", 2), ("loss nan gradient", 2), ("lsos grdaient", 3)],
)
def test_a_search_takes_few_queries(django_assert_num_queries, query, queries):
    put([note(str(number), "Loss nan gradient 梯度") for number in range(30)])

    with django_assert_num_queries(queries):
        find(query, kinds=["note"])


@pytest.mark.django_db(transaction=True)
def test_the_index_comes_and_goes_with_its_migration():
    call_command("migrate", "curriculum", "0001", verbosity=0, skip_checks=True)
    call_command("migrate", verbosity=0, skip_checks=True)  # what stands on it went too
    put([note("a", "Loss")])

    assert keys("loss") == ["a"]
