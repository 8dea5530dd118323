import datetime as dt

import pytest

from planner.accounts.models import Muted
from planner.groups import actions as groups
from planner.meetings.models import Meeting
from planner.outbox.models import Message
from planner.plans import actions, edits
from planner.plans.settling import CannotSettle, settle_turn
from planner.plans.turn_history import turn_events
from tests.groups.people import NOW, user
from tests.plans.kept_plans import drafted, meetings, published, revised
from tests.plans.turns import CHAIN, backups, key_of, leads, planned, start_of, table_of, told

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)
WHY = "Ben and Ada agreed."


@pytest.fixture
def plan():
    made = planned()
    Message.objects.all().delete()
    return made


def settled(plan, number=0, lead="Dan", backup="Cem", by="Ben", now=LATER, **how):
    return settle_turn(
        plan=plan,
        key=key_of(plan, number),
        lead=lead,
        backup=backup,
        by=user(by),
        now=now,
        why=WHY,
        **how,
    )


def edited(plan, edit):
    return revised(plan, edit, catalogue=CHAIN)


def summaries(plan):
    """Of what leads work on, back to what is published."""
    revision, found = actions.head_of(plan), []
    while revision is not None:
        found.append((revision.summary, revision.status))
        revision = revision.basis if revision.status == "draft" else None
    return found


def test_what_counts_is_a_new_revision_with_this_turn(plan):
    revision = settled(plan)

    assert (revision.number, revision.status, revision.summary) == (2, "published", WHY)
    assert (revision.published_by, revision.published_at) == (user("Ben"), LATER)
    assert leads(plan)[:3] == ["Dan", "Ben", "Cem"]
    assert actions.head_of(plan) == revision
    assert plan.revisions.get(number=1).status == "superseded"


def test_only_the_row_of_that_meeting_differs(plan):
    before = {row["key"]: row for row in Meeting.objects.values()}

    settled(plan)

    changed = [row for row in Meeting.objects.values() if row != before[row["key"]]]
    assert [(row["number"], row["lead_id"]) for row in changed] == [(1, user("Dan").pk)]


def test_only_that_entry_of_the_programme_differs_and_the_counts(plan):
    first = plan.revisions.get()

    second = settled(plan)

    same = [a == b for a, b in zip(meetings(first), meetings(second), strict=True)]
    assert same == [False] + 7 * [True]
    differing = {
        name for name in first.programme if first.programme[name] != second.programme[name]
    }
    assert differing == {"entries", "turns"}
    led = {each["name"]: each["leads"] for each in second.programme["turns"]}
    assert led == {"Ada": 1, "Ben": 2, "Cem": 2, "Dan": 3}


def test_who_goes_out_and_who_comes_in_are_told_but_not_who_does_it(plan):
    assert (leads(plan)[0], backups(plan)[0]) == ("Ada", "Ben")

    revision = settled(plan, lead="Dan", backup="Cem", by="Ben")

    names = [name for name, _ in told()]
    assert names == ["Ada", "Cem", "Dan"]
    assert sorted(each["name"] for each in revision.told) == names


def test_who_did_it_some_time_ago_is_told_too(plan):
    settled(plan, lead="Ben", backup="Cem", by="Ada", is_in_person=False)

    assert [name for name, _ in told()] == ["Ada", "Ben", "Cem"]


def test_whoever_wants_no_mail_of_turns_gets_none(plan):
    Muted.objects.create(user=user("Dan"), kind="your_turn")

    settled(plan, lead="Dan", backup="Ben")

    assert [name for name, _ in told()] == ["Ada"]


def test_replanning_keeps_the_turn(plan):
    key = key_of(plan, 3)
    settled(plan, 3, lead="Cem", backup="Ada")

    draft = revised(plan, edits.Refresh(), choice="absorb", catalogue=CHAIN)
    published(draft, CHAIN, now=LATER)

    assert {slot.key: slot.lead for slot in table_of(plan).meetings}[key] == "Cem"


def test_a_draft_on_top_gets_the_same_turn_and_publishing_it_keeps_that(plan):
    edited(plan, edits.Lock(key=key_of(plan, 4), is_locked=True))

    settled(plan)
    published(actions.head_of(plan), CHAIN, now=LATER)

    assert leads(plan)[0] == "Dan"
    assert table_of(plan).meetings[4].is_locked


def test_nothing_of_a_draft_is_published_with_a_turn(plan):
    edited(plan, edits.Lock(key=key_of(plan, 4), is_locked=True))

    settled(plan)

    assert not table_of(plan).meetings[4].is_locked


def test_changes_of_leads_are_taken_back_one_by_one_as_before(plan):
    for number in (4, 5):
        edited(plan, edits.Lock(key=key_of(plan, number), is_locked=True))
    before = summaries(plan)

    settled(plan)

    assert summaries(plan) == [*before[:2], (WHY, "published")]
    base = actions.head_of(plan).number
    back = actions.undo_draft(plan=plan, base=base, by=user("Ada"), now=LATER)
    assert meetings(back)[0].lead == "Dan"
    back = actions.undo_draft(plan=plan, base=back.number, by=user("Ada"), now=LATER)
    assert (back.status, meetings(back)[0].lead) == ("published", "Dan")


def test_whoever_has_the_old_draft_open_is_told_that_it_changed(plan):
    draft = edited(plan, edits.Lock(key=key_of(plan, 4), is_locked=True))

    settled(plan)

    with pytest.raises(actions.StaleRevision):
        actions.undo_draft(plan=plan, base=draft.number, by=user("Ada"), now=LATER)


def test_a_draft_without_that_meeting_stays_without_it(plan):
    key = key_of(plan, 0)
    revised(plan, edits.Skip(key=key, reason="a party"), choice="absorb", catalogue=CHAIN)

    settled(plan)

    assert key not in [each.key for each in meetings(actions.head_of(plan))]
    assert leads(plan)[0] == "Dan"


def test_nobody_to_stand_in_is_possible(plan):
    settled(plan, lead="Dan", backup="")

    assert (leads(plan)[0], backups(plan)[0]) == ("Dan", "")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"lead": "Zoe"}, "Zoe is not among the people of this plan"),
        ({"lead": "Dan", "backup": "Dan"}, "Dan cannot stand in for themselves"),
        ({"lead": ""}, "Choose who leads"),
    ],
)
def test_a_turn_that_makes_no_sense_is_refused(plan, how, words):
    with pytest.raises(CannotSettle, match=words):
        settled(plan, **how)
    assert plan.revisions.count() == 1


def test_the_past_stays_as_it_was(plan):
    with pytest.raises(CannotSettle, match="has begun; the past stays as it was"):
        settled(plan, now=start_of(plan, 0))


def test_a_meeting_that_is_not_in_the_plan_is_refused(plan):
    with pytest.raises(CannotSettle, match="not in the plan any more"):
        settle_turn(
            plan=plan, key="0" * 16, lead="Dan", backup="", by=user("Ada"), now=NOW, why=WHY
        )


def test_nothing_changes_in_an_archived_group_or_plan(plan):
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)
    with pytest.raises(CannotSettle, match="archived"):
        settled(plan)

    groups.unarchive(group=plan.group, by=user("Ada"), now=NOW)
    actions.archive(plan=plan, by=user("Ada"), now=NOW)
    with pytest.raises(CannotSettle, match="archived"):
        settled(plan)


def test_what_is_not_published_has_no_turns_to_settle(plan):
    idea = drafted(plan.group, catalogue=CHAIN).plan

    with pytest.raises(CannotSettle, match="Nothing of this plan is published"):
        settle_turn(
            plan=idea, key=key_of(plan, 0), lead="Dan", backup="", by=user("Ada"), now=NOW, why=WHY
        )


def test_the_history_says_who_did_what_and_when(plan):
    settled(plan)

    (event,) = turn_events(table_of(plan), [])
    assert (event.by, event.at, event.text) == ("Ben", LATER, WHY)
    assert event.changes == ("Thu 14 Jan: Dan instead of Ada",)
