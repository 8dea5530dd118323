"""Curators judge how settled topics are."""

import datetime as dt

import pytest

from curriculum.history import change_catalogue
from curriculum.models import Edition
from curriculum.queries import snapshot
from tests.curriculum.test_maturity import SMALL, depths
from tests.groups.people import user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
PAGE = "/catalogue/curating/maturity/"
NUMBERS = f"{PAGE}numbers/"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def entered(client, **changes):
    return {
        "maturity": "turnkey",
        "reason": "Libraries do it.",
        "judged_by": "Dora",
        "next_on": "2099-01-01",
        "seen": client.get(NUMBERS).context["page"].seen,
    } | changes


def text(response):
    return response.content.decode()


def test_topics_are_listed_with_what_is_known(dora):
    found = text(dora.get(PAGE))

    assert found.count('class="head"') == 2
    assert "Mature" in found
    assert "reviewed by: Ada" in found
    assert "Again on 1 Nov 2028" in found


def test_a_judgement_is_looked_at_before_it_is_saved(dora):
    found = text(dora.post(NUMBERS, entered(dora, look="yes")))

    assert "nothing is saved yet" in found
    assert "As chosen, 20 min are saved over all these decisions." in found
    assert "What about deliberate?" in found
    assert snapshot() == SMALL


def test_without_a_word_on_each_need_nothing_is_saved(dora):
    found = text(dora.post(NUMBERS, entered(dora)))

    assert "nothing is saved yet" in found
    assert snapshot() == SMALL


def test_each_need_is_decided_by_itself(dora):
    choices = {"need-follows": "accept", "need-stands-on": "leave"}

    found = text(dora.post(NUMBERS, entered(dora, **choices), follow=True))

    assert "Judged anew; this is what changed." in found
    assert "Libraries do it." in found
    assert depths(snapshot()) == {"follows": 1, "stands-on": 2, "deliberate": 3}
    topic = text(dora.get("/catalogue/topics/numbers/"))
    assert "How it was judged before" in topic
    assert "1 November 2026: mature" in topic


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(dora):
    response = dora.post(NUMBERS, entered(dora, next_on="2001-01-01", reason="Mine."))

    assert response.status_code == 422
    assert "Choose a day that is still to come." in text(response)
    assert "Mine." in text(response)
    assert snapshot() == SMALL


def test_the_second_of_two_is_shown_the_proposals_anew(dora):
    choices = {"need-follows": "accept", "need-stands-on": "accept"}
    mine = entered(dora, **choices, maturity="emerging", reason="Mine.")
    dora.post(NUMBERS, entered(dora, **choices))
    held = snapshot()

    response = dora.post(NUMBERS, mine | {"need-follows": "accept"})

    assert response.status_code == 409
    assert "Mine." in text(response)
    assert snapshot() == held


def test_a_topic_that_is_not_there_is_not_found(dora):
    assert dora.get(f"{PAGE}nothing/").status_code == 404


def test_how_queries_count(dora, django_assert_num_queries):
    dora.get(PAGE)

    with django_assert_num_queries(5):
        dora.get(PAGE)
    with django_assert_num_queries(5):
        dora.get(NUMBERS)


def test_everybody_reads_how_settled_topics_are(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)

    found = text(client.get("/catalogue/maturity/"))

    assert "How settled, how deep" in found
    assert "It works." in found
