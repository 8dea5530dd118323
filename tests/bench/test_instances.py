"""The questions of the benchmark: the sizes they promise, and always the same ones."""

from __future__ import annotations

import pytest

from bench import instances


def sizes(question):
    topics = len({step.topic for step in question.steps})
    return (topics, len(question.decisions), len(question.meetings), len(question.people))


def test_each_size_is_what_it_says():
    assert sizes(instances.small(1)) == (15, 8, 12, 6)
    assert sizes(instances.typical(1)) == (60, 20, 26, 12)
    assert sizes(instances.large(1)) == (400, 60, 52, 30)


def test_the_huge_size_has_ten_thousand_topics():
    assert sizes(instances.huge(1)) == (10_000, 200, 52, 30)


def test_the_same_seed_gives_the_same_question_and_another_one_another():
    assert instances.typical(4) == instances.typical(4)
    assert instances.typical(4) != instances.typical(5)


@pytest.mark.parametrize("make", [instances.small, instances.typical, instances.large])
def test_every_piece_fits_a_meeting_and_a_week_of_every_reader(make):
    question = make(1)
    pieces = [piece for step in question.steps for piece in step.pieces]

    assert max(piece.discussion for piece in pieces) <= 40
    assert max(piece.reading for piece in pieces) <= 90 <= min(p.reading for p in question.people)


def test_people_know_between_8_and_35_percent_of_the_topics():
    question = instances.large(2)

    known = [len({topic for topic, _ in person.knows}) for person in question.people]

    assert min(known) >= 400 * 0.08 - 1
    assert max(known) <= 400 * 0.35


def test_every_step_needs_its_shallower_depth():
    question = instances.small(3)

    deeper = [step for step in question.steps if step.depth > 1]

    assert len(deeper) == 30
    assert all((step.topic, step.depth - 1) in step.needs for step in deeper)
