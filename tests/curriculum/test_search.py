"""What the shipped catalogue answers to everyday questions."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.urls import reverse

from curriculum import models
from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from curriculum.fulltext import find, put
from curriculum.models import SearchDocument
from curriculum.search import KINDS, entries, search
from tests.curriculum.catalogues import catalogue, decision, full, topic

pytestmark = pytest.mark.django_db

SMALL = catalogue(
    topic("vectors", synonyms=("arrows",)), decisions=(decision("solver", ("vectors", 2)),)
)
FOUND = ["topic vectors", "decision solver"]  # what a synonym of vectors finds in it

# What is typed, and what comes first.
FIRST = {
    "loss is nan": "topic stable-log-probabilities",
    "not converging": "topic learning-rate",
    "which threshold": "topic threshold-cost",
    "why is my model wrong on some image sizes": "topic convolutions-receptive-field",
    "is A better than B": "topic hypothesis-testing",
    "too many features": "topic pca",
    "overfit": "decision iv-bias-variance",
    "p value": "decision iv-statistics-test",
    "explain backprop": "decision iv-backprop",
    "matrix inverse": "topic factorizations-solvers",
    "how do I pick a learning rate": "topic learning-rate",
    "good on training data but bad on test data": "topic generalisation-bias-variance",
    "out of memory": "topic vectorization-memory",
    "model got worse in production": "topic pipeline-monitoring",
    "is my model fair": "topic fairness-metrics",
    "predicted probabilities are off": "topic probability-calibration",
    "ab test": "topic experiment-design",
    "tsne": "topic tsne-manifold",
    "fraud": "decision fraud-threshold",
    "job interview": "goal interview",
    "do clusters mean anything": "topic tsne-manifold",
    "shapes not aligned": "topic matrix-multiplication",
    "average": "topic expectation-variance",
    "optimizer": "topic gradient-descent",
    "gilbert strang": "resource mit-1806",
    "transistors": "left-out Physics of transistors",
    # begun
    "eigenv": "topic eigenvectors",
    "how do i interpret a p-val": "topic hypothesis-testing",
    # misspelt
    "gradiant decent": "topic gradient-descent",
    "eigenvecter": "topic eigenvectors",
    "bayse": "topic conditional-bayes",
    "backpropogation": "topic backpropagation",
    "principle component anaylsis": "topic pca",
    "overfiting": "decision iv-bias-variance",
    "probablity calibraton": "topic probability-calibration",
    # Chinese
    "梯度": "topic gradients",
    "数学": "topic notation-reading",
    "机器学习": "area ml-core",
    "特征向量": "topic eigenvectors",
    "过拟合": "decision overfitting-fix",
    "阈值": "topic threshold-cost",
    "不收敛": "decision optimiser-not-converging",
    "学习率": "topic learning-rate",
    "熵": "topic entropy-cross-entropy",
    "PCA 降维": "topic pca",
}
# What must be among the first three as well.
NEAR = {
    "loss is nan": {"decision loss-definition"},
    "not converging": {"decision optimiser-not-converging", "decision loss-definition"},
    "which threshold": {"decision fraud-threshold"},
    "why is my model wrong on some image sizes": {"decision resolution-failure"},
    "is A better than B": {"decision more-promising-approach"},
    "overfit": {"topic generalisation-bias-variance", "decision overfitting-fix"},
    "p value": {"topic hypothesis-testing"},
    "explain backprop": {"topic backpropagation"},
    "ab test": {"decision ship-after-test"},
    "fraud": {"topic threshold-cost"},
    "bayse": {"topic bayesian-map"},
    "机器学习": {"goal build-product"},
    "过拟合": {"topic generalisation-bias-variance"},
    "阈值": {"decision fraud-threshold"},
    "不收敛": {"topic learning-rate"},
}


@pytest.fixture(scope="module")
def shipped():
    return read(SHIPPED)


@pytest.fixture(scope="module")
def loaded(shipped, django_db_setup, django_db_blocker):
    """The shipped catalogue's entries, put once for the many questions of this file."""
    with django_db_blocker.unblock():
        put(entries(shipped))
        yield
        SearchDocument.objects.all().delete()
        models.SearchWord.objects.all().delete()


def names(found):
    return [f"{hit.kind} {hit.key}" for hit in found.hits]


@pytest.mark.parametrize("query", FIRST)
def test_an_everyday_question_finds_its_answer_first(loaded, query):
    assert names(search(query))[0] == FIRST[query]


@pytest.mark.parametrize("query", NEAR)
def test_what_else_answers_it_is_among_the_first_three(loaded, query):
    assert NEAR[query] - set(names(search(query, limit=3))) == set()


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("gradiant decent", "gradient descent"),
        ("explain eigenvecter", "explain eigenvector"),
        ("bayse", "bayes"),
        ("Principle component anaylsis?", "principal component analysis?"),
        ("gradient descent", ""),
        ("梯度", ""),
    ],
)
def test_a_guess_is_told(loaded, query, corrected):
    assert search(query).corrected == corrected


def test_the_search_can_be_narrowed_to_kinds(loaded):
    found = search("threshold", kinds=["decision", "unknown"])

    assert {hit.kind for hit in found.hits} == {"decision"}
    assert search("threshold", kinds=["unknown"]).hits == ()


def test_parts_say_what_shows_them(loaded):
    parents = {hit.key: hit.parent for hit in search("attention", limit=50).hits}

    assert parents["attention-by-hand"] == "attention"
    assert parents["iq-attention"] == "long-context"
    assert parents["transformer-1"] == "transformer-paper"
    assert parents["attention"] == ""


def test_every_entry_finds_itself_by_its_title(shipped, loaded):
    wanted = [each for each in entries(shipped) if each.kind in ("topic", "decision", "strategy")]

    lost = [each.key for each in wanted if each.key not in _first_keys(each.title)]

    assert lost == []


def _first_keys(title):
    return [hit.key for hit in search(title, limit=2).hits]


@pytest.mark.parametrize("kind", ["area", "goal", "topic", "decision"])
def test_every_entry_finds_itself_by_its_chinese_name(shipped, loaded, kind):
    wanted = [each for each in shipped.names if each.kind == kind]

    lost = [each.id for each in wanted if each.id not in _first_keys(each.name)]

    assert lost == []


def test_every_kind_is_there(shipped):
    kinds = {entry.kind for entry in entries(shipped)}

    assert tuple(sorted(kinds)) == KINDS


def test_the_search_follows_a_load():
    load_catalogue(catalogue=SMALL)
    wanted = replace(SMALL, topics=(replace(SMALL.topics[0], synonyms=("pointers",)),))

    load_catalogue(catalogue=wanted)

    assert names(search("arrows ")) == []
    assert names(search("pointers")) == FOUND


def test_what_goes_with_a_load_is_found_no_more():
    load_catalogue(catalogue=full())

    load_catalogue(catalogue=SMALL)

    assert {document.kind for document in SearchDocument.objects.all()} == {
        "area",
        "decision",
        "goal",
        "topic",
    }


def test_a_dry_run_leaves_the_search_alone():
    load_catalogue(catalogue=SMALL)

    load_catalogue(catalogue=full(), dry_run=True)

    assert names(search("arrows")) == FOUND
    assert names(search("transistors")) == []


def test_a_load_fills_a_search_that_is_empty():
    load_catalogue(catalogue=SMALL)
    SearchDocument.objects.all().delete()

    load_catalogue(catalogue=SMALL)

    assert names(search("arrows")) == FOUND


def test_rebuilding_brings_back_what_was_lost_and_keeps_what_others_put(capsys):
    load_catalogue(catalogue=SMALL)
    put([replace(next(iter(entries(SMALL))), kind="note", title="Arrows?")])
    models.Topic.objects.update(name="Directions")
    SearchDocument.objects.filter(kind="decision").delete()

    call_command("rebuild_search", skip_checks=True)

    assert capsys.readouterr().out == "5 entries can be found.\n"
    assert names(search("directions")) == FOUND
    assert names(find("arrows", kinds=["note"])) == ["note algebra"]


@pytest.mark.urls("tests.curriculum.admin_urls")
def test_the_search_follows_the_admin(admin_client):
    load_catalogue(catalogue=SMALL)
    area = models.Area.objects.get()
    address = reverse("admin:curriculum_area_change", args=[area.pk])

    admin_client.post(address, {"name": "Geometry", "position": 0})

    assert (names(search("algebra")), names(search("geometry"))) == ([], ["area algebra"])


@pytest.mark.urls("tests.curriculum.admin_urls")
def test_the_search_follows_what_the_admin_deletes(admin_client):
    load_catalogue(catalogue=full())
    row = models.LeftOutOnPurpose.objects.get()

    admin_client.post(
        reverse("admin:curriculum_leftoutonpurpose_delete", args=[row.pk]), {"post": "yes"}
    )

    assert names(search("transistors")) == []


@pytest.mark.urls("tests.curriculum.admin_urls")
def test_the_search_follows_what_the_admin_deletes_at_once(admin_client):
    load_catalogue(catalogue=full())
    row = models.LeftOutOnPurpose.objects.get()

    admin_client.post(
        reverse("admin:curriculum_leftoutonpurpose_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )

    assert names(search("transistors")) == []
