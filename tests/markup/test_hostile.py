import time

import pytest

from planner.markup import plain, render, render_inline
from planner.markup.allowed import clean
from planner.markup.formula import mathml
from tests.markup.hostile import HOSTILE
from tests.markup.inert import HTML, faults, parsed, written

MOST_SECONDS = 2  # of processor time; one on a quiet machine


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 250


@pytest.mark.parametrize(
    "html",
    [
        "<script>__hit=1</script>",
        "<img src=x onerror=__hit=1>",
        "<p onclick=x>",
        "<p id=location>",
        "<a href='javascript:x'>",
        "<a href='https://example.org'>",
        "<p style='color:red'>",
        "<p hx-get=/>",
        "<math><semantics></semantics></math>",
        "<math><mtext><b>x</b></mtext></math>",
        "<svg></svg>",
    ],
)
def test_the_judge_finds_what_is_not_on_the_list(html):
    assert faults(html) != []


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_it_comes_out_inert(source):
    assert faults(render(source)) == []


def test_they_come_out_inert_on_one_line():
    assert [source for source in HOSTILE if faults(render_inline(source))] == []


def test_nothing_on_one_line_takes_the_focus():
    assert [source for source in HOSTILE if takes_focus(render_inline(source))] == []


def takes_focus(html):
    return [
        element
        for element in parsed(html).iter()
        if element.tag == f"{HTML}a" or "tabindex" in element.attrib
    ]


def test_no_second_reading_finds_more():
    rendered = [render(source) for source in HOSTILE]

    assert [html for html in rendered if clean(html) != html] == []
    assert [html for html in rendered if written(written(html)) != written(html)] == []


def test_their_words_alone_are_text():
    assert {type(plain(source)) for source in HOSTILE} == {str}


def test_each_is_quick():
    slow = []
    for source in HOSTILE:
        mathml.cache_clear()
        started = time.process_time()
        render(source)
        if time.process_time() - started > MOST_SECONDS:
            slow.append(source)

    assert slow == []
