import dataclasses
import datetime as dt

import pytest

from curriculum.exchange import SHIPPED, read
from planner.plans import templates
from planner.plans.brief import BadBrief, Participant
from planner.plans.copying import moved
from planner.plans.queries import answer_for
from planner.solver import violations
from tests.plans.small_catalogues import FIRST
from tests.plans.small_programmes import CATALOGUE as SMALL

CATALOGUE = read(SHIPPED)
PEOPLE = (
    Participant(name="Ada", country="DE", subdivision="BE"),
    Participant(name="Ben", country="US", subdivision="CA"),
    Participant(name="Cleo", country="IN"),
)
BY_ID = {each.id: each for each in templates.shipped()}


def begun(template, start=FIRST):
    return moved(
        template.brief, title=template.title, start=start, zone="Europe/Berlin", people=PEOPLE
    )


@pytest.fixture(scope="module", params=list(BY_ID))
def planned(request):
    return answer_for(begun(BY_ID[request.param]), CATALOGUE)


def test_every_goal_that_has_decisions_has_a_template():
    assert [each.brief.goals for each in templates.shipped()] == [
        (goal.id,) for goal in CATALOGUE.goals if CATALOGUE.decisions_of(goal.id)
    ]


def test_the_plan_of_a_template_breaks_no_rule(planned):
    assert violations(planned.problem, planned.solution) == ()
    assert planned.programme.impossible is None


def test_the_plan_of_a_template_reaches_all_that_it_promises(planned):
    left_out = [each.id for each in planned.programme.decisions if not each.reached_on]

    assert [each for each in left_out if each in CATALOGUE.decision_by_id] == []


def test_a_template_says_what_it_takes():
    assert {each.id: each.facts for each in templates.shipped()} == {
        "build-product": "5 decisions, 14 meetings of 60 minutes, every week",
        "research": "3 decisions, 26 meetings of 60 minutes, every week",
        "interview": "2 decisions, 16 meetings of 60 minutes, every week",
        "architect": "7 decisions, 12 meetings of 90 minutes, every second week",
    }


def test_several_days_a_week_are_said():
    brief = BY_ID["interview"].brief
    cadence = dataclasses.replace(brief.cadence, days=(2, 4))

    often = dataclasses.replace(
        BY_ID["interview"], brief=dataclasses.replace(brief, cadence=cadence, decisions=())
    )

    assert often.facts == (
        "all decisions of the goal, 16 meetings of 60 minutes, 2 times every week"
    )


def test_only_templates_that_the_catalogue_can_serve_are_offered():
    assert [each.id for each in templates.fitting(CATALOGUE)] == list(BY_ID)
    assert templates.fitting(SMALL) == ()


def document(**changed):
    plan = {"schema": "lemma-brief/1", "goals": ["build"], "cadence": {"meetings": 3}}
    return {"id": "one", "title": "One", "what_for": "For us.", "plan": plan, **changed}


def test_a_template_is_read():
    (template,) = templates.read([document()])

    assert (template.id, template.brief.goals, template.brief.cadence.meetings) == (
        "one",
        ("build",),
        3,
    )


@pytest.mark.parametrize(
    ("wrong", "field", "text"),
    [
        ({"titel": "One"}, "templates[0].titel", "There is no field “titel” here"),
        ({"title": None}, "templates[0].title", "This field is missing"),
        ({"plan": {"schema": "lemma-brief/1", "people": []}}, "people", "no people and no dates"),
        ({"plan": {"cadence": {"start": dt.date(2027, 1, 14)}}}, "start", "no people and no"),
        ({"plan": {"schema": "lemma-brief/1", "goal": "x"}}, "goal", "There is no field “goal”"),
        ({"plan": {"schema": "lemma-brief/1"}}, "cadence.meetings", "how many meetings"),
    ],
)
def test_what_is_no_template_is_refused(wrong, field, text):
    with pytest.raises(BadBrief, match=text) as refusal:
        templates.read([document(**wrong)])

    assert refusal.value.field == field
