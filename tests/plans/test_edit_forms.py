import re

import pytest

from planner.plans import actions
from planner.plans.edit_desk import Desk
from planner.plans.edit_forms import ALL, FORMS
from planner.plans.models import Revision
from tests.groups.people import group
from tests.plans.begun_plans import address, published
from tests.plans.changes import CATALOGUE, CURIOUS, changing
from tests.plans.plan_pages import chosen, errors_of, keys, lead, send, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return changing(group("Ben", "Finn"))


def opened(client, plan, verb, **query):
    return lead(client).get(address(plan, f"edit/{verb}/"), query)


def options(response, field):
    page = response.content.decode()
    select = re.search(rf'<select name="{field}".*?</select>', page, re.DOTALL)
    return re.findall(r'<option value="([^"]*)"', select[0]) if select else None


def test_only_meetings_to_come_are_offered(client, plan):
    coming = keys(plan)[2:]

    for verb in ("move", "swap", "lock", "assign", "skip", "cancel"):
        assert options(opened(client, plan, verb), "key") == coming


def test_only_meetings_that_lie_behind_can_have_gone_wrong(client, plan):
    first, second = keys(plan)[:2]

    assert options(opened(client, plan, "not-held"), "key") == [second, first]
    assert options(opened(client, plan, "overran"), "place") == [
        f"{second}:maps:1",
        f"{first}:sets:1",
    ]


def test_a_meeting_is_chosen_by_the_address(client, plan):
    key = keys(plan)[3]

    page = opened(client, plan, "move", key=key)

    slot = actions.plan_of(actions.head_of(plan)).schedule.slot(key)
    assert chosen(page, "key") == key
    assert f'name="on" value="{slot.on}"' in page.content.decode()
    assert f'name="at" value="{slot.at:%H:%M}"' in page.content.decode()


def test_a_topic_that_took_longer_is_chosen_by_its_meeting(client, plan):
    first = keys(plan)[0]

    assert chosen(opened(client, plan, "overran", key=first), "place") == f"{first}:sets:1"


def test_a_free_meeting_takes_a_topic_that_is_not_planned(client, plan):
    page = opened(client, plan, "pick")

    assert (options(page, "key"), options(page, "topic")) == ([CURIOUS], ["games"])


def test_there_is_something_to_read_before_a_topic_is_chosen(client, plan):
    page = opened(client, plan, "units")

    assert options(page, "step") == ["rings:1", "fields:1"]
    assert options(page, "resource") == ["notes", "film"]
    assert "From, for Rings (awareness)" in text_of(page)


def test_what_there_is_to_read_follows_the_topic(client, plan):
    page = opened(client, plan, "units", step="fields:1")

    assert (chosen(page, "step"), options(page, "resource")) == ("fields:1", ["notes"])


def test_looking_for_what_there_is_leads_to_an_address_without_secrets(client, plan):
    sent = {"step": "fields:1", "look": "1", "csrfmiddlewaretoken": "secret"}

    response = send(lead(client), plan, "edit/units/", **sent)

    looked = address(plan, "edit/units/?step=fields%3A1")
    assert (response.status_code, response.headers["Location"]) == (302, looked)
    assert options(client.get(looked), "resource") == ["notes"]
    assert Revision.objects.count() == 4


def test_a_resource_of_another_topic_is_refused_and_the_right_ones_shown(client, plan):
    page = send(lead(client), plan, "edit/units/", step="fields:1", resource="film")

    assert errors_of(page) == ["Select a valid choice. film is not one of the available choices."]
    assert (chosen(page, "step"), options(page, "resource")) == ("fields:1", ["notes"])


def test_a_topic_without_anything_to_read_says_so(client):
    plan = published(group("Ben"), meetings=6)

    page = opened(client, plan, "units")

    assert options(page, "resource") == []
    assert "The catalogue has nothing for it." in text_of(page)


def nothing(client, plan):
    """What the forms say that have nothing to choose from."""
    pages = {form.verb: opened(client, plan, form.verb) for form in ALL}
    return {
        verb: FORMS[verb].nothing
        for verb, page in pages.items()
        if FORMS[verb].nothing in text_of(page) and 'name="base"' not in page.content.decode()
    }


def test_before_the_first_meeting_nothing_can_have_gone_wrong(client):
    plan = published(group("Ben"), weeks_ago=-1, meetings=6)

    assert nothing(client, plan) == {
        "pick": "No meeting that is kept free for curiosity is still to come.",
        "not-held": "No meeting lies behind yet.",
        "overran": "No meeting with a topic lies behind yet.",
        "meet-anyway": "No date on which the group could meet all the same is skipped.",
        "want": "The plan is asked for every decision of its goals already.",
        "known": "Nothing that the plan still has was counted as known to all.",
    }


def test_after_the_last_meeting_there_is_nothing_to_change(client):
    plan = published(group("Ben"), weeks_ago=9)

    assert nothing(client, plan) == {
        "move": "No meeting is still to come.",
        "swap": "Fewer than two meetings are still to come.",
        "lock": "No meeting is still to come.",
        "assign": "No meeting is still to come.",
        "pick": "No meeting that is kept free for curiosity is still to come.",
        "units": "No meeting that is still to come has a topic.",
        "skip": "No meeting is still to come.",
        "cancel": "No meeting is still to come.",
        "meet-anyway": "No date on which the group could meet all the same is skipped.",
        "deepen": "No meeting that is still to come has a topic.",
        "want": "The plan is asked for every decision of its goals already.",
        "known": "Nothing that the plan still has was counted as known to all.",
    }


def test_one_meeting_cannot_be_swapped(client):
    plan = published(group("Ben"), weeks_ago=3.5, meetings=5)

    assert "Fewer than two meetings are still to come." in text_of(opened(client, plan, "swap"))


def test_forms_have_names_and_ask_the_database_nothing(plan, django_assert_num_queries):
    head = actions.head_of(plan)
    around = actions.around(head, CATALOGUE, now=head.created_at)
    desk = Desk(plan=actions.plan_of(head), around=around)

    with django_assert_num_queries(0):
        made = [form(None, desk=desk) for form in ALL]

    assert len({form.verb for form in made}) == len({form.title for form in made}) == 18
