from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.plans.formats import markdown
from planner.plans.formats.terminal import clean
from planner.plans.programme import Line, Programme
from tests.plans.programmes import EVERYTHING, IMPOSSIBLE, SECOND, VIDEO, meeting, starts

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
PUNCTUATION = st.text("\\`*_{}[]()<>#+-.!|&~$^=:\"' 1a\n", min_size=1, max_size=12)


class Words(HTMLParser):
    """What a reader sees of HTML, and the elements it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen = ""
        self.elements: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.seen += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)


def shown(text: str) -> Words:
    return Words(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def with_line(line: Line, **changes: object) -> Programme:
    entries = (meeting(1, starts(1, 14), line),)
    return dataclasses.replace(EVERYTHING, entries=entries, **changes)


def lines_after(heading: str, programme: Programme) -> list[str]:
    lines = markdown.render(programme).splitlines()
    start = lines.index(heading) + 2
    return lines[start : lines.index("", start) if "" in lines[start:] else len(lines)]


def test_the_programme_is_a_table() -> None:
    assert lines_after("## The programme", EVERYTHING)[:5] == [
        "|  | Date | What happens | Minutes | Leads | Stands in |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 1 | Thu 14 Jan 2027, 12:00–13:00 | Matrices as maps ●○○;"
        " Vectors and dot products (catch-up) ●○○ | 20 | Ben | Ada |",
        "|  | Thu 21 Jan 2027 | *no meeting: Cleo and Dan away (2 of 5)"
        " (you can meet anyway)* |  |  |  |",
        "| 2 | Thu 28 Jan 2027, 12:00–13:00 | Gradients and the chain rule (2 of 3) ●●○"
        " | 38 | Ada | Cleo |",
    ]


def test_every_line_of_a_meeting_says_what_to_read_what_to_do_and_why() -> None:
    programme = dataclasses.replace(EVERYTHING, entries=(SECOND,))

    assert lines_after("### 2 · Thu 28 Jan 2027", programme)[:6] == [
        "- **Gradients and the chain rule (2 of 3)** ●●○ working · 38 min",
        "  - read: [How the backpropagation algorithm works]"
        "(<http://neuralnetworksanddeeplearning.com/chap2.html>), Neural Networks and Deep"
        " Learning, ch. 2, pp. 39–58, first half (about 35 of 60 min)",
        "  - read: [Visualising the chain rule and product rule](<https://example.org/videos/4>),"
        " Essence of calculus, video 4 (16 min)",
        "  - do: ReLU forwards and backwards (25 min)",
        "  - do: A cost table by hand (15 min, before the meeting)",
        "  - alone: 20 min of practice of your own",
    ]


def test_decisions_are_compared_in_a_table() -> None:
    assert lines_after("## Decisions", EVERYTHING)[4:] == [
        "| «At which score should a payment be blocked as suspected fraud?» | not reached | 2"
        " | 1080 | 900 | It costs 180 more minutes. Three more meetings bring it in beside"
        " everything else. |",
        "| «Why do large networks generalise at all?» | not reached | 1 | 500 | 500"
        " | It is equally good: swap it with «is the optimiser stuck?»."
        " Open question: criteria and trade-offs only. |",
        "| «Do we need machine learning at all?» | already | 1 | 90 | 0 |  |",
    ]


def test_an_impossible_plan_says_why_and_what_would_help() -> None:
    assert markdown.render(IMPOSSIBLE).split("\n\n")[2:] == [
        "## This cannot be planned",
        "«fraud-threshold» must be reached, but it needs 360 minutes and there are 80.",
        "## What is in conflict",
        "- «fraud-threshold» must be reached by 21 January.\n- There are two meetings.",
        "## What would help",
        "- Seven more meetings.\n- Meetings of 200 minutes.\n",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.org", "x.org", ""])
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert markdown.link("a title", url) == "a title"


def test_an_address_cannot_leave_its_link() -> None:
    assert markdown.link("a]b", "https://x.org/a>b c|d\n") == (
        "[a\\]b](<https://x.org/a%3Eb%20c%7Cd%0A>)"
    )


@given(text=st.one_of(TEXTS, PUNCTUATION))
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    words = shown(f"- {markdown.escaped(text)}\n")

    assert " ".join(words.seen.split()) == " ".join(clean(text).split())
    assert words.elements == ["ul", "li"]


@given(text=PUNCTUATION)
def test_no_title_breaks_out_of_its_place(text: str) -> None:
    reading = dataclasses.replace(VIDEO, title=text, resource_title=text, location=text)
    hostile = Line(kind="study", title=f"x{text}", minutes=9, reading=(reading,), why=text)
    plain = Line(kind="study", title="x", minutes=9, reading=(VIDEO,), why="y")

    found = shown(markdown.render(with_line(hostile, title=f"x{text}", warnings=(f"x{text}",))))

    expected = shown(markdown.render(with_line(plain, title="x", warnings=("x",))))
    assert found.elements == expected.elements
