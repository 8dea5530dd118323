from __future__ import annotations

import dataclasses

from planner.plans.formats.abridged import abridged, short_quotes
from planner.plans.programme import Line, Programme
from tests.plans.programmes import DECISIONS, EVERYTHING, meeting, starts

WHY = "«Why does training not converge: is the optimiser stuck?» needs it."
LINE = Line(kind="study", title="Gradients", minutes=20, why=WHY, you_can="say so", pieces=2)


def with_lines(*lines: Line) -> Programme:
    entries = tuple(meeting(n, starts(1, n), line) for n, line in enumerate(lines, start=1))
    return dataclasses.replace(EVERYTHING, entries=entries)


def test_a_question_is_whole_at_its_first_mention_only() -> None:
    found = abridged(with_lines(LINE, LINE)).meetings()

    assert [each.lines[0].why for each in found] == [
        WHY,
        "«Why does training not converge …» needs it.",
    ]


def test_the_aim_is_not_repeated_for_later_pieces() -> None:
    found = abridged(with_lines(LINE, dataclasses.replace(LINE, piece=2))).meetings()

    assert [each.lines[0].you_can for each in found] == ["say so", ""]


def test_what_was_left_out_is_told_with_short_questions() -> None:
    left_out = dataclasses.replace(DECISIONS[2], text=f"Lost: {WHY}")

    found = abridged(dataclasses.replace(EVERYTHING, decisions=(DECISIONS[0], left_out)))

    assert found.decisions[1].text == "Lost: «Why does training not converge …» needs it."


def test_questions_that_begin_alike_stay_whole() -> None:
    first, second = (
        dataclasses.replace(DECISIONS[0], question=f"Why does training not converge when {each}?")
        for each in ("it rains", "the sun shines")
    )

    assert short_quotes(dataclasses.replace(EVERYTHING, decisions=(first, second))) == {}


def test_a_programme_that_repeats_nothing_stays_as_it_is() -> None:
    assert abridged(EVERYTHING) == EVERYTHING
