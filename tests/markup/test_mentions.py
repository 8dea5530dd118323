import pytest

from planner.markup import mentioned, plain, render, render_inline
from tests.markup.inert import faults

NAMES = ("Ada", "Ben", "Ben Miller", "José", "李雷", "M. O'Neil")


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("@Ben, why?", ["@Ben"]),
        ("ask @ben or @ADA.", ["@ben", "@ADA"]),
        ("@Ben Miller knows", ["@Ben Miller"]),
        ("@ben  miller knows", ["@ben  miller"]),
        ("@Ben Millers", ["@Ben"]),
        ("(@Ben's idea) **@Ada**", ["@Ben", "@Ada"]),
        ("thanks @José!", ["@José"]),
        ("请@李雷看一下", ["@李雷"]),
        ("@M. O'Neil said", ["@M. O'Neil"]),
        ("- a list\n- with @Ada", ["@Ada"]),
        ("| a |\n|---|\n| @Ada |", ["@Ada"]),
        ("@@Ada", ["@Ada"]),
        ("@Benno and @Cleo and Ben and @ Ben", []),
        ("write to carl@ben.example or x@Ben", []),
        ("`@Ben` and $@Ben$\n\n    @Ben\n\n```\n@Ben\n```", []),
        ("https://example.org/@Ben <https://example.org/@Ada>", []),
        ("[@Ben](https://example.org)", []),
    ],
)
def test_people_are_called_by_their_whole_name(source, called):
    html = render(source, names=NAMES)

    pieces = html.split('<span class="mention">')[1:]
    assert [piece.partition("</span>")[0] for piece in pieces] == called
    assert len(mentioned(source, names=NAMES)) == len(called)


def test_the_longest_name_is_the_one_that_is_called():
    assert mentioned("@ben miller and @ADA", names=NAMES) == {"Ben Miller", "Ada"}


def test_whoever_is_quoted_is_shown_but_not_called_again():
    source = "> as @Ada said\n\nI think so too, @Ben"

    assert render(source, names=NAMES).count('class="mention"') == 2
    assert mentioned(source, names=NAMES) == {"Ben"}


def test_without_names_nobody_is_called():
    assert "mention" not in render("@Ada") + render_inline("@Ada")
    assert mentioned("@Ada", names=()) == frozenset()


def test_plain_text_says_the_name_as_it_was_typed():
    assert plain("ask @Ben Miller") == "ask @Ben Miller"


@pytest.mark.parametrize("name", ["<script>x</script>", "a](javascript:x)", '"><svg/onload=x>'])
def test_a_hostile_name_does_no_harm(name):
    html = render(f"`x` @{name} @<b>", names=(name, "<b>"))

    assert faults(html) == []
