import pytest

from curriculum.excerpts import LONGEST, Marked, excerpt, marked


def shown(found):
    """With the marks as brackets."""
    text = found.text
    for start, end in reversed(found.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("The loss is NaN.", {"loss", "nan"}, "The [loss] is [NaN]."),
        ("Losses, lost", {"loss"}, "[Losses], lost"),
        ("t-SNE or TSNE", {"sne", "tsne"}, "t-[SNE] or [TSNE]"),
        ("随机梯度下降", {"u68afu5ea6"}, "随机[梯度]下降"),
        ("特征值与特征向量", {"u7279u5f81", "u5f81u5411", "u5411u91cf"}, "[特征]值与[特征向量]"),
        ("<b>loss</b> & more", {"loss"}, "<b>[loss]</b> & more"),
        ("nothing here", {"loss"}, "nothing here"),
        ("", {"loss"}, ""),
    ],
)
def test_what_was_asked_for_is_marked(text, terms, expected):
    assert shown(marked(text, terms, "en")) == expected


def test_marks_are_plain_numbers_beside_the_text():
    assert marked("A loss", {"loss"}, "en") == Marked("A loss", ((2, 6),), "en")


def test_a_long_text_is_shown_around_its_first_mark():
    text = "first words " + "filler " * 60 + "the loss is nan " + "filler " * 60

    found = excerpt(text, {"loss"}, "en")

    assert shown(found).startswith("…filler filler filler ")
    assert "the [loss] is nan filler" in shown(found)
    assert found.text.endswith("filler…")
    assert len(found.text) <= LONGEST + 2


def test_one_line_is_shown_of_many():
    found = excerpt("Nothing.\nThe loss is nan.\nMore loss.", {"loss"}, "en")

    assert shown(found) == "The [loss] is nan."


def test_a_text_without_a_mark_is_shown_from_its_start():
    text = "Every word of this. " * 40

    found = excerpt(text, {"loss"}, "en")

    assert (found.text[:20], found.text[-1], found.marks) == (text[:20], "…", ())
