import pytest

from planner.plans.catch_up_rows import catch_up_rows, knows_after, spelt
from planner.plans.late_joiner import catch_up
from tests.plans.small_catalogues import brief, catalogue, exercise, resource, topic, unit
from tests.plans.small_schedules import after, schedule, slot

CATALOGUE = catalogue(
    topic("sets", 60, 90),
    topic("maps", 120, needs=[("sets", 1)]),
    topic("rings", needs=[("maps", 1)]),
    topic("odds"),
    topic("bets", needs=[("odds", 1), ("sets", 2)]),
    resources=(resource("book", unit("one", 40, ("sets", 1)), unit("two", 30, ("maps", 1))),),
    exercises=(exercise("count", 20, ("sets", 1)),),
)
PLAN = (
    slot(1, ("sets", 1)),
    slot(2, ("maps", 1)),
    slot(3, ("odds", 1)),
    slot(4, kind="review"),
    slot(5, ("rings", 1)),
    slot(6, ("sets", 2)),
    slot(7, ("bets", 1)),
)


def found(held, knows=()):
    return catch_up(brief(), schedule(*PLAN), CATALOGUE, knows=knows, now=after(held))


def rows(held, knows=(), reading=90):
    return catch_up_rows(found(held, knows), found(held), CATALOGUE, knows=knows, reading=reading)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (125, "2 h 5 min")],
)
def test_minutes_are_spelt_as_hours(minutes, words):
    assert spelt(minutes) == words


def test_the_workload_is_said_for_both_meetings():
    assert rows(4).summary == (
        "For Thu 11 Feb you need 3 h on your own.",
        "That takes 2 weeks at your 90 minutes a week, beside the 40 min that everybody reads "
        "until then; it does not all fit in, so go in the order below.",
        "For Thu 18 Feb you need nothing more.",
    )


def test_who_reads_more_is_in_time():
    assert rows(4, reading=300).summary[1] == (
        "That takes 1 week at your 300 minutes a week, beside the 40 min that everybody reads "
        "until then; it fits in."
    )


def test_what_the_second_meeting_adds_is_counted_on():
    summary = rows(3, reading=100).summary

    assert summary[0] == "For Thu 4 Feb you need nothing."
    assert summary[1] == "For Thu 11 Feb you need 3 h on your own."
    assert rows(5, knows=(("sets", 1),)).summary == (
        "For Thu 18 Feb you need nothing.",
        "For Thu 25 Feb you need 1 h on your own.",
        "That takes 1 week at your 90 minutes a week, beside the 1 h 40 min that everybody reads "
        "until then; it fits in.",
    )


def test_who_has_no_minutes_is_told_what_to_do():
    assert "You have no minutes for reading" in rows(4, reading=0).summary[1]


def test_who_needs_nothing_is_told_so():
    assert rows(4, knows=(("maps", 1), ("sets", 1))).summary == (
        "You need nothing for the next meetings: come as you are.",
    )


def test_a_step_says_what_to_read_and_do_and_why():
    step = rows(4).ways[0].steps[0]

    assert (step.title, step.minutes, step.met) == ("Sets", "1 h", "studied by Thu 14 Jan")
    assert [(read.title, read.place) for read in step.reads] == [("One", "Book (40 min)")]
    assert step.tasks == ("Count (20 min)",)
    assert step.practice == "20 min on your own instead of the discussion"
    assert step.why == "Rings (awareness) on Thu 11 Feb stands on it."


def test_practice_beyond_the_discussion_is_told_apart():
    step = rows(4).ways[0].steps[1]

    assert step.practice == "90 min of practice of your own, 40 of them instead of the discussion"


def test_a_meeting_without_steps_says_what_it_is():
    way = rows(3).ways[0]

    assert (way.agenda, way.nothing) == ("Review", "Nothing to make up for: come as you are.")


def test_every_earlier_meeting_has_its_verdict():
    assert [(each.day, each.text) for each in rows(4).earlier] == [
        ("Thu 14 Jan", "needed for Thu 11 Feb"),
        ("Thu 21 Jan", "needed for Thu 11 Feb"),
        ("Thu 28 Jan", "useful later, for Thu 25 Feb; not yet"),
        ("Thu 4 Feb", "can be skipped"),
    ]


def test_what_the_plan_knows_of_somebody_is_ticked():
    assert [(tick.value, tick.is_ticked) for tick in rows(4, knows=(("sets", 2),)).ticks] == [
        ("sets@awareness", True),
        ("maps@awareness", False),
    ]


def test_ticks_replace_what_the_plan_knew_of_these_steps_only():
    before = (("sets", 2), ("odds", 1))

    assert knows_after(before, found(4), []) == (("odds", 1),)
    assert knows_after(before, found(4), ["sets@awareness"]) == (*before, ("sets", 1))
    assert knows_after((), found(4), ["maps@awareness", "nonsense"]) == (("maps", 1),)
