import pytest

from planner.markup.formula import formula, mathml
from planner.markup.tex import MACROS, BadFormula


def reason(tex):
    with pytest.raises(BadFormula) as refusal:
        mathml(tex, display=False)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        ("x" * 2001, "a formula may have 2,000 characters, this has 2,001"),
        ("{" * 21 + "}" * 21, "it is nested deeper than 20 levels"),
        (r"\left(" * 21 + r"\right)" * 21, "it is nested deeper than 20 levels"),
        (r"\sqrt" * 90 + " x", "it is nested too deeply"),
        (r"\def\a{b}\a", r"\def is not possible here; write it out"),
        (r"\newcommand{\a}{b}", r"\newcommand is not possible here; write it out"),
        (r"\eqref{a}", r"\eqref is not possible here; write it out"),
        (r"\phase{x}", "such a frame is not possible here"),
        (r"\foo", r'Unknown command "\foo".'),
        ("\ud800", "it has characters that cannot be set"),
        ("x\uffff", "it has characters that cannot be set"),
    ],
)
def test_a_refusal_says_why(tex, words):
    assert reason(tex) == words


@pytest.mark.parametrize("tex", ["x" * 2000, "{" * 20 + "}" * 20, r"\{" * 30, r"\leftarrow" * 30])
def test_what_is_at_the_limit_is_set(tex):
    assert mathml(tex, display=False).startswith("<math")


def test_a_refused_formula_is_shown_as_it_was_typed():
    assert formula(r"\foo<b>", display=False, typed=r"$\foo<b>$") == (
        '<code class="math-error" title="This formula could not be set:'
        ' Unknown command &quot;\\foo&quot;.">$\\foo&lt;b&gt;$</code>'
    )


@pytest.mark.parametrize("name", sorted(MACROS))
def test_each_of_our_words_can_be_set(name):
    assert mathml(rf"\{name}{{a}}{{b}}", display=True).startswith("<math")


def test_the_source_stays_with_the_formula():
    html = mathml(r'a<b \& \text{"c"}', display=False)

    assert html.startswith(r'<math alttext="a&lt;b \&amp; \text{&quot;c&quot;}">')
