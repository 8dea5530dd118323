import datetime as dt

import pytest

from curriculum.history import revert
from curriculum.queries import snapshot
from planner.accounts.digests import choose_digest
from planner.accounts.models import Muted
from planner.accounts.notices import Notice
from planner.groups import actions as groups
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.plans import edits
from planner.plans.catalogue_page import keep_as_it_is
from planner.plans.catalogue_telling import KIND, tell_of_catalogue
from tests.groups.people import NOW, group, membership, user
from tests.plans.changed_catalogues import EDITED, HOUR, SETTLED, edited, loaded, longer, plan_for
from tests.plans.kept_plans import published, revised

pytestmark = pytest.mark.django_db
SAID = """\
The catalogue has changed what “Build a product” stands on:

- “Sets” (awareness): 90 minutes instead of 60.
  Meeting of Thu 14 Jan

What it makes of your decisions:

- “Ship?”: 150 minutes from zero instead of 120
- “Prove?”: 390 minutes from zero instead of 360

Nothing in your plan changes by itself. Plan anew, or keep it as it is:
"""


@pytest.fixture
def plan():
    """Of Ada, who leads, with Ben and Dan."""
    loaded()
    return plan_for(group("Ben", "Dan"))


def told(channel="email"):
    rows = Message.objects.filter(kind=KIND, channel=channel).order_by("id")
    return [(row.recipient.name, row.about["plan"]) for row in rows]


def holds():
    return [kinds.still_holds(each) for each in Message.objects.filter(kind=KIND, channel="email")]


def test_the_leads_of_a_plan_that_stands_on_it_are_told_in_words(plan):
    longer("sets", 90)

    assert tell_of_catalogue(now=SETTLED) == 1
    message = Message.objects.get(kind=KIND, channel="email")
    assert (message.recipient, message.subject) == (
        user("Ada"),
        "Payments risk: the catalogue has changed under your plan",
    )
    assert message.text.startswith(SAID)
    assert message.text.endswith(f"/plans/{plan.pk}-{plan.slug}/catalogue/\n")
    assert told("app") == [("Ada", plan.pk)]


def test_all_leads_are_told_and_nobody_else(plan):
    ada = user("Ada")
    groups.change_role(membership=membership(plan.group, "Dan"), role="lead", by=ada, now=NOW)
    longer("sets", 90)

    tell_of_catalogue(now=SETTLED)

    assert told() == [("Ada", plan.pk), ("Dan", plan.pk)]


def test_only_groups_whose_meetings_to_come_stand_on_it_are_told(plan):
    other = plan_for(group("Cleo", name="Chance"), goals=("hired",))
    longer("odds", 90, depth="working")

    tell_of_catalogue(now=SETTLED)

    assert told() == [("Ada", other.pk)]


def test_what_nobody_studies_is_told_to_nobody(plan):
    longer("games", 45)
    longer("sets", 90, depth="mastery")
    edited("topics", "sets", name="Collections", definition="Many things.")

    assert (tell_of_catalogue(now=SETTLED), told("app")) == (0, [])


def test_several_edits_in_a_short_time_are_one_message(plan):
    longer("sets", 90)
    longer("maps", 70, now=EDITED + dt.timedelta(minutes=8))

    assert tell_of_catalogue(now=SETTLED) == 0
    assert tell_of_catalogue(now=SETTLED + dt.timedelta(minutes=8)) == 1
    assert Message.objects.get(kind=KIND, channel="email").text.count("instead of") == 4


def test_one_edit_is_told_once_however_often_it_is_looked_at(plan):
    longer("sets", 90)

    assert [tell_of_catalogue(now=SETTLED + HOUR * each) for each in range(3)] == [1, 0, 0]
    assert told() == [("Ada", plan.pk)]


def test_what_is_taken_back_before_it_is_told_is_never_told(plan):
    edition = longer("sets", 90)
    revert(edition=edition, by=None, now=EDITED + dt.timedelta(minutes=5))

    assert (tell_of_catalogue(now=SETTLED + HOUR), told("app")) == (0, [])


def test_a_mail_that_waits_is_not_sent_once_it_was_taken_back_or_decided(plan):
    edition = longer("sets", 90)
    tell_of_catalogue(now=SETTLED)
    assert holds() == [True]

    back = revert(edition=edition, by=None, now=SETTLED)
    assert holds() == [False]
    tell_of_catalogue(now=SETTLED + HOUR)
    assert plan.catalogue_news.get().decision == "taken back"
    revert(edition=back, by=None, now=SETTLED + 2 * HOUR)
    assert holds() == [False]


def test_a_plan_that_was_kept_is_not_told_of_that_again(plan):
    longer("sets", 90)
    tell_of_catalogue(now=SETTLED)
    keep_as_it_is(plan=plan, last=plan.catalogue_news.get().pk, by=user("Ada"), now=SETTLED)
    longer("maps", 75, now=SETTLED)

    assert holds() == [False]
    tell_of_catalogue(now=SETTLED + HOUR)
    assert "Sets" not in Message.objects.filter(kind=KIND, channel="email").last().text


def test_a_plan_published_since_stands_on_the_new_catalogue(plan):
    longer("sets", 90)
    tell_of_catalogue(now=SETTLED)

    new = revised(plan, edits.Refresh(), choice="absorb", catalogue=snapshot(), now=SETTLED)
    published(new, snapshot(), now=SETTLED)

    assert holds() == [False]


def test_whoever_leads_no_more_hears_nothing(plan):
    longer("sets", 90)
    tell_of_catalogue(now=SETTLED)
    ada, dan = user("Ada"), membership(plan.group, "Dan")
    groups.change_role(membership=dan, role="lead", by=ada, now=NOW)
    groups.change_role(membership=membership(plan.group, "Ada"), role="member", by=ada, now=NOW)

    assert holds() == [False]


def test_each_is_told_as_they_chose(plan):
    Muted.objects.create(user=user("Ada"), kind=Notice.CATALOGUE_CHANGED)
    groups.change_role(
        membership=membership(plan.group, "Dan"), role="lead", by=user("Ada"), now=NOW
    )
    choose_digest(
        user=user("Dan"),
        kinds=[KIND],
        rhythm="daily",
        weekday=1,
        hour=8,
        quiet_weekends=False,
    )
    longer("sets", 90)

    tell_of_catalogue(now=SETTLED)

    names = [("Ada", plan.pk), ("Dan", plan.pk)]
    assert (told("app"), told("email"), told("digest")) == (names, [], names[1:])


def test_how_many_plans_there_are_costs_no_more_to_find_out(plan, django_assert_num_queries):
    for number in range(3):
        plan_for(group(name=f"Chance {number}"), goals=("hired",))
    longer("games", 45)

    with django_assert_num_queries(11):
        tell_of_catalogue(now=SETTLED)
