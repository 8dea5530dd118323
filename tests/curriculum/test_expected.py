"""What exercises should give is what the mathematics gives, as far as it takes no chance."""

import math
from statistics import NormalDist

import pytest

from curriculum.exchange import SHIPPED, read
from curriculum.expected import ExpectedNumber, shown


@pytest.fixture(scope="module")
def exercises():
    return {each.id: each for each in read(SHIPPED).exercises}


def steps_of_descent(*, momentum):
    """On a bowl with curvatures 1 and 100, from (1, 1) to within 1e-6 of its bottom."""
    rate, weight = ((2 / 11) ** 2, (9 / 11) ** 2) if momentum else (2 / 101, 0.0)
    at, before, count = [1.0, 1.0], [1.0, 1.0], 0
    while math.hypot(*at) >= 1e-6:
        moved = [
            x - rate * bend * x + weight * (x - old)
            for x, old, bend in zip(at, before, (1, 100), strict=True)
        ]
        at, before, count = moved, at, count + 1
    return count


def scores_of_pages():
    scores = [0.25] * 4
    for _ in range(200):
        a, b, c, d = scores
        raw = (c, a / 2, a / 2 + b + d, 0)
        scores = [0.15 / 4 + 0.85 * each for each in raw]
    return scores


def users_per_group(before, after):
    chance, power = NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(0.8)
    pooled = (before + after) / 2
    apart = math.sqrt(before * (1 - before) + after * (1 - after))
    return ((chance * math.sqrt(2 * pooled * (1 - pooled)) + power * apart) / (after - before)) ** 2


def wet_grass():
    rain = 0.2 * (0.01 * 0.99 + 0.99 * 0.8)
    return rain / (rain + 0.8 * 0.4 * 0.9)


COMPUTED = {
    "relu-backward": (0, 0, 30, 40),
    "stable-softmax": (0, 2000),
    "power-iteration-pagerank": scores_of_pages(),
    "gd-step-size": (0.5 * (0.81**400 + 10 * 0.9**400), 5, 2 / 10),
    "momentum-ravine": (steps_of_descent(momentum=False), steps_of_descent(momentum=True)),
    "adam-first-step": (0.001 * 0.1 / (0.1 + 1e-8), 0.001 * 0.01 / (math.sqrt(1e-5) + 1e-8)),
    "base-rate": (0.009 / (0.009 + 0.0495),) * 2,
    "ab-sample-size": (users_per_group(0.1, 0.12), 0.8),
    "cheapest-threshold": (5 / 105,) * 2,
    "fairness-clash": (0.8, 0.5, 0.1, 400 / 450, 80 / 170, 100 / 550, 20 / 830),
    "receptive-field": (3, 5, 9, 17),
    "attention-memory": (
        *(16 * 8192**2 * 2 / 2**30, 16 * 16384**2 * 2 / 2**30),
        *(1.03 * math.log(2), 2**1.03, 100 * (1 - 15 / 20), 100 * (1 - 15 / 21)),
    ),
    "sprinkler": (wet_grass(),) * 2,
}


@pytest.mark.parametrize("name", COMPUTED)
def test_what_can_be_computed_comes_out(exercises, name):
    expected = exercises[name].expected

    assert len(expected) == len(COMPUTED[name])
    for each, value in zip(expected, COMPUTED[name], strict=True):
        assert abs(each.value - value) <= each.within, each.name


def test_every_exercise_whose_checks_state_numbers_has_them(exercises):
    without = [name for name, each in exercises.items() if not each.expected]

    assert without == ["best-low-rank"]  # it compares two errors of one's own


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1538, "0.1538"),
        (3841.0, "3841"),
        (1e-6, "1e-6"),
        (6.8e8, "680000000"),
        (0, "0"),
        (-2, "-2"),
    ],
)
def test_numbers_are_shown_as_people_and_programs_read_them(number, text):
    assert shown(number) == text
    assert float(text) == number
    assert ExpectedNumber(name="x", value=number, within=1e-6).shown_within == "1e-6"
