import datetime as dt
import re

import pytest
from django.utils import timezone

from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.edits import Lock, Move, Swap
from planner.plans.models import Revision
from tests.groups.people import group
from tests.plans.begun_plans import address, drafted, published
from tests.plans.changes import joined, revised
from tests.plans.plan_pages import (
    errors_of,
    hidden,
    keys,
    lead,
    publish,
    rows,
    schedule_of,
    send,
    summary_of,
    text_of,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SAY_WHY = "Say why this is right all the same, or change the plan."
SAY_KNOWN = "Say of each that you know it, or change the plan."


@pytest.fixture
def plan():
    """Revision 2 has "fields" before "rings", which it stands on."""
    made = joined(published(group("Ben", "Finn"), meetings=6))
    first, other = keys(made)[2:4]
    revised(made, Swap(key=first, other=other))
    return made


@pytest.fixture
def late():
    """Finn was not there yet when the group studied what the next meeting stands on."""
    made = joined(published(group("Ben", "Finn"), meetings=6), Finn=timezone.now())
    revised(made, Lock(key=keys(made)[3], is_locked=True))
    return made


def page_of(client, plan):
    return lead(client).get(address(plan, "publish/"))


def states():
    return list(Revision.objects.order_by("number").values_list("status", flat=True))


def test_everything_to_know_stands_on_the_page(client, plan):
    said = text_of(page_of(client, plan))

    assert re.search("What changes 2 meetings move.* Who is told Exactly these people get", said)
    assert re.search("Ben: 2 meetings change .* Finn: 2 meetings change ", said)
    assert "Rules that it breaks" in said
    assert hidden(page_of(client, plan)) == {"base": "2"}


def test_looking_changes_nothing_and_tells_nobody(client, plan):
    before = rows()

    page_of(client, plan)

    assert (rows(), states()) == (before, ["published", "draft"])


def test_publishing_tells_exactly_those_it_named(client, plan):
    Message.objects.all().delete()

    response = publish(lead(client), plan)

    mails = Message.objects.filter(channel="email").order_by("address")
    told = mails.values_list("address", flat=True)
    assert (response.status_code, response.headers["Location"]) == (302, address(plan))
    assert states() == ["superseded", "published"]
    assert list(told) == ["ben@example.org", "finn@example.org"]
    assert "The plan is published. Told: Ben, Finn." in text_of(client.get(address(plan)))


def test_nothing_is_told_where_nothing_concerns_anybody(client):
    plan = joined(published(group("Ben"), meetings=6))
    revised(plan, Lock(key=keys(plan)[3], is_locked=True))
    before = rows()["Message"]

    assert "Nobody gets a mail" in text_of(page_of(client, plan))
    publish(client, plan)

    assert "The plan is published. Nobody had to be told." in text_of(client.get(address(plan)))
    assert rows()["Message"] == before


def test_when_all_is_published_there_is_nothing_to_press(client):
    page = page_of(client, published(group("Ben")))

    assert "Everything is published There is no change that the group does not know of" in text_of(
        page
    )
    assert 'name="base"' not in page.content.decode()


@pytest.mark.parametrize("reason", ["", " \n", "\0", "x" * 301, "x" * 10_000])
def test_a_broken_rule_needs_a_reason(client, plan, reason):
    before = rows()

    page = publish(lead(client), plan, reason=reason)

    assert (page.status_code, rows(), states()) == (422, before, ["published", "draft"])
    assert len(errors_of(page)) == 1
    assert errors_of(page)[0] in summary_of(page)
    assert (errors_of(page) == [SAY_WHY]) == (not reason.strip())
    assert "<title>Error: Publish Rings" in page.content.decode()


def test_the_reason_stands_in_the_history(client, plan):
    publish(lead(client), plan, reason=" As the\nteam wants. ")

    assert Revision.objects.published().get().override_reason == "As the team wants."
    assert "in spite of a rule: As the team wants." in text_of(
        client.get(address(plan, "history/"))
    )


@pytest.mark.parametrize("known", [[], ["nonsense"], ["\0", "9" * 30, "x" * 10_000]])
def test_what_is_good_to_know_has_to_be_known(client, late, known):
    before = rows()

    page = publish(lead(client), late, known=known)

    assert (page.status_code, rows(), states()) == (422, before, ["published", "draft"])
    assert errors_of(page) == [SAY_KNOWN]
    assert f"Good to know first : {SAY_KNOWN}" in re.sub(" :", " :", summary_of(page))


def test_what_was_ticked_and_typed_is_kept(client, plan):
    page = send(lead(client), plan, "publish/", reason="x" * 301)

    assert f'value="{"x" * 301}"' in page.content.decode()


@pytest.mark.parametrize("base", ["", "1", "two", "\0", "9" * 30])
def test_who_saw_another_state_publishes_nothing(client, plan, base):
    before = rows()

    page = publish(lead(client), plan, base=base)

    assert (page.status_code, rows(), states()) == (409, before, ["published", "draft"])
    assert hidden(page) == {"base": "2", "reason": "We agreed."}


def test_what_was_refused_can_be_sent_again(client, plan):
    refused = publish(lead(client), plan, base=1)

    again = client.post(address(plan, "publish/"), hidden(refused))

    assert "Publish, on top of that" in text_of(refused)
    assert (again.status_code, states()) == (302, ["superseded", "published"])


def test_pressing_twice_publishes_once(client, plan):
    publish(lead(client), plan)
    before = rows()

    again = client.post(address(plan, "publish/"), {"base": 2, "reason": "We agreed."})

    assert (again.headers["Location"], rows()) == (address(plan), before)
    assert "Revision 2 is published already." in text_of(client.get(address(plan)))


def test_a_catalogue_that_lost_what_the_plan_asks_for_says_so(client):
    plan = drafted(group("Ben"))
    head = actions.head_of(plan)
    head.brief["goals"] = ["gone"]
    head.save()

    for response in (page_of(client, plan), send(client, plan, "publish/")):
        assert (response.status_code, response.headers["Location"]) == (302, address(plan, "edit/"))
    assert "gone" in text_of(client.get(address(plan, "edit/")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_few_as_for_many(
    client, count, django_assert_num_queries
):
    plan = published(group("Ben"), meetings=6)
    for key in keys(plan)[-count:]:
        revised(plan, Move(key=key, on=schedule_of(plan).slot(key).on + DAY, at=dt.time(12)))
    page_of(client, plan)

    with django_assert_num_queries(19):
        client.get(address(plan, "publish/"))
