"""Counting what a group knows: never so that one person's answers can be read out of it."""

import datetime as dt

import pytest

from planner.groups.models import Sharing
from planner.progress import placement_actions as placements
from planner.progress import state_actions as states
from planner.progress.counting_actions import CannotCount, answered, count_knowledge
from planner.progress.models import KnowledgeCount
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db

NAMES = ("Ben", "Cem", "Dan", "Eve", "Finn", "Gita", "Hana", "Ian", "Jo", "Kim")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def made():
    return group(*NAMES)


def place(made, *names, knows=(), now=NOW):
    for name in names:
        begun = placements.start(user=user(name), group=made, now=now)
        placements.finish(placement=begun, known=knows, by=user(name), now=now)


def share(made, *names):
    for name in names:
        Sharing.objects.create(group=made, user=user(name), ratings=True, chosen_at=NOW)


def count(made, now=NOW):
    found = count_knowledge(group=made, by=user("Ada"), now=now)
    return found.people, found.private, found.counts


def test_four_are_not_counted_and_five_are(made):
    place(made, *NAMES[:4], knows=[("vectors", 2)])
    with pytest.raises(CannotCount, match="once 5 people have answered"):
        count(made)

    place(made, NAMES[4])

    assert count(made) == (5, 5, {"vectors": [4, 4, 0]})


def test_one_more_is_not_counted_until_five_more_have_answered(made):
    place(made, *NAMES[:5])
    count(made)
    place(made, *NAMES[5:9], knows=[("numbers", 1)], now=NOW + HOUR)

    with pytest.raises(CannotCount, match="out of the difference"):
        count(made, NOW + HOUR)
    place(made, NAMES[9], now=NOW + HOUR)

    assert count(made, NOW + 2 * HOUR) == (10, 10, {"numbers": [4, 0, 0]})


def test_what_one_person_changes_does_not_show(made):
    place(made, *NAMES[:5])
    count(made)
    states.understand(user=user("Ben"), topic="numbers", depth=1, now=NOW)

    with pytest.raises(CannotCount):
        count(made, NOW + HOUR)

    assert KnowledgeCount.objects.get().counts == {}


def test_who_shares_their_ratings_is_counted_from_the_first_on_and_anew(made):
    share(made, "Ben")
    place(made, "Ben", "Cem", knows=[("numbers", 3)])

    assert count(made) == (1, 0, {"numbers": [1, 1, 1]})
    assert count(made, NOW + HOUR)[0] == 1


def test_who_only_says_a_state_or_has_left_is_not_counted(made):
    place(made, *NAMES[:5], knows=[("numbers", 1)])
    made.memberships.filter(user=user("Ben")).update(left_at=NOW)
    states.understand(user=user("Kim"), topic="numbers", depth=1, now=NOW)

    assert len(answered(made).private) == 4
