"""A group's worksheet about its system: answering, suggestions, versions."""

import re
from dataclasses import replace
from html import unescape

import pytest

from curriculum.actions import load_catalogue
from curriculum.asked import SystemQuestion
from planner.plans.brief import Wanted
from planner.progress.models import WorksheetVersion
from planner.progress.worksheet_actions import answer
from planner.writing.models import KeptText
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import CATALOGUE, as_, text
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief

pytestmark = pytest.mark.django_db

ASKS = ("What goes in?", "How is it prepared?", "What generalises?", "What is the objective?")


SHIP = replace(CATALOGUE.decisions[0], id="ship", question="When do we ship?")
WITH_QUESTIONS = replace(
    CATALOGUE,
    decisions=(*CATALOGUE.decisions, SHIP),
    system_questions=tuple(
        SystemQuestion(number=number, ask=ask, decision="ship")
        for number, ask in enumerate(ASKS, start=1)
    ),
)


@pytest.fixture
def made():
    """Ada and Ben, whose plan asks which solver to take; each question leads to shipping."""
    load_catalogue(catalogue=WITH_QUESTIONS)
    found = group("Ben")
    asked = brief(decisions=(Wanted(decision="which-solver"),))
    published(drafted(found, asked, WITH_QUESTIONS), WITH_QUESTIONS)
    return found


def address(made, page=""):
    return f"/groups/{made.pk}-{made.slug}/worksheet/{page}"


def said(made, asked=1, words="Vectors of payments", version=0, by="Ben"):
    answer(group=made, asked=asked, text=words, version=version, by=user(by), now=NOW)


def test_an_empty_worksheet_says_what_it_is_and_where_to_begin(client, made):
    page = as_(client, "Ben").get(address(made))

    shown = text(page)
    assert all(ask in shown for ask in ASKS)
    assert "Begin with the first question" in shown
    assert address(made, "1/") in page.content.decode()


def test_an_answer_is_kept_and_leads_on_to_the_next_question(client, made):
    body = {"text": "Payments $x_t$", "version": "0", "next": "1"}

    response = as_(client, "Ben").post(address(made, "1/"), body)

    assert response.headers["Location"] == address(made, "2/")
    assert WorksheetVersion.objects.get().answers == {"1": "Payments $x_t$"}


def test_without_next_and_after_the_last_it_leads_back(client, made):
    ben = as_(client, "Ben")

    first = ben.post(address(made, "1/"), {"text": "Payments", "version": "0"})
    last = ben.post(address(made, "4/"), {"text": "Cost", "version": "1", "next": "1"})

    assert first.headers["Location"] == address(made) + "#question-1"
    assert last.headers["Location"] == address(made) + "#question-4"


def test_what_is_typed_is_kept_until_it_is_sent(client, made):
    ben = as_(client, "Ben")
    page = ben.get(address(made, "1/")).content.decode()
    slip = re.search(r'name="slip" value="([^"]+)"', page)[1]

    ben.post("/writing/keep/", {"slip": slip, "text": "Half a thou", "version": "0"})
    again = ben.get(address(made, "1/")).content.decode()
    ben.post(address(made, "1/"), {"slip": slip, "text": "A thought", "version": "0"})

    assert "Half a thou" in again
    assert KeptText.objects.count() == 0


def test_two_at_once_read_both_texts_and_lose_none(client, made):
    said(made, words="Hers")

    response = as_(client, "Ben").post(address(made, "1/"), {"text": "His", "version": "0"})

    shown = response.content.decode()
    assert response.status_code == 409
    assert "Hers</textarea>" in shown.replace("\n", "")
    assert "His</textarea>" in shown.replace("\n", "")
    assert 'name="version" value="1"' in shown


def test_a_look_at_it_sends_nothing(client, made):
    body = {"text": "**Payments**", "version": "0", "preview": "1"}

    response = as_(client, "Ben").post(address(made, "1/"), body)

    assert "<strong>Payments</strong>" in response.content.decode()
    assert WorksheetVersion.objects.count() == 0


def test_an_answer_leads_a_lead_into_the_plan_with_the_decision_chosen(client, made):
    said(made, words="We ship it")
    ada = as_(client, "Ada")

    page = unescape(ada.get(address(made)).content.decode())

    (link,) = set(re.findall(r'href="([^"]+/edit/want/[^"]+)"', page))
    assert "The question itself leads here." in page
    assert link.endswith("?decision=ship")
    assert '<option value="ship" selected>' in ada.get(link).content.decode()


def test_what_the_plan_asks_for_is_not_offered_again(client, made):
    said(made, words="Which solver is quick enough?")

    page = text(as_(client, "Ada").get(address(made)))

    assert re.search(r"Which solver\? in \w", page)
    assert page.count("Take it into") == 1


def test_a_member_asks_the_group_about_it(client, made):
    said(made)

    page = unescape(as_(client, "Ben").get(address(made)).content.decode())

    link = re.search(r'href="([^"]+/questions/ask/[^"]+)"', page)[1]
    assert "about=decision" in link
    assert "/edit/want/" not in page
    form = as_(client, "Ben").get(link).content.decode()
    assert "Shall our plan reach this:" in unescape(form)


def test_the_history_shows_what_each_version_changed(client, made):
    said(made, words="Payments of a day")
    said(made, words="Payments of a month", version=1, by="Ada")

    page = as_(client, "Ben").get(address(made, "history/")).content.decode()
    first = as_(client, "Ben").get(address(made, "history/?version=1"))

    assert "<del>day</del><ins>month</ins>" in page
    assert "by Ada" in text(as_(client, "Ben").get(address(made, "history/")))
    assert "Bring version 1 back" in text(first)
    assert as_(client, "Ben").get(address(made, "history/?version=7")).status_code == 404


def test_a_former_version_is_brought_back(client, made):
    said(made, words="Payments")
    said(made, words="Invoices", version=1)
    ben = as_(client, "Ben")

    ben.post(address(made, "history/1/restore/"), {"version": "2"})
    late = ben.post(address(made, "history/2/restore/"), {"version": "2"}, follow=True)

    assert WorksheetVersion.objects.order_by("-number")[0].answers == {"1": "Payments"}
    assert "Nothing was brought back" in text(late)


def test_the_page_costs_the_same_whatever_was_answered(client, made, django_assert_num_queries):
    ben = as_(client, "Ben")
    said(made)
    for each in (1, 3):
        for asked in range(1, each + 1):
            said(made, asked=asked, version=WorksheetVersion.objects.count())
        ben.get(address(made))
        with django_assert_num_queries(7):
            ben.get(address(made))


def test_there_is_no_fifth_question(client, made):
    assert as_(client, "Ben").get(address(made, "5/")).status_code == 404
