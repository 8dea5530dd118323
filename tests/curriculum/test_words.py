import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum import words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Loss is NaN", ["loss nan"]),
        ("t-SNE", ["t sne", "tsne"]),
        ("Experiments and A/B tests", ["experi b test", "ab"]),
        ("Bayes' rule, Bayes’s rule", ["bayes rule bayes rule"]),
        ("café cafe\u0301 CAFE", ["cafe cafe cafe"]),
        ("ＰＣＡ", ["pca"]),
        ("特征向量", ["u7279u5f81 u5f81u5411 u5411u91cf", "u7279 u5f81 u5411 u91cf"]),
        ("熵", ["u71b5", "u71b5"]),
        ("PCA降维", ["pca u964du7ef4", "u964d u7ef4"]),
        ("0.1 + 0.2", ["n0 n1 n0 n2"]),
        ("L²", ["l2"]),
        ("why is it not?", []),
        ("!!! --- ' \" * ( )", []),
    ],
)
def test_a_phrase_is_cut_into_terms(text, lines):
    assert words.lines(text) == lines


def test_tokens_know_where_they_stand():
    text = "Why, the 梯度下降 diverges"

    found = [text[token.start : token.end] for token in words.tokens(text)]

    assert found == ["Why", "the", "梯度下降", "diverges"]


def test_a_very_long_word_is_cut():
    assert words.terms("x" * 1000) == ["x" * words.LONGEST_WORD]


@given(st.text())
def test_terms_are_letters_and_digits_that_any_database_takes_for_one_word(text):
    assert [each for each in words.terms(text) if not re.fullmatch("[a-z][a-z0-9]*", each)] == []


@given(st.text())
def test_tokens_stand_in_order_and_apart(text):
    places = [place for token in words.tokens(text) for place in (token.start, token.end)]

    assert places == sorted(places)


@pytest.mark.parametrize(
    "word", ["loss", "nan", "mean", "map", "bias", "test", "value", "model", "size", "feature"]
)
def test_words_with_a_meaning_here_are_no_stop_words(word):
    assert word not in words.STOP_WORDS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Why does the loss explode?", "en"),
        ("What is 梯度 in English?", "en"),
        ("为什么 softmax 会溢出？", "zh-Hans"),
        ("Softmax がオーバーフローする", "ja"),
        ("경사 하강법", "ko"),
    ],
)
def test_the_language_of_a_text_is_guessed_by_its_characters(text, language):
    assert words.language_of(text) == language
