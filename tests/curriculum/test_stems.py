import pytest

from curriculum.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "overfit overfits overfitting",
        "converge converges converging convergence convergent",
        "optimise optimize optimiser optimizers optimisation optimization",
        "generalise generalisation generalization",
        "regularise regularisation regularization",
        "neighbour neighbor neighbours",
        "model models modelling modeling modelled",
        "derive derivative derivatives derivation",
        "threshold thresholds",
        "matrix matrices",
        "inverse invert inverting inversion inv",
        "bayes bayesian",
        "size sizes sizing",
        "hop hopping hopped",
        "probability probabilities",
        "analysis analyses analyse analyze analysing",
        "math maths mathematics",
    ],
)
def test_forms_of_a_word_share_its_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


# From the examples in Porter's paper, where British spelling changes nothing.
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("cats", "cat"),
        ("feed", "feed"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("motoring", "motor"),
        ("sing", "sing"),
        ("falling", "fall"),
        ("filing", "file"),
        ("happy", "happi"),
        ("sky", "sky"),
        ("relational", "relat"),
        ("conditional", "condit"),
        ("vileli", "vile"),
        ("triplicate", "triplic"),
        ("hopeful", "hope"),
        ("goodness", "good"),
        ("allowance", "allow"),
        ("replacement", "replac"),
        ("adoption", "adopt"),
        ("probate", "probat"),
        ("cease", "ceas"),
        ("controll", "control"),
        ("roll", "roll"),
    ],
)
def test_stems_are_those_of_the_paper(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["", "a", "is", "gp", "3blue1brown", "naïve", "β", "мера", "梯度"])
def test_what_is_no_plain_english_word_stays(word):
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("norm", "normal"), ("loss", "lossless"), ("variance", "variable"), ("bias", "bia")],
)
def test_other_words_keep_apart(one, other):
    assert stem(one) != stem(other)
