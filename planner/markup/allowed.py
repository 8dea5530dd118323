"""What may leave: every tag, attribute and value. All that is rendered passes here last."""

import re

import nh3

from planner.markup import mathml
from planner.markup.colouring import CLASSES as CODE_CLASSES
from planner.markup.links import FOREIGN, may_lead_to

PROSE = """
    a blockquote br code div em h3 h4 h5 h6 hr li ol p pre s span strong sup
    table tbody td th thead tr ul
"""
# Never: annotation, annotation-xml, semantics, maction, mglyph, menclose, svg, style.
MATHEMATICS = mathml.CONTAINERS | mathml.TOKENS
TAGS = MATHEMATICS.union(PROSE.split())

NOTE = r"fn(?:ref)?-[0-9a-f]{8}-[0-9]{1,5}(?:-[0-9]{1,5})?"
_TRUTH = r"true|false"
# No formula pushes anything further than a few letters over its neighbours.
_LENGTH = r"-?[0-9]?(?:\.[0-9]{1,8})?(?:r?em)?"
_ANYTHING = r"(?s:.*)"

_SCROLLS = {"tabindex": "0", "role": "group"}
_STYLED = {"displaystyle": _TRUTH, "scriptlevel": "[0-3]"}

ATTRIBUTES = {
    tag: {name: re.compile(values) for name, values in attributes.items()}
    for tag, attributes in {
        "a": {"title": _ANYTHING, "rel": FOREIGN, "id": NOTE, "aria-label": "Back to the text"},
        "code": {"title": _ANYTHING},
        "div": {**_SCROLLS, "aria-label": "Formula|Table"},
        "li": {"id": NOTE},
        "math": {"display": "block", "alttext": _ANYTHING},
        "mfrac": {**_STYLED, "linethickness": "0"},
        "mi": {"mathvariant": "normal"},
        "mo": {
            "stretchy": _TRUTH,
            "symmetric": _TRUTH,
            "movablelimits": _TRUTH,
            "form": "prefix|infix|postfix",
            "lspace": _LENGTH,
            "rspace": _LENGTH,
            "minsize": _LENGTH,
            "maxsize": _LENGTH,
        },
        "mover": {"accent": _TRUTH},
        "mpadded": {"width": "0", "height": "0", "depth": "0", "voffset": _LENGTH},
        "mrow": _STYLED,
        "mspace": {"width": _LENGTH},
        "mtable": _STYLED,
        "munder": {"accentunder": _TRUTH},
        "munderover": {"accent": _TRUTH, "accentunder": _TRUTH},
        "ol": {"start": "[0-9]{1,9}"},
        "pre": {**_SCROLLS, "aria-label": "Code"},
        "span": {**_SCROLLS, "aria-label": "Formula"},
    }.items()
}

_ALIGNED = frozenset({"align-left", "align-center", "align-right"})
CLASSES = {
    "a": frozenset({"note-back"}),
    "code": frozenset({"math-error"}),
    "div": frozenset({"math-block", "table-scroll", "notes"}),
    "span": CODE_CLASSES | {"math-block", "math-long", "mention", "tied"},
    "sup": frozenset({"note-mark"}),
    "td": _ALIGNED,
    "th": _ALIGNED,
    **dict.fromkeys(MATHEMATICS, mathml.CLASSES),
}


def permitted(tag: str, name: str, value: str) -> str | None:
    """The value as it may leave, or None: the attribute goes."""
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES.get(tag, ())) or None
    if tag == "a" and name == "href":
        return value if may_lead_to(value) or re.fullmatch(f"#{NOTE}", value) else None
    pattern = ATTRIBUTES.get(tag, {}).get(name)
    return value if pattern and pattern.fullmatch(value) else None


_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes={
        **{tag: {*ATTRIBUTES.get(tag, ()), "class"} for tag in TAGS},
        "a": {*ATTRIBUTES["a"], "class", "href"},
    },
    attribute_filter=permitted,
    strip_comments=True,
    link_rel=None,  # set by links.py, on what leads away only
    generic_attribute_prefixes=set(),
    url_schemes={"http", "https", "mailto"},
    url_relative="pass_through",  # permitted() lets only our own notes through
)


def clean(html: str) -> str:
    return _cleaner.clean(html)
