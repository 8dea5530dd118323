"""TeX as HTML: the only place that knows which converter does it."""

from functools import lru_cache
from html import escape

from math_core import LatexError, LatexToMathML

from planner.markup.mathml import core
from planner.markup.tex import MACROS, BadFormula, prepared

_converter = LatexToMathML(macros=MACROS, fancy_error=False, max_expansions=1000)

LONG = 24  # visible characters; about what a line of a narrow phone holds


def formula(tex: str, *, display: bool, typed: str) -> str:
    """MathML, or what was `typed` (dollars included) when it cannot be set. Never raises."""
    try:
        return mathml(tex.strip(), display=display)
    except BadFormula as why:
        title = f"This formula could not be set: {str(why).rstrip('.')}."
        return f'<code class="math-error" title="{escape(title)}">{escape(typed)}</code>'


@lru_cache(maxsize=256)
def mathml(tex: str, *, display: bool) -> str:
    """Raises BadFormula, whatever goes wrong."""
    source = prepared(tex, display=display)
    try:
        converted = _converter.convert_with_local_state(source, displaystyle=display)
    except LatexError as error:
        raise BadFormula(str(error).partition(": ")[2] or str(error)) from error
    except Exception as error:  # a text is shown whatever the converter trips over
        raise BadFormula("it has characters that cannot be set") from error
    return core(converted, tex=tex)
