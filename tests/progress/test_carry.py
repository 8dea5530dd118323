"""What becomes of progress when the catalogue renames, merges, splits and archives."""

import datetime as dt

import pytest

from planner.progress import state_actions as states
from planner.progress import stuck_actions as stuck
from planner.progress import unit_actions as units
from planner.progress.carry import carry
from planner.progress.models import (
    KnowledgeCount,
    Placement,
    StateChange,
    Stuck,
    TopicState,
    UnitRead,
)
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)


def move(kind="topic", names=None, **moves):
    changed = {
        old: [became] if isinstance(became, str) else became for old, became in moves.items()
    }
    for _ in range(2):
        carry(kind=kind, moves=changed, names=names, now=LATER)


def standing():
    return list(
        TopicState.objects.order_by("topic", "depth").values_list("topic", "depth", "state")
    )


def history(topic):
    rows = StateChange.objects.filter(topic=topic).order_by("id")
    return list(rows.values_list("depth", "was", "became"))


def say(topic, state, depth=1):
    return states.say(user=user("Ben"), topic=topic, depth=depth, state=state, now=NOW)


def test_a_rename_takes_states_and_history_along_and_can_still_be_undone():
    say("arrows", "learning")
    change = say("arrows", "understood")

    move(arrows="vectors")

    assert standing() == [("vectors", 1, "understood")]
    assert history("vectors") == [(1, "", "learning"), (1, "learning", "understood")]
    states.undo(change=change, by=user("Ben"), now=LATER)
    assert standing() == [("vectors", 1, "learning")]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("understood", "learning", "understood"),
        ("parked", "known", "known"),
        ("learning", "parked", "learning"),
    ],
)
def test_a_merge_keeps_the_deeper_knowledge_and_both_histories(first, second, kept):
    say("arrows", first)
    say("vectors", second)

    move(arrows="vectors")

    assert standing() == [("vectors", 1, kept)]
    assert {became for _, _, became in history("vectors")} == {first, second}
    assert history("vectors")[-1][2] == kept
    assert not StateChange.objects.filter(topic="arrows").exists()


def test_a_split_gives_each_part_what_the_whole_had():
    say("algebra", "understood", depth=2)

    move(algebra=["groups", "rings"])

    assert standing() == [("groups", 2, "understood"), ("rings", 2, "understood")]
    assert history("groups") == history("rings") == [(2, "", "understood")]


def test_what_is_archived_stays_under_its_last_name():
    say("ether", "known")

    move(ether=[], names={"ether": "The ether"})

    assert TopicState.objects.get().name == "The ether"
    assert standing() == [("ether", 1, "known")]


def test_stuck_on_two_that_are_one_is_stuck_on_it_once():
    for topic in ("arrows", "vectors"):
        on = stuck.On(kind="topic", id=topic, topic=topic, depth=1)
        stuck.get_stuck(user=user("Ben"), on=on, now=NOW)

    move(arrows="vectors")

    assert standing() == [("vectors", 1, "stuck")]
    assert Stuck.objects.open().get().about_id == "vectors"
    assert set(Stuck.objects.values_list("topic", "about_id")) == {("vectors", "vectors")}


def test_stuck_on_what_one_knows_by_its_other_name_is_over():
    on = stuck.On(kind="topic", id="arrows", topic="arrows", depth=1)
    stuck.get_stuck(user=user("Ben"), on=on, now=NOW)
    say("vectors", "understood")

    move(arrows="vectors")

    assert standing() == [("vectors", 1, "understood")]
    assert not Stuck.objects.open().exists()


def test_readings_move_and_their_minutes_stay_with_the_first_part():
    units.mark_read(user=user("Ben"), unit="book-1", minutes=40, title="One", now=NOW)
    stuck.get_stuck(user=user("Ben"), on=stuck.On(kind="unit", id="book-1"), now=NOW)

    move(kind="unit", **{"book-1": ["book-1a", "book-1b"]})

    rows = UnitRead.objects.order_by("unit").values_list("unit", "state", "minutes", "title")
    assert list(rows) == [("book-1a", "read", 40, "One"), ("book-1b", "read", None, "One")]
    assert Stuck.objects.get().about_id == "book-1a"


def test_open_placements_and_counts_know_the_new_name():
    made = group("Ben")
    Placement.objects.create(
        user=user("Ben"), group=made, started_at=NOW, answers=[["arrows", 1, True]]
    )
    counts = {"arrows": [4, 2, 0], "vectors": [3, 3, 1]}
    KnowledgeCount.objects.create(group=made, people=5, counts=counts, counted_at=NOW)

    move(arrows="vectors")

    assert Placement.objects.get().answers == [["vectors", 1, True]]
    assert KnowledgeCount.objects.get().counts == {"vectors": [4, 3, 1]}
