import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plans.brief import Minutes
from planner.plans.minutes import at_pace, cut, cut_at_paces, discussed, in_parts, statement
from planner.solver.problem import Piece


@pytest.mark.parametrize(
    ("estimate", "percent", "expected"),
    [
        (60, 33, 20),
        (150, 33, 50),
        (20, 33, 5),
        (15, 33, 5),
        (30, 33, 10),
        (60, 0, 5),
        (60, 100, 55),
        (10, 100, 5),
        (8, 33, 4),
        (1, 33, 0),
    ],
)
def test_a_share_is_discussed_at_least_five_minutes_and_never_all(estimate, percent, expected):
    assert discussed(estimate, percent) == expected


def test_a_short_step_stays_whole():
    pieces = cut(20, 40, meeting_limit=40, reading_limit=90)

    assert pieces == (Piece(discussion=20, reading=40),)


def test_a_long_step_is_cut_evenly_in_five_minute_parts():
    pieces = cut(100, 200, meeting_limit=40, reading_limit=90)

    assert [(each.discussion, each.reading) for each in pieces] == [(35, 70), (35, 65), (30, 65)]


def test_the_last_part_takes_what_is_no_full_five_minutes():
    assert in_parts(68, 3) == (25, 20, 23)


def test_limits_that_are_no_full_five_minutes_are_kept():
    pieces = cut(74, 0, meeting_limit=37, reading_limit=90)

    assert [each.discussion for each in pieces] == [25, 25, 24]


@given(st.integers(0, 600), st.integers(0, 900), st.integers(1, 400), st.integers(1, 300))
def test_pieces_add_up_and_fit(talk, alone, meeting_limit, reading_limit):
    pieces = cut(talk, alone, meeting_limit=meeting_limit, reading_limit=reading_limit)

    assert sum(each.discussion for each in pieces) == talk
    assert sum(each.reading for each in pieces) == alone
    assert max(each.discussion for each in pieces) <= meeting_limit
    assert max(each.reading for each in pieces) <= reading_limit


@pytest.mark.parametrize(
    ("minutes", "percent", "expected"),
    [
        (20, 100, 20),
        (20, 125, 25),
        (20, 110, 22),
        (25, 110, 28),
        (20, 80, 16),
        (5, 50, 5),
        (0, 200, 0),
    ],
)
def test_a_pace_lengthens_and_shortens_to_the_minute(minutes, percent, expected):
    assert at_pace(minutes, percent) == expected


def talks(*paces, discussion=60, reading=120):
    found = cut_at_paces(discussion, reading, paces=paces, meeting_limit=20, reading_limit=90)
    assert sum(each.reading for each in found) == reading
    return [each.discussion for each in found]


def test_a_slower_pace_cuts_a_step_into_more_pieces_that_still_fit():
    assert talks((None, 100)) == [20, 20, 20]
    assert talks((None, 150)) == [20, 20, 20, 15, 15]
    assert talks((None, 50)) == [15, 15]


def test_what_a_step_has_behind_it_stays_as_it_was_cut():
    assert talks((1, 100), (None, 150)) == [20, 20, 20, 20]
    assert talks((1, 100), (2, 150), (None, 100)) == [20, 20, 15, 12]
    assert talks((3, 100), (None, 150)) == [20, 20, 20]


@given(
    st.integers(1, 600),
    st.integers(1, 900),
    st.lists(st.tuples(st.integers(1, 9), st.integers(50, 200)), max_size=3),
    st.integers(50, 200),
)
def test_at_any_paces_pieces_fit_and_the_first_ones_stay(talk, alone, changes, pace):
    earlier = tuple(sorted(dict(changes).items()))
    limits = {"meeting_limit": 20, "reading_limit": 90}

    found = cut_at_paces(talk, alone, paces=(*earlier, (None, pace)), **limits)

    assert sum(each.reading for each in found) == alone
    assert max(each.discussion for each in found) <= 20
    for number, (pieces, percent) in enumerate(earlier):
        until = cut_at_paces(talk, alone, paces=(*earlier[:number], (None, percent)), **limits)
        assert found[:pieces] == until[:pieces]


def test_the_statement_names_a_pace_that_is_not_that_of_the_estimates():
    assert "for 125 % of its estimated minutes" in statement(Minutes(pace=125), meeting=60)[-1]


def test_the_statement_names_the_shares_of_the_plan():
    sentences = statement(Minutes(opening=5, recall=10, discussion_percent=40), meeting=60)

    assert "About 40 % of a step is discussed" in sentences[1]
    assert sentences[-1] == (
        "Of the 60 minutes of a meeting, 5 are for opening and 10 for recalling earlier "
        "meetings; 45 are left for study."
    )
