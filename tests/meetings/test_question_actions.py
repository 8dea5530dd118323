"""Questions on agendas: they go from meeting to meeting until they are answered."""

import datetime as dt
from dataclasses import replace

import pytest

from planner.groups.actions import GroupIsArchived, archive
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.question_actions import (
    Question,
    move_question,
    put_question,
    take_question_off,
)
from tests.groups.people import NOW, group, user
from tests.meetings.publications import DAY, meeting, publish

pytestmark = pytest.mark.django_db

WHY = Question(source="thread:1", title="Why squared?", link="/groups/1-g/questions/1/")
HOW = replace(WHY, source="thread:2", title="How deep?")
AFTER_FIRST = dt.datetime(2027, 1, 7, 12, 0, tzinfo=dt.UTC)
AFTER_SECOND = AFTER_FIRST + 7 * DAY


@pytest.fixture
def made():
    found = group("Ben")
    publish(found, meeting(1), meeting(2), meeting(3))
    return found


def asked(key="thursday1"):
    items = AgendaItem.objects.filter(meeting__key=key, kind="question")
    return [(item.position, item.title) for item in items.order_by("position")]


def sequences():
    return list(Meeting.objects.order_by("number").values_list("sequence", flat=True))


def test_a_question_goes_to_the_next_meeting_last(made):
    item = put_question(group=made, question=WHY, now=NOW)
    put_question(group=made, question=HOW, now=NOW)

    assert (item.link, item.minutes) == ("/groups/1-g/questions/1/", 0)
    assert asked() == [(1000, "Why squared?"), (1001, "How deep?")]


def test_calendars_hear_of_it_once(made):
    for _ in range(3):
        put_question(group=made, question=WHY, now=NOW)

    assert sequences() == [1, 0, 0]
    assert Meeting.objects.get(number=1).changed_at == NOW


def test_an_open_question_goes_on_to_the_following_meeting(made):
    put_question(group=made, question=WHY, now=NOW)

    put_question(group=made, question=WHY, now=AFTER_FIRST)

    assert asked("thursday2") == [(1000, "Why squared?")]
    # That it was asked stays on record.
    assert asked("thursday1") == [(1000, "Why squared?")]
    assert sequences() == [1, 1, 0]


def test_a_meeting_that_falls_away_gives_its_questions_to_the_next(made):
    put_question(group=made, question=WHY, now=NOW)
    publish(made, meeting(1, state="cancelled"), meeting(2), meeting(3))

    put_question(group=made, question=WHY, now=NOW)

    assert (asked("thursday1"), asked("thursday2")) == ([], [(1000, "Why squared?")])


def test_a_question_waits_where_no_meeting_is_planned(made):
    publish(made)

    assert put_question(group=made, question=WHY, now=NOW) is None
    assert not AgendaItem.objects.filter(kind="question").exists()


def test_a_new_title_stands_everywhere(made):
    put_question(group=made, question=WHY, now=NOW)
    put_question(group=made, question=WHY, now=AFTER_FIRST)

    put_question(group=made, question=replace(WHY, title="Why not cubed?"), now=AFTER_FIRST)

    assert [asked(f"thursday{n}") for n in (1, 2)] == [[(1000, "Why not cubed?")]] * 2


@pytest.mark.parametrize(("also_behind", "left"), [(False, [(1000, "Why squared?")]), (True, [])])
def test_an_answered_question_is_taken_off(made, also_behind, left):
    put_question(group=made, question=WHY, now=NOW)
    put_question(group=made, question=WHY, now=AFTER_FIRST)

    take_question_off(group=made, source="thread:1", now=AFTER_FIRST + DAY, also_behind=also_behind)

    assert (asked("thursday1"), asked("thursday2")) == (left, [])


def test_questions_change_places(made):
    items = [put_question(group=made, question=each, now=NOW) for each in (WHY, HOW)]

    for _ in range(2):
        move_question(item=items[1], is_earlier=True, by=user("Ada"), now=NOW)

    assert asked() == [(1000, "How deep?"), (1001, "Why squared?")]
    move_question(item=items[1], is_earlier=False, by=user("Ada"), now=NOW)
    assert asked() == [(1000, "Why squared?"), (1001, "How deep?")]


def test_publishing_anew_leaves_questions_where_they_are(made):
    put_question(group=made, question=WHY, now=NOW)

    publish(made, meeting(1, "losses"), meeting(2), meeting(3))

    assert asked() == [(1000, "Why squared?")]


def test_nothing_changes_in_an_archived_group(made):
    archive(group=made, by=user("Ada"), now=NOW)

    with pytest.raises(GroupIsArchived):
        put_question(group=made, question=WHY, now=NOW)
