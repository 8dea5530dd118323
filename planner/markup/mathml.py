"""A converter's MathML, which nobody trusts, as MathML Core with classes in place of styles."""

import re
from collections.abc import Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from planner.markup.tex import BadFormula

_CONTAINERS = """
    math mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow mspace msqrt
    msub msubsup msup mtable mtd mtr munder munderover
"""
CONTAINERS = frozenset(_CONTAINERS.split())
TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
DEEPEST = 80

# Style attributes are forbidden by our content policy; the converter writes only these.
STYLES = {
    "text-align: right": "math-right",
    "text-align: left": "math-left",
    "padding-right: 0": "math-flush-right",
    "padding-left: 0": "math-flush-left",
    "padding-left: 1em": "math-apart",
    "padding-right: 0.1em": "math-tight-right",
    "padding-left: 0.1em": "math-tight-left",
    "padding-right: 0.1667em": "math-thin-right",
    "padding-left: 0.1667em": "math-thin-left",
    "padding-right: 0.2222em": "math-medium-right",
    "padding-left: 0.2222em": "math-medium-left",
    "padding-right: 0.2778em": "math-thick-right",
    "padding-left: 0.2778em": "math-thick-left",
    "padding-top: 0": "math-flush-top",
    "padding-bottom: 0": "math-flush-bottom",
    "border-left: 0.05em solid currentcolor": "math-line-left",
    "border-right: 0.05em solid currentcolor": "math-line-right",
    "border-top: 0.05em solid currentcolor": "math-line-top",
    "border-bottom: 0.05em solid currentcolor": "math-line-bottom",
    "border-left: 0.05em dashed currentcolor": "math-dash-left",
    "border-right: 0.05em dashed currentcolor": "math-dash-right",
    "border-top: 0.05em dashed currentcolor": "math-dash-top",
    "border-bottom: 0.05em dashed currentcolor": "math-dash-bottom",
    "width: 100%": "math-whole",
    "width: 50%": "math-half",
    "width: 7.5%": "math-edge",
    "margin-left: -0.16666667em": "math-back-1",
    "margin-left: -0.22222222em": "math-back-2",
    "margin-left: -0.2777778em": "math-back-3",
}
# menclose is not in MathML Core: browsers would show its content and no more.
ENCLOSURES = {
    "box": "math-box",
    "updiagonalstrike": "math-strike-up",
    "downdiagonalstrike": "math-strike-down",
}
LETTERS = {
    "b": "math-bold",
    "i": "math-italic",
    "em": "math-italic",
    "code": "math-mono",
    "s": "math-strike",
    "u": "math-underline",
}
CLASSES = frozenset({*STYLES.values(), *ENCLOSURES.values(), *LETTERS.values()})

NAMED = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)(\w+;)")


def core(converted: str, *, tex: str) -> str:
    """The formula with its source as `alttext`; raises BadFormula for anything unforeseen."""
    try:
        math = fromstring(NAMED.sub(_character, converted))  # noqa: S314 - no DTD, our converter's
    except ParseError as error:
        raise BadFormula("it has characters that cannot be set") from error
    _mend(math, depth=0)
    math.set("alttext", tex)
    return tostring(math, encoding="unicode", short_empty_elements=False)


def _character(entity: re.Match[str]) -> str:
    return html5.get(entity[1], entity[0])


def _mend(element: Element, depth: int) -> None:
    if depth > DEEPEST:
        raise BadFormula("it is nested too deeply")
    classes = list(_classes(element))
    if element.tag == "menclose":
        element.tag = "mrow"
        # Drawn by the stylesheet, so without the rows that a converter lays over the content.
        element[:] = [child for child in element if "class" not in child.attrib]
    elif element.tag in TOKENS:
        classes += _flattened(element)
    elif element.tag not in CONTAINERS:
        raise BadFormula(f"{element.tag} is not possible here")
    for unwanted in ("style", "class", "id", "notation"):
        element.attrib.pop(unwanted, None)
    if classes:
        element.set("class", " ".join(classes))
    for child in element:
        _mend(child, depth + 1)


def _classes(element: Element) -> Iterator[str]:
    for style in element.get("style", "").split(";"):
        known = STYLES.get(": ".join(part.strip() for part in style.split(":")))
        if known:
            yield known
    for notation in element.get("notation", "").split():
        if notation not in ENCLOSURES:
            raise BadFormula("such a frame is not possible here")
        yield ENCLOSURES[notation]


def _flattened(token: Element) -> list[str]:
    """HTML in a token, as `\\textbf` makes it, is where namespaces get confused: letters only."""
    inside = [element.tag for element in token.iter() if element is not token]
    text = "".join(token.itertext())
    token[:] = []
    token.text = text
    return [LETTERS[tag] for tag in inside if tag in LETTERS]
