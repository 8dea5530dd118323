"""Merging, splitting and renaming reach what people know, write and plan, and leave the past."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from curriculum.becoming import archived, document_at, merged, record_at, renamed, split
from curriculum.current import current, version
from curriculum.former import todays
from curriculum.history import become, change_catalogue, revert
from curriculum.impact import effects, usage
from curriculum.models import Suggestion
from curriculum.queries import snapshot
from curriculum.suggesting import suggest
from planner.groups.override_models import Override, OwnCatalogue
from planner.groups.own_catalogue import catalogue_of
from planner.meetings.models import AgendaItem
from planner.plans import actions
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.edits import Skip
from planner.plans.models import Revision
from planner.plans.needed import needed_in
from planner.plans.stored import programme_from_document
from planner.plans.worked_through import worked_through
from planner.progress import state_actions as states
from planner.progress.models import DebugEntry, DebugTopic, TopicState
from planner.progress.worth_models import UnitWorth
from planner.threads.asking import About, ask
from planner.threads.following_models import Follow
from planner.threads.models import Thread
from tests.groups.people import NOW, group, user
from tests.plans import begun_plans
from tests.plans.changes import revised
from tests.plans.plan_pages import keys

pytestmark = pytest.mark.django_db
RINGS, FIELDS, MAPS = ("topics", "rings"), ("topics", "fields"), ("topics", "maps")


@pytest.fixture
def plan():
    """Sets and maps are behind the group, rings and fields ahead."""
    return begun_plans.published(group("Ben"), meetings=6)


def do(becoming):
    return become(becoming=becoming, by=user("Dora"), now=timezone.now(), why="the same")


def fields_into_rings():
    return do(merged(found := snapshot(), FIELDS, RINGS, record_at(found, RINGS)))


def rings_in_two():
    found = snapshot()
    half = document_at(found, RINGS)
    parts = [{**half, "id": each, "name": each.title()} for each in ("ring-one", "ring-two")]
    return do(split(found, RINGS, parts, lambda _: ()))


def standing(name="Ben"):
    rows = TopicState.objects.filter(user=user(name)).order_by("topic", "depth")
    return list(rows.values_list("topic", "depth", "state"))


def say(topic, state, depth=1):
    return states.say(user=user("Ben"), topic=topic, depth=depth, state=state, now=NOW)


def agenda(*, past):
    now = timezone.now()
    when = {"meeting__starts_at__lte" if past else "meeting__starts_at__gt": now}
    return list(AgendaItem.objects.filter(**when).order_by("meeting__starts_at", "id").values())


def topics_ahead():
    return [item["topic"] for item in agenda(past=False) if item["topic"]]


def test_of_two_topics_that_become_one_the_deeper_knowledge_counts(plan):
    say("rings", "learning")
    say("fields", "understood")
    say("fields", "parked", depth=2)
    assert standing() == [
        ("fields", 1, "understood"),
        ("fields", 2, "parked"),
        ("rings", 1, "learning"),
    ]

    fields_into_rings()

    assert standing() == [("rings", 1, "understood"), ("rings", 2, "parked")]


def test_who_knew_the_whole_knows_each_part(plan):
    say("rings", "understood")

    rings_in_two()

    assert standing() == [("ring-one", 1, "understood"), ("ring-two", 1, "understood")]


def test_a_rename_and_back_leaves_everything_as_it_was(plan):
    say("rings", "understood")
    before = (standing(), agenda(past=False))

    made = do(renamed(snapshot(), RINGS, "circles"))
    assert standing() == [("circles", 1, "understood")]
    revert(edition=made, by=user("Dora"), now=timezone.now())

    assert (standing(), agenda(past=False)) == before


def test_what_is_archived_keeps_the_name_that_it_had(plan):
    say("fields", "learning")
    found = snapshot()
    without = replace(found, decisions=found.decisions[:1])
    change_catalogue(wanted=without, by=None, now=NOW)

    do(archived(snapshot(), FIELDS))

    assert [(row.topic, row.name) for row in TopicState.objects.all()] == [("fields", "Fields")]


def test_meetings_to_come_name_what_there_is_and_the_past_stays_to_the_byte(plan):
    past, revisions = agenda(past=True), list(Revision.objects.values())
    assert topics_ahead() == ["rings", "fields", "fields", "maps", "fields", "rings"]

    fields_into_rings()
    do(renamed(snapshot(), MAPS, "functions"))

    assert topics_ahead() == ["rings", "rings", "rings", "functions", "rings", "rings"]
    assert agenda(past=True) == past
    assert list(Revision.objects.values()) == revisions


def test_what_was_listed_before_is_what_changed(plan):
    found = snapshot()
    becoming = merged(found, FIELDS, RINGS, record_at(found, RINGS))
    told = effects(becoming.before, becoming.after)
    meetings = usage(FIELDS, now=timezone.now()).meetings
    before = agenda(past=False)

    do(becoming)

    changed = [new for old, new in zip(before, agenda(past=False), strict=True) if new != old]
    assert len({each["meeting_id"] for each in changed}) == meetings == 3
    assert effects(found, snapshot()) == told
    assert [(each.decision, each.before, each.after) for each in told] == [("prove", 240, 180)]


@pytest.mark.parametrize("change", [fields_into_rings, rings_in_two])
def test_a_plan_goes_on_with_what_entries_have_become(plan, change):
    change()
    do(renamed(snapshot(), MAPS, "functions"))
    old = programme_from_document(actions.head_of(plan).programme)

    made = revised(plan, Skip(key=keys(plan)[2], reason="a fair"), "absorb")

    new = programme_from_document(made.programme)
    assert new.meetings()[:2] == old.meetings()[:2]
    lines = [line for each in new.meetings()[2:] for line in each.lines if line.topic]
    assert {line.topic for line in lines} <= set(current(version()).topic_by_id)
    assert "functions" not in {line.topic for line in lines if line.kind == "study"}
    assert {each.id for each in new.reached()} == {"ship", "prove"}


def test_a_decision_that_became_another_is_still_asked_for_and_reached(plan):
    group_of = plan.group
    do(renamed(snapshot(), ("decisions", "prove"), "show"))
    do(renamed(snapshot(), ("decisions", "ship"), "deliver"))

    needed = needed_in(group_of, current(version()))
    worked = worked_through(group_of, current(version()), now=timezone.now())

    assert [each.id for each in needed.wished] == ["deliver", "show"]
    assert [(each.id, each.is_in_catalogue) for each in worked.decisions] == [
        ("deliver", True),
        ("show", True),
    ]
    made = revised(plan, Skip(key=keys(plan)[2], reason="a fair"), "absorb")
    assert {each.id for each in programme_from_document(made.programme).decisions} == {
        "deliver",
        "show",
    }


def test_threads_follows_wishes_bugs_and_suggestions_go_along(plan):
    ben = user("Ben")
    thread = ask(
        group=plan.group,
        title="Why?",
        text="Why?",
        about=About(kind="topic", id="fields"),
        by=ben,
        now=NOW,
    )
    for topic in ("fields", "rings"):
        Follow.objects.create(user=ben, group=plan.group, topic=topic, created_at=NOW)
        wish = CuriosityProposal.objects.create(
            plan=plan, topic=topic, proposed_by=ben, created_at=NOW
        )
        wish.votes.create(user=ben, created_at=NOW)
    bug = DebugEntry.objects.create(
        group=plan.group, bug="It broke", found_on=NOW.date(), written_by=ben, written_at=NOW
    )
    DebugTopic.objects.create(entry=bug, topic="fields")
    suggest(
        kind="fix", entry_kind="topic", entry_id="fields", text="More", key="1", by=ben, now=NOW
    )

    fields_into_rings()

    assert Thread.objects.get(pk=thread.pk).about_id == "rings"
    assert list(Follow.objects.exclude(topic="").values_list("topic", flat=True)) == ["rings"]
    assert [(each.topic, each.votes.count()) for each in CuriosityProposal.objects.all()] == [
        ("rings", 1)
    ]
    assert list(bug.topics.values_list("topic", flat=True)) == ["rings"]
    assert Suggestion.objects.get().entry_id == "rings"


def test_an_old_address_leads_on(plan, client):
    fields_into_rings()
    rings_in_two()

    assert client.get("/catalogue/decisions/prove/").status_code == 200
    page = client.get("/catalogue/topics/rings/").content.decode()
    moved = client.get("/catalogue/topics/fields/?know=sets")
    assert "Ring-One" in page
    assert "/catalogue/topics/ring-two/" in page
    assert moved.status_code == 200


def test_a_merged_address_is_redirected_for_good_with_what_it_asked(plan, client):
    fields_into_rings()

    moved = client.get("/catalogue/topics/fields/?know=sets")

    assert (moved.status_code, moved["Location"]) == (301, "/catalogue/topics/rings/?know=sets")
    assert moved["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_group_s_own_catalogue_goes_along_and_knows_what_was(plan):
    about = {"group": plan.group, "made_by": user("Ada"), "made_at": NOW, "changed_at": NOW}
    own = document_at(snapshot(), FIELDS)
    wants = [{"topic": "fields", "depth": "awareness", "from_depth": "awareness", "reason": "x"}]
    added = {**own, "id": "ours", "name": "Ours", "prerequisites": wants}
    Override.objects.create(kind="add", section="topics", entry="ours", says=added, **about)
    Override.objects.create(
        kind="estimate", section="topics", entry="maps", part="awareness", says=15, **about
    )
    OwnCatalogue.objects.create(group=plan.group)

    fields_into_rings()
    do(renamed(snapshot(), MAPS, "functions"))

    found = catalogue_of(plan.group_id)
    assert found.topic_by_id["ours"].prerequisites[0].topic == "rings"
    assert found.topic_by_id["functions"].rungs[0].minutes == 15
    assert todays(found, "topics", "fields") == ("rings",)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        (FIELDS, "/progress/topics/fields/", "/progress/topics/bodies/"),
        (("goals", "build"), "/plan/build/", "/plan/bodies/"),
    ],
)
def test_one_s_own_pages_and_plans_lead_on_too(plan, client, key, old, new):
    do(renamed(snapshot(), key, "bodies"))
    client.force_login(user("Ben"))

    assert client.get(old)["Location"] == new


def test_what_was_said_of_two_units_that_are_one_is_said_once(plan):
    for unit, worth, hours in (("one", "yes", 1), ("two", "no", 2)):
        at = NOW + dt.timedelta(hours=hours)
        UnitWorth.objects.create(user=user("Ben"), unit=unit, worth=worth, said_at=at)
    UnitWorth.objects.create(user=user("Eve"), unit="two", worth="partly", said_at=NOW)
    found = snapshot()

    do(merged(found, ("units", "two"), ("units", "one"), record_at(found, ("units", "one"))))

    rows = UnitWorth.objects.order_by("user__name").values_list("user__name", "unit", "worth")
    assert list(rows) == [("Ben", "one", "no"), ("Eve", "one", "partly")]
