import datetime as dt

import pytest

from planner.accounts.models import Muted
from planner.accounts.notices import Notice
from planner.groups import actions as groups
from planner.groups.models import ChatHook
from planner.meetings.models import Meeting
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.plans import actions, edits, publishing
from planner.plans.models import Plan, Revision
from planner.plans.queries import answer_for
from tests.groups.people import NOW, group, membership, user
from tests.plans.kept_plans import drafted, meetings, published, revised
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)
NOON = dt.time(12)


@pytest.fixture
def plan():
    """Published for Ada, Ben and Dan: three meetings with something in them."""
    return published(drafted(group("Ben", "Dan"))).plan


def moved(plan, number=0, days=1):
    """A draft in which one meeting takes place some days later."""
    first = meetings(actions.head_of(plan))[number]
    on = first.starts_at.date() + dt.timedelta(days=days)
    return revised(plan, edits.Move(key=first.key, on=on, at=NOON))


def preview(revision, by="Ada", now=NOW):
    return publishing.preview(revision=revision, catalogue=CATALOGUE, by=user(by), now=now)


def told():
    """Who has a mail waiting, with its subject."""
    rows = Message.objects.filter(kind=publishing.KIND, channel="email").order_by("address", "id")
    return [(row.recipient.name, row.subject) for row in rows]


def publish(revision, **how):
    return publishing.publish(
        revision=revision, catalogue=CATALOGUE, by=user("Ada"), now=LATER, **how
    )


def test_publishing_writes_the_meetings_as_they_are_read(plan):
    revision = plan.revisions.get()

    rows = Meeting.objects.order_by("starts_at").values_list("key", "starts_at", "lead__name")
    read = [(each.key, each.starts_at, each.lead) for each in meetings(revision)]
    assert list(rows) == read


def test_the_first_publication_is_told_to_everybody_but_who_published(plan):
    assert [name for name, _ in told()] == ["Ben", "Dan"]


def test_a_preview_changes_nothing_and_names_who_will_be_told(plan):
    revision = moved(plan)
    before = Message.objects.count(), list(Meeting.objects.order_by("id").values())

    shown = preview(revision)

    assert [each.reader.name for each in shown.told] == ["Ben", "Dan"]
    assert (Message.objects.count(), list(Meeting.objects.order_by("id").values())) == before


def test_exactly_those_who_were_named_are_told_once(plan):
    Message.objects.all().delete()
    revision = moved(plan)
    named = [(each.reader.name, each.headline) for each in preview(revision).told]

    publish(revision)

    assert told() == [(name, f"Payments risk: {headline}") for name, headline in named]


def test_whoever_is_away_on_both_dates_is_not_told(plan):
    Message.objects.all().delete()
    first = meetings(actions.head_of(plan))[0].starts_at.date()
    groups.add_away(
        membership=membership(plan.group, "Dan"),
        first_on=first,
        last_on=first + dt.timedelta(days=3),
        by=user("Dan"),
        now=NOW,
    )
    published(moved(plan), now=LATER)

    assert [name for name, _ in told()] == ["Ben"]


def test_whoever_asked_for_no_mail_is_named_as_not_told(plan):
    Message.objects.all().delete()
    Muted.objects.create(user=user("Dan"), kind=Notice.PLAN_CHANGED)
    revision = moved(plan)

    shown = preview(revision)
    publish(revision)

    assert ([each.reader.name for each in shown.told], shown.silent) == (["Ben"], ("Dan",))
    assert [name for name, _ in told()] == ["Ben"]


def test_another_lead_is_told_only_to_the_two(plan):
    Message.objects.all().delete()
    first = meetings(actions.head_of(plan))[0]
    out, incoming = first.lead, next(n for n in ("Ben", "Dan") if n not in {first.lead})

    edit = edits.Assign(key=first.key, lead=incoming, backup=first.backup)
    if first.backup == incoming:
        edit = edits.Assign(key=first.key, lead=incoming, backup=first.lead)
    published(revised(plan, edit), now=LATER)

    concerned = {out, incoming, first.backup} - {"Ada"}
    assert {name for name, _ in told()} == concerned


def test_a_meeting_that_moves_is_the_same_meeting(plan):
    before = Meeting.objects.order_by("starts_at").values_list("pk", "key").first()

    published(moved(plan), now=LATER)

    row = Meeting.objects.order_by("starts_at").first()
    assert (row.pk, row.key) == before
    assert row.starts_at == meetings(plan.revisions.published().get())[0].starts_at


def test_only_the_meeting_that_changes_is_written_anew(plan):
    published(moved(plan), now=LATER)

    changed = Meeting.objects.filter(changed_at=LATER)
    assert [row.number for row in changed] == [1]


def test_a_broken_rule_needs_a_reason(plan):
    late = meetings(actions.head_of(plan))
    revision = revised(plan, edits.Swap(key=late[0].key, other=late[1].key))

    assert preview(revision).broken != ()
    with pytest.raises(publishing.NotAcknowledged, match=r"^Say why this is right all the same: "):
        publish(revision)
    done = publish(revision, override_reason="We did this before.")
    assert done.override_reason == "We did this before."


def test_what_is_refused_leaves_everything_as_it_was(plan):
    late = meetings(actions.head_of(plan))
    revision = revised(plan, edits.Swap(key=late[0].key, other=late[1].key))
    before = list(Meeting.objects.order_by("id").values())

    with pytest.raises(publishing.NotAcknowledged):
        publish(revision)

    assert list(Meeting.objects.order_by("id").values()) == before
    assert plan.revisions.published().get().number == 1


def test_a_date_that_is_a_holiday_has_to_be_acknowledged(plan):
    groups.describe_member(
        membership=membership(plan.group, "Ben"), country="DE", subdivision="", reading_minutes=None
    )
    first = meetings(actions.head_of(plan))[0]
    revision = revised(plan, edits.Move(key=first.key, on=dt.date(2027, 3, 26), at=NOON))

    cautions = [each.text for each in preview(revision).cautions]
    assert cautions == [
        "Fri 26 Mar is a public holiday (Good Friday) in DE, for Ben.",
    ]
    with pytest.raises(publishing.NotAcknowledged, match="Good Friday"):
        publish(revision)


def test_a_meeting_of_another_group_is_a_caution_that_does_not_say_which(plan):
    other = groups.create_group(name="Secret group", zone="UTC", by=user("Cleo"), now=NOW)
    groups.add_member(group=other, user=user("Ben"), by=user("Cleo"), now=NOW)
    published(drafted(other, brief(days=(5,))), by="Cleo")

    texts = [each.text for each in preview(moved(plan)).cautions]

    assert texts == ["On Fri 15 Jan Ben has another meeting at that time."]


def test_somebody_who_joined_late_lacks_what_the_plan_stands_on(plan):
    now = dt.datetime(2027, 1, 22, tzinfo=dt.UTC)
    groups.add_member(group=plan.group, user=user("Eve"), by=user("Ada"), now=now)
    revision = revised(plan, edits.Refresh(), choice="absorb", now=now)

    cautions = [each.text for each in preview(revision, now=now).cautions]

    assert len(cautions) == 1
    assert cautions[0].endswith("which 1 of 4 (Eve) joined too late for.")


def test_what_is_published_cannot_be_published_again(plan):
    with pytest.raises(publishing.CannotPublish, match="Revision 1 was published before"):
        publish(plan.revisions.get())


def test_a_plan_without_meetings_cannot_be_published():
    revision = drafted(group("Ben"))
    Revision.objects.update(programme={**revision.programme, "entries": []})

    with pytest.raises(publishing.CannotPublish, match="without meetings"):
        publish(revision)


def test_nothing_of_an_archived_group_is_published(plan):
    revision = moved(plan)
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)

    with pytest.raises(publishing.CannotPublish, match="archived"):
        publish(revision)


def test_a_draft_that_somebody_changed_meanwhile_is_not_published(plan):
    mine = moved(plan)
    moved(plan, number=1)

    with pytest.raises(actions.StaleRevision):
        publish(mine)


def test_publishing_supersedes_what_was_published(plan):
    published(moved(plan), now=LATER)

    states = plan.revisions.order_by("number").values_list("number", "status")
    assert list(states) == [(1, "superseded"), (2, "published")]
    assert Plan.objects.get().head.number == 2


def test_who_left_meanwhile_is_not_mailed(plan):
    groups.leave(membership=membership(plan.group, "Dan"), by=user("Dan"), now=LATER)

    holds = {row.recipient.name: kinds.still_holds(row) for row in Message.objects.all()}
    assert {name: holds[name] for name in ("Ben", "Dan")} == {"Ben": True, "Dan": False}


def test_a_draft_for_people_to_come_says_so(plan):
    other = group("Ben", name="Another group")
    revision = actions.draft(
        group=other,
        brief=brief(),
        catalogue=CATALOGUE,
        programme=answer_for(brief(), CATALOGUE).programme,
        by=user("Ada"),
        now=NOW,
    )

    texts = [each.text for each in preview(revision).cautions]
    assert texts[0] == "The plan counts on Ada and Ben, who do not belong to the group."


def test_the_group_s_chat_is_told_of_a_publication(plan):
    ChatHook.objects.create(group=plan.group, secret_url="https://a.example.com/s", shape="slack")
    Message.objects.all().delete()
    first = meetings(actions.head_of(plan))[0]

    edit = edits.Lock(key=first.key, is_locked=True)
    revision = published(revised(plan, edit), now=LATER)

    told_chat = Message.objects.get(channel="chat")
    assert told_chat.text == f"{plan.title} has changed: {revision.summary}"
    assert told_chat.occurrence == f"revision {revision.pk}"
