"""What became of a text, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from planner.writing.differences import MOST_WORDS, difference

TEXTS = st.text(alphabet="ab \n", max_size=60)


def shown(before, after):
    marks = {"kept": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[each.change].format(each.text) for each in difference(before, after))


def test_changed_words_stand_among_those_that_stayed():
    before = "A norm is a length.\n\nIt is positive.\n"
    after = "A norm is a size.\n\nIt is positive.\n"

    assert shown(before, after) == "A norm is a [-length.\n-][+size.\n+]\nIt is positive.\n"


def test_what_is_equal_has_no_marks():
    assert shown("same $x$", "same $x$") == "same $x$"
    assert shown("", "") == ""


def test_a_text_of_too_many_words_is_exchanged_as_a_whole():
    before = "a " * (MOST_WORDS + 1)

    assert shown(before, "b") == f"[-{before}-][+b+]"


@given(TEXTS, TEXTS)
def test_kept_and_gone_make_the_old_text_and_kept_and_new_the_new(before, after):
    pieces = difference(before, after)

    assert "".join(each.text for each in pieces if each.change != "new") == before
    assert "".join(each.text for each in pieces if each.change != "gone") == after
