"""What a group finds among forty threads and in the shipped catalogue."""

import pytest
from django.db import transaction

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.threads.finding import OF_CATALOGUE, OF_THREADS, Finding, findings
from planner.threads.similar import Close, close_to
from tests.groups.people import group, user
from tests.threads.forty_questions import forty_questions

# What is typed, and what comes first; a thread by its name in forty_questions.yaml.
FIRST = {
    "why does the loss go up and down": "batch-loss-jumps",
    "stop the test early when significant": "ab-stopping-early",
    "host opens a door": "monty-hall",
    "inverse of a matrix": "topic factorizations-solvers",
    "do the clusters mean anything": "topic tsne-manifold",
    # misspelt
    "softmaks overflow": "softmax-nan",
    "momentun in a valley": "momentum-ravine",
    "covarience zero independant": "covariance-zero",
    "eigenvalus of a rotation": "eigenvalues-complex",
    # Chinese
    "梯度方向": "zh-gradient",
    "特征值负数": "zh-eigen",
    "训练不收敛": "zh-learning-rate",
    # formulas and code
    r"\frac{QK^\top}{\sqrt{d_k}}": "attention-scaling",
    r"$X^\top X$ condition number": "normal-equations-conditioning",
    "y_hat.squeeze(1)": "broadcasting-bug",
}
# Where the catalogue comes first, what of the group comes next.
SECOND = {"inverse of a matrix": "inverse-never", "do the clusters mean anything": "kmeans-k"}


# What somebody is about to ask, and what of the group comes close; of the catalogue, in any order.
CLOSE = {
    "softmax returns nan": "softmax-nan",
    "My loss is very noisy from batch to batch": "batch-loss-jumps",
    "Why do people say never invert a matrix?": "inverse-never",
    "Is zero covariance the same as independence?": "covariance-zero",
    "When can I stop an A/B test?": "ab-stopping-early",
    "How many clusters does k-means find in noise": "kmeans-k",
    "Why divide by sqrt(d_k) in attention": "attention-scaling",
    "Broadcasting gives me a matrix instead of a vector": "broadcasting-bug",
    "Is KL divergence symetric": "kl-asymmetric",
    "损失震荡不收敛": "zh-learning-rate",
}
# What nothing here has to do with.
FAR = (
    "Who brings lunch on Thursday?",
    "Can somebody share the slides of last week?",
    "How do I install the printer driver?",
    "Why is the build red?",
    "My cat sleeps all day",
    "Is the wifi down?",
    "How do I get access to the data warehouse?",
    "Docker container does not start",
    "How do I write a good commit message",
    "谁带午饭？",
    "a",
    "  ",
)


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """The group and the names of its threads, for the many questions of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue(catalogue=read(SHIPPED))
        made = group("Ben")
        yield made, {thread.pk: name for name, thread in forty_questions(made).items()}
        transaction.set_rollback(True)


def first(asked, query: str) -> list[str]:
    made, names = asked
    found = findings(
        query, groups=[made.pk], kinds=OF_THREADS + OF_CATALOGUE, reader=user("Ben")
    ).all
    return [named(each, names) for each in found[:2]]


def named(finding: Finding, names: dict[int, str]) -> str:
    best = finding.found[0]
    return names[finding.thread.pk] if finding.thread else f"{best.kind} {best.key}"


@pytest.mark.parametrize("query", FIRST)
def test_what_is_looked_for_comes_first(asked, query):
    assert first(asked, query)[0] == FIRST[query]


@pytest.mark.parametrize("query", SECOND)
def test_what_of_the_group_answers_comes_after_what_the_catalogue_says(asked, query):
    assert first(asked, query)[1] == SECOND[query]


@pytest.mark.parametrize("title", CLOSE)
def test_what_was_asked_before_is_shown_before_it_is_asked_again(asked, title):
    made, names = asked

    close = close_to(title, group=made, reader=user("Ben"))

    assert named(close.threads[0], names) == CLOSE[title]


@pytest.mark.parametrize("title", FAR)
def test_nothing_is_shown_where_nothing_comes_close(asked, title):
    assert close_to(title, group=asked[0], reader=user("Ben")) == Close()


def test_the_catalogue_is_shown_too_where_it_is_close(asked):
    close = close_to("When can I stop an A/B test?", group=asked[0], reader=user("Ben"))

    kinds = [f"{each.found[0].kind} {each.found[0].key}" for each in close.catalogue]
    assert kinds == [
        "topic experiment-design",
        "decision ship-after-test",
        "decision iv-statistics-test",
        "topic hypothesis-testing",
    ]
