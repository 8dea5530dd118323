from planner.plans.dial_words import dial_entries, dial_text
from planner.plans.programme import DialEntry
from planner.solver import Decision, DialPoint


def decision(name, *, is_target=False):
    return Decision(id=name, title=f"{name.upper()}?", needs=(), is_target=is_target)


def point(meetings, *names):
    return DialPoint(meetings=meetings, value=len(names), bound=len(names), decisions=names)


ABC = tuple(decision(name) for name in "abc")


def test_two_more_bring_in_and_two_fewer_lose():
    points = [point(6, "a"), point(7, "a"), point(8, "a", "b"), point(10, "a", "b", "c")]

    assert dial_text(points, 8, ABC) == (
        "8 meetings: 2 of 3 decisions; two more meetings bring in «C?»; two fewer would lose «B?».",
    )


def test_where_two_more_bring_nothing_it_says_how_many_do():
    points = [point(4, "a"), point(6, "a"), point(8, "a"), point(9, "a", "b")]

    assert dial_text(points, 6, ABC) == (
        "6 meetings: 1 of 3 decisions; two more meetings bring in nothing new yet; two fewer would "
        "lose nothing.",
        "It takes three more meetings to bring in «B?».",
    )


def test_sets_that_are_not_nested_are_told_as_a_swap():
    points = [point(4, "b"), point(6, "a", "b"), point(8, "a", "c", "d")]

    assert dial_text(points, 6, (*ABC, decision("d"))) == (
        "6 meetings: 2 of 4 decisions; two more meetings bring in «C?» and «D?» instead of «B?»; "
        "two fewer would lose «A?».",
    )


def test_targets_are_counted_apart():
    decisions = (decision("a"), decision("t", is_target=True), decision("u", is_target=True))

    assert dial_text([point(2, "t")], 2, decisions) == (
        "2 meetings: 0 of 1 decision and 1 of 2 topics to have met.",
    )


def test_with_everything_reached_nothing_more_is_offered():
    points = [point(2, "a"), point(4, "a", "b", "c"), point(6, "a", "b", "c")]

    assert dial_text(points, 4, ABC) == (
        "4 meetings: 3 of 3 decisions; two fewer would lose «B?» and «C?».",
    )


def test_without_anything_to_reach_there_is_nothing_to_say():
    assert dial_text([point(2)], 2, ()) == ()


def test_points_become_entries():
    assert dial_entries([point(2, "a")]) == (
        DialEntry(meetings=2, value=1, bound=1, decisions=("a",)),
    )
