import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from planner.groups import actions as groups
from planner.plans import actions, brief_document, copy_actions
from planner.plans.brief import BadBrief, MeasuredStep, Participant
from planner.plans.copying import from_template
from planner.plans.models import Plan, PlanTemplate
from planner.plans.stored import programme_from_document
from planner.plans.templates import templates_for
from tests.groups.people import NOW, group, user
from tests.plans.begun_plans import CATALOGUE, drafted

pytestmark = pytest.mark.django_db
START = dt.date(2027, 6, 3)


@pytest.fixture
def plan():
    return drafted(group("Ben"))


def copied(plan, into=None, **about):
    return copy_actions.copy_plan(
        source=plan,
        group=into or plan.group,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=NOW,
        **{"title": "Rings again", "start": START, **about},
    )


def saved(plan, title="Rings for all"):
    return copy_actions.save_template(source=plan, title=title, by=user("Ada"), now=NOW)


def begun(template, into, **about):
    return copy_actions.begin_from(
        template=template,
        group=into,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=NOW,
        **{"title": "From a template", "start": START, **about},
    )


def brief_of(revision):
    return brief_document.from_document(revision.brief)


def agenda(revision):
    programme = programme_from_document(revision.programme)
    return [[line.topic for line in meeting.lines] for meeting in programme.meetings()]


def test_a_copy_is_a_plan_of_its_own_for_the_people_of_now(plan):
    groups.add_member(group=plan.group, user=user("Dan"), by=user("Ada"), now=NOW)

    revision = copied(plan)

    assert (revision.plan.title, revision.number, revision.status) == ("Rings again", 1, "draft")
    assert revision.summary == "Copied from Rings."
    assert [each.name for each in brief_of(revision).people] == ["Ada", "Ben", "Dan"]
    assert agenda(revision) == [["sets"], ["maps"], ["rings"], ["fields"]]
    assert Plan.objects.count() == 2


def test_a_copy_takes_what_is_measured_by_now(plan):
    head = actions.head_of(plan)
    before = MeasuredStep(topic="sets", depth=1, minutes=45, least=30, most=60, groups=3)
    asked = replace(brief_of(head), measured=(before,))
    head.brief = brief_document.to_document(asked)
    head.save()

    assert brief_of(copied(plan)).measured == ()


def test_no_meeting_of_a_copy_is_before_its_start_and_none_is_shared(plan):
    old = programme_from_document(actions.head_of(plan).programme)

    new = programme_from_document(copied(plan).programme)

    assert min(each.starts_at.date() for each in new.meetings()) >= START
    assert {each.key for each in new.meetings()}.isdisjoint(each.key for each in old.meetings())


def test_a_copy_for_another_group_has_its_people_and_its_clock(plan):
    other = groups.create_group(name="Tokyo", zone="Asia/Tokyo", by=user("Ada"), now=NOW)

    revision = copied(plan, other)

    assert revision.plan.group == other
    assert brief_of(revision).cadence.zone == "Asia/Tokyo"
    assert [each.name for each in brief_of(revision).people] == ["Ada"]


def test_a_copy_within_the_group_keeps_the_clock_of_the_plan(plan):
    assert brief_of(copied(plan)).cadence.zone == "UTC"


@pytest.mark.parametrize("title", ["Rings", "rings"])
def test_a_second_plan_of_the_same_title_is_refused(plan, title):
    with pytest.raises(copy_actions.CannotCopy, match=f"a plan called “{title}” alr") as found:
        copied(plan, title=title)

    assert found.value.field == "title"
    assert Plan.objects.count() == 1


def test_the_title_of_an_archived_plan_is_free(plan):
    actions.archive(plan=plan, by=user("Ada"), now=NOW)

    assert copied(plan, title="Rings").plan.title == "Rings"


def test_an_impossible_plan_is_not_kept(plan):
    head = actions.head_of(plan)
    head.brief["decisions"] = [
        {"decision": "prove", "required": True, "weight": 1, "by": None},
    ]
    head.brief["cadence"]["meetings"] = 1
    head.save()

    with pytest.raises(copy_actions.CannotCopy, match="No plan can be made of this: "):
        copied(plan)

    assert Plan.objects.count() == 1


def test_what_the_catalogue_has_no_more_is_named(plan):
    head = actions.head_of(plan)
    head.brief["goals"] = ["gone"]
    head.save()

    with pytest.raises(BadBrief, match="gone"):
        copied(plan)


def test_nothing_is_copied_into_an_archived_group(plan):
    other = group(name="Old")
    groups.archive(group=other, by=user("Ada"), now=NOW)

    with pytest.raises(copy_actions.CannotCopy, match="Old is archived"):
        copied(plan, other)

    assert Plan.objects.count() == 1


def test_a_free_title_is_proposed(plan):
    assert copy_actions.free_title(plan.group, "Rings (copy)") == "Rings (copy)"
    assert copy_actions.free_title(plan.group, "RINGS") == "RINGS 2"
    copied(plan, title="rings 2")
    assert copy_actions.free_title(plan.group, "Rings") == "Rings 3"
    assert len(copy_actions.free_title(plan.group, "x" * 300)) == 200


def test_the_usual_start_is_after_the_last_meeting_on_its_weekday(plan):
    programme = programme_from_document(actions.head_of(plan).programme)
    last = max(each.starts_at.date() for each in programme.meetings())

    assert copy_actions.usual_start(plan, START - dt.timedelta(weeks=90)) == last + dt.timedelta(
        weeks=1
    )


def test_a_template_is_what_the_plan_asks_without_people_and_dates(plan):
    template = saved(plan)

    kept = from_template(template.brief)
    assert (template.group, template.created_by) == (plan.group, user("Ada"))
    assert kept.goals == ("build",)
    assert [each.name for each in kept.people] == ["Somebody"]
    assert "Ada" not in str(template.brief)
    assert "start" not in template.brief["cadence"]


def test_the_title_of_a_template_is_free_in_its_group_only(plan):
    saved(plan)

    with pytest.raises(copy_actions.CannotCopy, match="There is a template called “Rings for all”"):
        saved(plan)

    saved(drafted(group(name="Another")))
    assert PlanTemplate.objects.count() == 2


def test_a_template_needs_a_title(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        saved(plan, title="")


def test_a_template_becomes_a_draft_of_the_group(plan):
    saved(plan)
    (template,) = templates_for(plan.group, CATALOGUE)

    revision = begun(template, plan.group)

    assert revision.summary == "Begun from the template Rings for all."
    assert brief_of(revision).cadence.zone == "Europe/Berlin"
    assert [each.name for each in brief_of(revision).people] == ["Ada", "Ben"]
    assert agenda(revision) == [["sets"], ["maps"], ["rings"], ["fields"]]


def test_removing_a_template_leaves_what_was_begun_from_it(plan):
    copy_actions.remove_template(template=saved(plan), by=user("Ada"), now=NOW)

    assert PlanTemplate.objects.count() == 0
    assert Plan.objects.count() == 1


def test_people_of_a_copy_keep_what_the_plan_knows_of_them(plan):
    head = actions.head_of(plan)
    head.brief["people"][1]["knows"] = [{"topic": "sets", "depth": "awareness"}]
    head.save()

    ben = brief_of(copied(plan)).people[1]

    assert (ben.name, ben.knows) == ("Ben", (("sets", 1),))
    assert isinstance(ben, Participant)
