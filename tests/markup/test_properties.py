"""Whatever is typed, what comes out is on the list, and reading it twice changes nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.markup import plain, render, render_inline
from planner.markup.allowed import clean
from planner.markup.formula import formula
from planner.markup.render import tidy
from tests.markup.hostile import HOSTILE
from tests.markup.inert import faults, texts, written

EXAMPLES = 500

_MARKS = """
    * ** _ ~~ ` `` ``` ~~~ # > - 1. | [ ] ( ) ! ^ : < > & ; $ $$ \\ / = " ' { } % , @ ?
"""
_WORDS = """
    a b word 5 10 $5 https://example.org http:// javascript: data: mailto:a@b.c www. script img
    src onerror=__hit=1 style svg onload= math mtext &lt; &#60; &amp; <script> </script> <img
    <svg/onload=__hit=1> <!-- --> <![CDATA[ ]]> hx-get=/ [^1] [^1]: 学习 שלום
"""
_TEX = r"""
    \text{ \frac{ \sqrt \left( \right) \begin{aligned} \end{aligned} \begin{pmatrix} \end{pmatrix}
    \begin{cases} \end{cases} \begin{align} \end{align} \operatorname{ \boxed{ \href{ \def\a
    \newcommand \textbf{ \R \argmin \tag{1} \label{x} \color{red} \\ & _ ^ \$ \&
"""
BLANKS = ["\n", "\n\n", "  \n", " ", "    ", "\t", "|-|-|\n", "|:-:|\n", "\x00", "\u202e"]
TEX = _TEX.split()
TOKENS = [*_MARKS.split(), *_WORDS.split(), *TEX]
DRAWN = st.lists(
    st.sampled_from(TOKENS) | st.sampled_from(BLANKS) | st.characters(), max_size=40
).map("".join)
SPLICED = st.tuples(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE), st.integers(0, 200)).map(
    lambda parts: (parts[0][: parts[2]] + parts[1])[:2000]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(DRAWN | SPLICED)
def test_what_is_drawn_comes_out_inert(source):
    html = render(source)

    assert faults(html) == []
    assert clean(html) == html
    assert written(written(html)) == written(html)


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(DRAWN | SPLICED)
def test_one_line_and_words_never_fail(source):
    assert faults(render_inline(source)) == []
    assert isinstance(plain(source), str)


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(st.lists(st.sampled_from(TEX) | st.characters(), max_size=30).map("".join), st.booleans())
def test_any_formula_is_set_or_shown(tex, display):
    tex = tidy(tex)

    html = formula(tex, display=display, typed=tex)

    assert html.startswith(("<math", "<code"))
    assert faults(clean(html)) == []


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(st.text("abc XYZ 0123,.", max_size=80))
def test_plain_words_stay_what_they_are(source):
    spoken = " ".join(source.split())

    assert texts(render_inline(spoken)) == spoken
