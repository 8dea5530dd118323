import datetime as dt
from dataclasses import replace

import pytest

from planner.meetings.models import AgendaItem, Meeting
from tests.groups.people import NOW, group
from tests.meetings.publications import did, item, meeting, publish, published

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)
FIRST = meeting(1)


def agenda(key):
    """Topic -> id and position."""
    items = AgendaItem.objects.filter(meeting__key=key)
    return {each.topic: (each.pk, each.position) for each in items}


def test_items_that_change_places_stay_the_same_rows():
    made = group()
    publish(made, meeting(1, "gradients", "losses", "metrics"))
    before = agenda("thursday1")

    publish(made, meeting(1, "metrics", "gradients", "losses"))

    ids = {topic: place[0] for topic, place in before.items()}
    assert agenda("thursday1") == {
        "metrics": (ids["metrics"], 1),
        "gradients": (ids["gradients"], 2),
        "losses": (ids["losses"], 3),
    }


def test_an_item_moves_up_when_the_one_before_it_goes():
    made = group()
    publish(made, meeting(1, "gradients", "losses", "metrics"))
    before = agenda("thursday1")

    publish(made, meeting(1, "losses", "metrics"))

    ids = {topic: place[0] for topic, place in before.items()}
    assert agenda("thursday1") == {"losses": (ids["losses"], 1), "metrics": (ids["metrics"], 2)}


def test_an_item_that_is_replaced_hands_its_row_to_its_successor():
    made = group()
    publish(made, meeting(1, "gradients", "losses"))
    before = agenda("thursday1")

    publish(made, meeting(1, "gradients", "metrics"))

    assert agenda("thursday1") == {"gradients": before["gradients"], "metrics": before["losses"]}


def test_pieces_of_one_topic_are_told_apart():
    made = group()
    halves = (item(piece="1 of 2"), item(piece="2 of 2"))
    publish(made, replace(FIRST, items=halves))
    second = AgendaItem.objects.get(piece="2 of 2").pk

    publish(made, replace(FIRST, items=halves[::-1]))

    assert AgendaItem.objects.get(position=1).pk == second
    assert published(made) == [replace(FIRST, items=halves[::-1])]


def test_questions_on_the_agenda_are_left_alone():
    made = group()
    publish(made, meeting(1, "gradients", "losses"))
    AgendaItem.objects.create(
        meeting=Meeting.objects.get(), position=1000, kind="question", title="Why squared?"
    )

    told = publish(made, meeting(1, "gradients", "losses"), now=LATER)
    publish(made, meeting(1, "metrics"))

    assert told == did(unchanged=1)
    kept = AgendaItem.objects.order_by("position").values_list("position", "title")
    assert list(kept) == [(1, "Metrics"), (1000, "Why squared?")]
