import datetime as dt
import re

import pytest
from django.conf import settings

from planner.meetings import calendar, feed
from planner.meetings.models import AgendaItem, Meeting
from planner.plans import actions, edits, restoring
from planner.plans.models import Plan
from planner.plans.stored import programme_from_document, to_document
from tests.groups.people import NOW, group, user
from tests.plans.kept_plans import drafted, meetings, published, revised
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)
AFTER_TWO = dt.datetime(2027, 1, 22, tzinfo=dt.UTC)
# What tells calendars that something is newer than what they know.
NEWNESS = re.compile(rb"^(SEQUENCE|DTSTAMP|LAST-MODIFIED):.*\r\n", re.MULTILINE)


@pytest.fixture
def plan():
    return published(drafted(group("Ben", "Dan"))).plan


def documents(revision):
    return (revision.brief, revision.schedule, revision.programme)


def rows():
    """Every column of every meeting and agenda item that people can see."""
    hidden = {"sequence", "changed_at"}
    seen = [
        {name: value for name, value in row.items() if name not in hidden}
        for row in Meeting.objects.visible().order_by("id").values()
    ]
    of_seen = AgendaItem.objects.filter(meeting__in=Meeting.objects.visible())
    items = of_seen.order_by("meeting", "position").values_list("meeting", "position", "title")
    return seen, list(items)


def calendar_bytes(of):
    shown = Meeting.objects.visible().filter(group=of).with_agenda().select_related("group")
    around = feed.Surroundings(site_url=settings.SITE_URL)
    events = feed.events(shown.order_by("starts_at"), around)
    return NEWNESS.sub(b"", calendar.feed(events, name=of.name))


def undo(plan, now=LATER):
    return restoring.undo_publication(
        plan=plan,
        base=actions.head_of(plan).number,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=now,
    )


def restore(plan, number, now=LATER):
    return restoring.restore(
        plan=plan,
        revision=plan.revisions.get(number=number),
        base=actions.head_of(plan).number,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=now,
    )


def cancelled(plan, number, now=NOW):
    key = meetings(actions.head_of(plan))[number].key
    return revised(plan, edits.Cancel(key=key, reason="a strike"), choice="absorb", now=now)


def test_undo_restores_the_former_revision_exactly(plan):
    before = rows(), calendar_bytes(plan.group), documents(plan.revisions.get(number=1))
    published(cancelled(plan, 0), now=LATER)
    assert rows() != before[0]

    restored = undo(plan)

    assert (rows(), calendar_bytes(plan.group), documents(restored)) == before
    assert restored.status == "published"


def test_undo_withdraws_a_meeting_that_was_put_in(plan):
    before = rows()
    on = meetings(actions.head_of(plan))[-1].starts_at.date() + dt.timedelta(days=7)
    edit = edits.Insert(key=actions.new_key(), on=on, at=dt.time(12), kind="review")
    published(revised(plan, edit), now=LATER)

    undo(plan)

    assert rows() == before
    assert Meeting.objects.filter(state=Meeting.State.WITHDRAWN).count() == 1


def test_the_first_publication_cannot_be_undone(plan):
    with pytest.raises(actions.CannotUndo, match="the first time"):
        undo(plan)


def test_an_undo_is_not_undone_but_leads_further_back(plan):
    published(cancelled(plan, 0), now=LATER)
    undo(plan, now=LATER + dt.timedelta(hours=1))

    with pytest.raises(actions.CannotUndo):
        undo(plan)


def test_a_restored_revision_is_a_draft_that_says_where_it_came_from(plan):
    published(cancelled(plan, 0), now=LATER)

    back = restore(plan, 1)

    assert (back.status, back.summary) == ("draft", "Went back to revision 1.")
    assert documents(back) == documents(plan.revisions.get(number=1))


def test_what_happened_since_stays_when_an_old_revision_is_restored(plan):
    revised(plan, edits.Lock(key=meetings(actions.head_of(plan))[3].key, is_locked=True))
    key = meetings(actions.head_of(plan))[0].key
    published(
        revised(plan, edits.NotHeld(key=key, reason="ill"), choice="absorb", now=AFTER_TWO),
        now=AFTER_TWO,
    )
    happened = [to_document(each) for each in meetings(actions.head_of(plan))[:2]]

    back = restore(plan, 1, now=AFTER_TWO)

    assert [to_document(each) for each in meetings(back)[:2]] == happened


def test_a_revision_of_another_plan_is_not_restored(plan):
    other = drafted(group("Ben", name="Another group"))

    with pytest.raises(actions.CannotUndo, match="of another plan"):
        restoring.restore(
            plan=plan, revision=other, base=1, catalogue=CATALOGUE, by=user("Ada"), now=NOW
        )


def test_taking_a_change_back_leads_to_the_revision_before_it(plan):
    first, second = meetings(actions.head_of(plan))[:2]
    revised(plan, edits.Lock(key=first.key, is_locked=True))
    revised(plan, edits.Lock(key=second.key, is_locked=True))

    back = actions.undo_draft(plan=plan, base=3, by=user("Ada"), now=LATER)

    assert (back.number, actions.head_of(plan).number) == (2, 2)
    assert plan.revisions.count() == 3


def test_all_changes_can_be_taken_back_at_once(plan):
    first, second = meetings(actions.head_of(plan))[:2]
    revised(plan, edits.Lock(key=first.key, is_locked=True))
    revised(plan, edits.Lock(key=second.key, is_locked=True))

    back = actions.discard_drafts(plan=plan, base=3, by=user("Ada"), now=LATER)

    assert (back.number, back.status) == (1, "published")


def test_what_is_published_is_not_taken_back_as_a_draft(plan):
    with pytest.raises(actions.CannotUndo, match="no change to take back"):
        actions.undo_draft(plan=plan, base=1, by=user("Ada"), now=LATER)


def test_the_past_is_the_same_to_the_byte_after_a_replan(plan):
    before = [to_document(each) for each in meetings(actions.head_of(plan))[:2]]

    draft = cancelled(plan, 3, now=AFTER_TWO)

    assert [to_document(each) for each in meetings(draft)[:2]] == before


def test_a_plan_that_was_changed_says_what_was_done_and_by_whom(plan):
    draft = cancelled(plan, 0)

    assert draft.summary == "Cancelled the meeting of Thu 14 Jan: a strike."
    assert (draft.created_by.name, draft.basis.number) == ("Ada", 1)


def test_the_second_of_two_leads_is_told_and_changes_nothing(plan):
    first = meetings(actions.head_of(plan))[0]
    seen = actions.head_of(plan).number
    cancelled(plan, 1)
    count = plan.revisions.count()

    with pytest.raises(actions.StaleRevision) as stale:
        actions.revise(
            plan=Plan.objects.get(pk=plan.pk),
            edit=edits.Lock(key=first.key, is_locked=True),
            choice="as it is",
            base=seen,
            catalogue=CATALOGUE,
            by=user("Ben"),
            now=LATER,
        )

    assert (stale.value.base.number, stale.value.head.number) == (1, 2)
    assert plan.revisions.count() == count


def test_a_cancelled_meeting_stays_on_record(plan):
    published(cancelled(plan, 0), now=LATER)

    row = Meeting.objects.order_by("starts_at").first()
    entry = programme_from_document(plan.revisions.published().get().programme).meetings()[0]
    assert (row.state, row.reason) == ("cancelled", "a strike")
    assert (entry.state, entry.lines) == ("cancelled", ())
