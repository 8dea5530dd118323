import pytest

from curriculum.spelling import distance, guesses

KNOWN = ["base", "bayes", "descent", "eigenvector", "gradient", "gradual", "matrix", "recent"]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("descent", "descent", 0),
        ("decent", "descent", 1),
        ("gradiant", "gradient", 1),
        ("bayse", "bayes", 1),
        ("matirx", "matrix", 1),
        ("", "ab", 2),
        ("kitten", "sitting", 3),
        ("matrix", "vector", 4),
        ("a", "abcdefgh", 4),
    ],
)
def test_slips_are_counted_up_to_the_most_that_matter(one, other, slips):
    assert distance(one, other, most=3) == distance(other, one, most=3) == slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gradiant", ["gradient"]),
        ("eigenvecter", ["eigenvector"]),
        ("bayse", ["bayes", "base"]),
        ("decent", ["descent", "recent"]),
        ("matrix", ["matrix"]),
        ("mtarxi", []),
        ("bas", []),
        ("completely", []),
    ],
)
def test_the_nearest_known_words_are_guessed(typed, meant):
    assert guesses(typed, KNOWN) == meant
