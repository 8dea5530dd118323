"""What steps took in meetings, over all groups."""

import pytest

from planner.meetings.measured import measured_steps
from planner.meetings.measuring import MeasuredStep, Said, whole
from planner.meetings.models import CoveredItem, Meeting
from planner.meetings.pieces import parts_of, piece_words
from tests.groups.people import group
from tests.meetings.publications import item, meeting, publish


@pytest.mark.parametrize(
    ("first", "last", "of", "words"),
    [(1, 1, 1, ""), (2, 2, 4, "part 2 of 4"), (2, 3, 4, "parts 2–3 of 4")],
)
def test_the_parts_of_a_line_are_read_from_its_words(first, last, of, words):
    assert piece_words(first, last, of) == words
    assert parts_of(words) == (range(first, last + 1), of)


def said(piece="", minutes=20, extent="yes"):
    return Said(piece=piece, minutes=minutes, extent=extent)


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ([said(minutes=25)], 25),
        ([said("part 1 of 2"), said("part 2 of 2", 30)], 50),
        ([said("parts 1–2 of 4", 50), said("parts 3–5 of 5", 60)], 110),
        ([said("part 1 of 2", 20, "partly"), said("part 2 of 2", 30)], 50),
        ([said("part 1 of 2")], None),
        ([said("part 2 of 2")], None),
        ([said("part 1 of 2"), said("part 2 of 2", 30, "partly")], None),
        ([said("part 1 of 2", 0, "no"), said("part 2 of 2", 30)], None),
        ([], None),
    ],
)
def test_only_what_was_covered_wholly_in_the_end_is_measured(lines, minutes):
    assert whole(lines) == minutes


def held(name, *minutes, series="plan-1", **about):
    """A group that took so many minutes for gradients, in as many parts and meetings."""
    made = group(name=name)
    parts = len(minutes)
    for number, each in enumerate(minutes, start=1):
        line = item(piece=piece_words(number, number, parts), **about)
        key = f"{name.lower()}{series.replace('-', '')}{number}"
        publish(made, meeting(number, key=key, items=(line,)), series=series)
        covered(key, each)
    return made


def covered(key, minutes):
    row = Meeting.objects.get(key=key)
    row.state = Meeting.State.HELD
    row.save()
    line = row.agenda.get()
    CoveredItem.objects.create(
        meeting=row,
        position=1,
        kind=line.kind,
        title=line.title,
        topic=line.topic,
        depth=line.depth,
        piece=line.piece,
        planned=line.minutes,
        minutes=minutes,
        extent="yes",
    )


@pytest.mark.django_db
def test_three_groups_tell_the_median_and_the_range_and_no_names(django_assert_num_queries):
    held("Readers", 30)
    held("Writers", 20, 25)
    held("Sharers", 90)

    with django_assert_num_queries(2):
        found = measured_steps()

    assert found == (
        MeasuredStep(topic="gradients", depth=2, minutes=45, least=30, most=90, groups=3),
    )


@pytest.mark.django_db
def test_two_groups_tell_nothing_however_often():
    held("Readers", 30)
    held("Writers", 20, 25)
    held("Sharers", 90, topic="losses")

    assert measured_steps() == ()


@pytest.mark.django_db
def test_what_was_recalled_or_not_held_does_not_count():
    held("Readers", 30)
    held("Writers", 40)
    held("Sharers", 90, kind="review")
    held("Planners", 90)
    Meeting.objects.filter(group__name="Planners").update(state=Meeting.State.NOT_HELD)

    assert measured_steps() == ()
