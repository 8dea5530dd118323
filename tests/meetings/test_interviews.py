"""Mock interviews: who asks, who is asked, who observes, in turn over all of them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.meetings.interviews import Held, candidates
from planner.meetings.models import Meeting
from tests.groups.people import user
from tests.meetings.meeting_pages import FIRST, SECOND, as_, at, group_that_meets, text


def held(*leads, members=(1, 2, 3)):
    return [Held(key=str(number), lead=lead, members=members) for number, lead in enumerate(leads)]


def test_who_asks_is_not_asked_and_all_take_turns():
    found = candidates(held(1, 2, 3, 1, 2, 3))

    assert list(found.values()) == [3, 1, 2, 3, 1, 2]


def test_whoever_was_asked_least_often_is_next():
    found = candidates(held(0, 0, 0, 0, members=(1, 2, 3)))

    assert list(found.values()) == [3, 2, 1, 3]


def test_where_only_its_leader_is_there_nobody_is_asked():
    assert candidates(held(1, members=(1,))) == {"0": 0}


@given(st.lists(st.integers(0, 5), max_size=40))
def test_whatever_the_turns_are_nobody_asks_themselves(leads):
    found = candidates(held(*leads, members=(1, 2, 3, 4, 5)))

    assert all(found[str(number)] != lead for number, lead in enumerate(leads))


@given(st.integers(2, 8), st.integers(1, 40))
def test_where_all_lead_in_turn_asked_numbers_differ_by_one(people, count):
    members = tuple(range(1, people + 1))
    leads = [members[number % people] for number in range(count)]

    turns = Counter(candidates(held(*leads, members=members)).values())

    asked = [turns[person] for person in members]
    assert max(asked) - min(asked) <= 1


@pytest.mark.django_db
def test_the_page_and_the_sheet_say_who_has_which_part(client):
    made = group_that_meets()
    Meeting.objects.filter(key__in=[FIRST, SECOND]).update(kind="interview", lead=user("Ben"))

    for page in ("", "sheet/"):
        first = text(as_(client, "Eve").get(at(made, page)))
        second = text(as_(client, "Eve").get(at(made, page, key=SECOND)))
        assert "asks" in first
        assert "Ben" in first
        assert "One asks, one is asked" in first
        said = [each.partition("is asked")[2].strip(": ") for each in (first, second)]
        assert [each.split()[0] for each in said] == ["Eve", "Dan"]


@pytest.mark.django_db
def test_other_meetings_have_no_such_parts(client):
    made = group_that_meets()

    assert "is asked" not in text(as_(client, "Eve").get(at(made)))
