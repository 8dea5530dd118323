"""What answers about a system lead to, in the shipped catalogue."""

import pytest

from curriculum.actions import load_catalogue
from curriculum.current import current, version
from curriculum.exchange import SHIPPED, read
from planner.dashboard.worksheet_finds import MOST_FOUND, finds

pytestmark = pytest.mark.django_db

# About systems that the catalogue speaks of: what each answer has to lead to.
ANSWERS = {
    "Money lost to fraud plus 4 euros for each good payment blocked; so a threshold by cost, on"
    " calibrated probabilities.": "fraud-threshold",
    "Out comes a probability of fraud, and a decision to block or to let through.": (
        "fraud-threshold"
    ),
    "We compress vectors of products to fewer dimensions and keep what varies most.": (
        "compress-or-embed"
    ),
}
NOTHING = ("", "We do not know yet.", "Ask Lena on Tuesday about lunch.")


@pytest.fixture
def loaded():
    load_catalogue(catalogue=read(SHIPPED))
    return version()


def test_words_of_an_answer_lead_to_decisions_with_the_reason_why(loaded):
    found = {answer: finds(answer, loaded) for answer in ANSWERS}

    assert [
        answer
        for answer, wanted in ANSWERS.items()
        if wanted not in {each.decision for each in found[answer]}
    ] == []
    assert all(len(each) <= MOST_FOUND for each in found.values())
    assert all(each.why for several in found.values() for each in several)


def test_what_says_nothing_leads_nowhere(loaded):
    assert [answer for answer in NOTHING if finds(answer, loaded)] == []


def test_a_topic_leads_to_the_decisions_that_need_it(loaded):
    (whys,) = ({each.why for each in finds("Its maximum likelihood.", loaded)},)

    assert any(why.startswith("You speak of ") for why in whys)


def test_looking_up_again_asks_no_database(loaded, django_assert_num_queries):
    answer = next(iter(ANSWERS))
    finds(answer, loaded)
    current(loaded)

    with django_assert_num_queries(0):
        finds(answer, loaded)
