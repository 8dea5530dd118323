import time

import pytest

from planner.markup.brackets import MOST_AS_TYPED, deepest, grouped
from planner.markup.formula import formula, mathml
from planner.markup.tex import MACROS

# What blows up takes minutes; on an idle machine these take less than one second.
MOST_SECONDS = 3

OPENING = ["(", "[", r"\{", r"\langle ", r"\lvert ", r"\bigl(", r"\Biggl|", "⟨", r"\mathopen{(}"]
SWALLOWING = [r"\hat", r"\mathbf", r"\frac 1", r"x^", r"\bra\hat ", r"\pmod\hat ", r"\sin"]


def seconds(tex):
    mathml.cache_clear()
    started = time.process_time()
    formula(tex, display=True, typed=tex)
    return time.process_time() - started


@pytest.mark.parametrize("opening", OPENING)
@pytest.mark.parametrize("before", ["", *SWALLOWING, *(f"\\{name}" for name in sorted(MACROS))])
def test_brackets_that_are_never_closed_cost_nothing(before, opening):
    unit = f"{before}{opening}"

    assert seconds(unit * (1900 // len(unit))) < MOST_SECONDS
    assert seconds(unit * MOST_AS_TYPED + "x+" * 900) < MOST_SECONDS


@pytest.mark.parametrize("command", SWALLOWING)
def test_nor_do_those_whose_end_is_taken_as_an_argument(command):
    unit = f"({command})"

    assert seconds(unit * (1900 // len(unit))) < MOST_SECONDS


def test_a_few_brackets_stay_as_they_are():
    assert grouped("(a)[b]\\{c\\}" * 2) == "(a)[b]\\{c\\}" * 2


def test_many_are_grouped_but_not_what_only_looks_like_one():
    rest = r"\left(x\right)\big(y\sqrt[3]{z}\text{(a)}\\"

    assert grouped("(" * 7 + rest) == "{({}}" * 7 + rest


@pytest.mark.parametrize(
    ("tex", "levels"),
    [
        ("x", 0),
        ("{{}}{}", 2),
        (r"\{\{\leftarrow", 0),
        (r"\left({}\right)", 2),
        (r"\begin{matrix}{}\end{matrix}", 2),
        ("}}{", 0),
    ],
)
def test_how_deep_it_is(tex, levels):
    assert deepest(tex) == levels


def test_grouped_brackets_show_the_same():
    few, many = (mathml("(a)" * count, display=False) for count in (6, 7))

    assert many.count("<mo") == few.count("<mo") + 2
    assert many.count('<mrow><mo stretchy="false">(</mo><mrow></mrow></mrow>') == 7
