from django.template.loader import render_to_string

from planner.plans.difference import difference
from tests.plans.small_agendas import meeting, plan, step


def shown(old, new):
    page = render_to_string("plans/_difference.html", {"difference": difference(old, new)})
    return [line.strip() for line in page.splitlines() if line.strip()]


def test_each_date_stands_in_the_margin_with_marks_in_words():
    old = plan(meeting("a", 1, 14, step("A < B")), meeting("b", 1, 21))
    new = plan(meeting("a", 1, 14), meeting("b", 1, 21, step("A < B")))

    assert shown(old, new) == [
        "<p>1 step moves, nothing is dropped.</p>",
        '<ol class="programme">',
        '<li class="meeting">',
        '<div class="when">',
        '<h3><time datetime="2027-01-21">Thu 21 Jan</time></h3>',
        "<p>2027</p>",
        "</div>",
        '<ul class="what changes">',
        '<li data-mark="moved"><span class="mark">moved</span> '
        "<span>A &lt; B (working) moves from Thu 14 Jan to Thu 21 Jan.</span></li>",
        "</ul>",
        "</li>",
        "</ol>",
    ]


def test_a_first_plan_and_no_change_are_one_sentence():
    one = plan(meeting("a", 1, 14))

    assert shown(None, one) == ["<p>The plan is new: 1 meeting on Thu 14 Jan 2027.</p>"]
    assert shown(one, one) == ["<p>Nothing changes.</p>"]
