import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.records import WantedItem
from tests.groups.people import NOW, group, user
from tests.meetings.publications import HOUR, SERIES, meeting, publish

pytestmark = pytest.mark.django_db
FIRST = meeting(1)
STATES = ("planned", "held", "not held", "cancelled", "withdrawn")


def written(**changes):
    fields = {
        "group": group(),
        "series": SERIES,
        "key": "thursday1",
        "number": 1,
        "kind": "study",
        "title": "Gradients",
        "starts_at": FIRST.starts_at,
        "ends_at": FIRST.ends_at,
        "created_at": NOW,
        "changed_at": NOW,
    }
    return Meeting.objects.create(**{**fields, **changes})


def one_of_each_state():
    made = group()
    for number, state in enumerate(STATES, start=1):
        wanted = meeting(number)
        written(
            group=made,
            key=wanted.key,
            state=state,
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
        )
    return Meeting.objects.order_by("id")


def states(meetings):
    return [each.state for each in meetings]


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"key": "short"}, "meeting_key_is_well_formed"),
        ({"key": "Thursday1"}, "meeting_key_is_well_formed"),
        ({"key": "thursday1\n"}, "meeting_key_is_well_formed"),
        ({"key": "xx\nthursday1\nxx"}, "meeting_key_is_well_formed"),
        ({"series": ""}, "meeting_has_a_series"),
        ({"title": ""}, "meeting_has_a_title"),
        ({"number": 0}, "meeting_number_is_from_one"),
        ({"ends_at": FIRST.starts_at}, "meeting_ends_after_it_begins"),
        ({"kind": "party"}, "meeting_kind_is_known"),
        ({"state": "open"}, "meeting_state_is_known"),
    ],
)
def test_the_database_refuses_a_meeting_that_makes_no_sense(change, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        written(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"position": 0}, "agenda_item_position_is_from_one"),
        ({"depth": 4}, "agenda_item_depth_is_known"),
        ({"kind": "party"}, "agenda_item_kind_is_known"),
        ({"kind": "question"}, "agenda_item_questions_come_last"),
    ],
)
def test_the_database_refuses_an_agenda_item_that_makes_no_sense(change, constraint):
    fields = {"meeting": written(), "position": 1, "kind": "study", "title": "Gradients"}

    with pytest.raises(IntegrityError, match=constraint):
        AgendaItem.objects.create(**{**fields, **change})


def test_no_two_items_stand_in_one_place():
    publish(group(), FIRST)

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        AgendaItem.objects.create(
            meeting=Meeting.objects.get(), position=1, kind="break", title="x"
        )


def test_two_meetings_never_have_one_key():
    written()

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        written()


def test_whoever_leads_a_meeting_cannot_be_deleted():
    publish(group(), replace(FIRST, lead_id=user("Dora").pk))

    with pytest.raises(ProtectedError):
        user("Dora").delete()


def test_a_withdrawn_meeting_is_not_visible():
    assert states(one_of_each_state().visible()) == ["planned", "held", "not held", "cancelled"]


def test_nobody_is_at_a_meeting_that_is_off():
    assert states(one_of_each_state().taking_place()) == ["planned", "held"]


def test_a_meeting_is_upcoming_until_it_ends():
    found = one_of_each_state()

    third = meeting(3)
    assert states(found.upcoming(third.ends_at - HOUR / 60)) == ["not held", "cancelled"]
    assert states(found.upcoming(third.ends_at)) == ["cancelled"]


def test_a_meeting_that_ends_as_another_begins_does_not_overlap():
    one_of_each_state()
    around = FIRST.starts_at, FIRST.ends_at

    def keys(start, end):
        return [each.key for each in Meeting.objects.overlapping(start, end)]

    assert keys(around[0] - HOUR, around[0]) == keys(around[1], around[1] + HOUR) == []
    assert keys(around[0] - HOUR, around[0] + dt.timedelta(seconds=1)) == ["thursday1"]
    assert keys(around[0] + HOUR / 4, around[1] - HOUR / 4) == ["thursday1"]


def test_only_the_series_asked_for_is_found():
    written()
    written(series="plan-2", key="thursday2")

    assert [each.key for each in Meeting.objects.of_series("plan-2")] == ["thursday2"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"key": "Thursday1"}, "a key is"),
        ({"key": "thursday1\n"}, "a key is"),
        ({"title": ""}, "a title"),
        ({"kind": "party"}, "no meeting is 'party'"),
        ({"state": "withdrawn"}, "no meeting is 'study' and 'withdrawn'"),
        ({"starts_at": FIRST.starts_at.replace(tzinfo=None)}, "need their zones"),
        ({"ends_at": FIRST.starts_at.astimezone(dt.UTC)}, "ends after it starts"),
    ],
)
def test_a_wanted_meeting_makes_sense(change, complaint):
    with pytest.raises(ValueError, match=complaint):
        replace(FIRST, **change)


def test_a_plan_has_no_questions_of_its_own():
    with pytest.raises(ValueError, match="'question'"):
        WantedItem(kind="question", title="Why squared?")


def test_a_meeting_and_its_items_say_which_they_are():
    publish(group(), FIRST)

    item = AgendaItem.objects.get()
    assert str(Meeting.objects.get()) == "meeting thursday1"
    assert str(item) == f"agenda item {item.pk} of meeting {item.meeting_id}"


def test_the_admin_shows_meetings_and_changes_none(admin_client):
    publish(group(), FIRST, meeting(2))
    row = Meeting.objects.get(key="thursday1")
    page = f"/admin/meetings/meeting/{row.pk}/change/"

    answers = [admin_client.get("/admin/meetings/meeting/?q=thursday1"), admin_client.get(page)]

    assert [each.status_code for each in answers] == [200, 200]
    assert "How backpropagation works" in answers[1].content.decode()
    assert admin_client.post(page, {"title": "Mine"}).status_code == 403
    assert admin_client.get("/admin/meetings/meeting/add/").status_code == 403
