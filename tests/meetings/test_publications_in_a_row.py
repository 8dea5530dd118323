"""Any publications one after the other, and several at once."""

import threading
from dataclasses import replace

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.meetings.models import AgendaItem, Meeting
from tests.groups.people import NOW, group
from tests.meetings.publications import HOUR, TOPICS, did, item, meeting, publish, published

# So few that the same piece of work often turns up in another place.
ITEMS = st.builds(
    lambda topic, piece, minutes: item(topic, piece=piece, minutes=minutes),
    st.sampled_from(TOPICS[:2]),
    st.sampled_from(["1 of 2", "2 of 2"]),
    st.sampled_from([20, 40]),
)
CHANGES = st.fixed_dictionaries(
    {"items": st.lists(ITEMS, max_size=5).map(tuple)},
    optional={
        "title": st.sampled_from(["Gradients", "Losses"]),
        # What was held stays so: that has tests of its own.
        "state": st.sampled_from(["not held", "cancelled"]),
        "is_locked": st.booleans(),
        "lead_name": st.sampled_from(["", "Ben"]),
        "starts_at": st.just(meeting(1).starts_at - HOUR),
    },
)
PLANS = st.dictionaries(st.integers(1, 4), CHANGES, max_size=4).map(
    lambda plan: [replace(meeting(number), **plan[number]) for number in sorted(plan)]
)


def kept(of, key):
    """A meeting's row and its items', every column."""
    items = AgendaItem.objects.filter(meeting__key=key).order_by("position")
    return of.meetings.values().get(key=key), list(items.values())


def sequences(of):
    return dict(of.meetings.values_list("key", "sequence"))


def publish_and_judge(made, before, wanted, now):
    equal = {each.key for each in wanted} & {each.key for each in before if each in wanted}
    untouched = {key: kept(made, key) for key in equal}
    counted = sequences(made)

    told = publish(made, *wanted, now=now)

    assert published(made) == wanted
    assert {key: kept(made, key) for key in equal} == untouched
    assert told.unchanged == len(equal)
    after = sequences(made)
    assert all(after[key] >= counted[key] for key in counted)
    assert all(after[key] > counted[key] for key in (*told.withdrawn, *told.returned))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(PLANS, min_size=2, max_size=5))
def test_after_any_publications_the_rows_are_what_was_wanted_last(plans):
    with transaction.atomic():
        made, before = group(), []
        for hours, wanted in enumerate(plans):
            publish_and_judge(made, before, wanted, NOW + hours * HOUR)
            before = wanted
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_publications_at_once_make_each_meeting_once():
    made, told = group(), []
    wanted = [meeting(number) for number in range(1, 6)]
    ready = threading.Barrier(4)

    def work():
        try:
            connection.ensure_connection()
            ready.wait(timeout=10)
            told.append(publish(made, *wanted))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)

    keys = tuple(each.key for each in wanted)
    assert sorted(told, key=lambda each: each.unchanged) == [
        did(created=keys),
        *[did(unchanged=5)] * 3,
    ]
    assert Meeting.objects.count() == 5
