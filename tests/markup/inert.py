"""What a browser would make of rendered HTML, judged by a list that is written here again."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"

TAGS = {
    HTML: "a blockquote br code div em h3 h4 h5 h6 hr li ol p pre s span strong sup"
    " table tbody td th thead tr ul",
    MATHML: "math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow"
    " mspace msqrt msub msubsup msup mtable mtd mtext mtr munder munderover",
}
KNOWN = {space + name for space, names in TAGS.items() for name in names.split()}

NOTE = r"fn(ref)?-[0-9a-f]{8}-\d+(-\d+)?"
LENGTH = r"-?\d?(\.\d+)?(r?em)?"
VALUES = {
    "class": r"(note|math|code|align|table)-[a-z0-9-]+( math-[a-z0-9-]+)*|notes|mention|tied",
    "href": rf"https?://[^/?#\\@\s]+([/?#].*)?|mailto:[^\s?]+@.+|#{NOTE}",
    "rel": "nofollow noopener ugc",
    "id": NOTE,
    "title": r"(?s).*",
    "alttext": r"(?s).*",
    "start": r"\d+",
    "tabindex": "0",
    "role": "group",
    "aria-label": "Formula|Table|Code|Back to the text",
    "display": "block",
    "mathvariant": "normal",
    "linethickness": "0",
    "scriptlevel": r"[0-3]",
    "form": "prefix|infix|postfix",
    "height": "0",
    "depth": "0",
    **dict.fromkeys(["lspace", "rspace", "minsize", "maxsize", "width", "voffset"], LENGTH),
    **dict.fromkeys(
        ["accent", "accentunder", "displaystyle", "movablelimits", "stretchy", "symmetric"],
        "true|false",
    ),
}


def faults(html: str) -> list[str]:
    """Whatever is not on the list, wherever a page puts the text."""
    return [fault for place in ("div", "td", "span") for fault in _faults_in(html, place)]


def _faults_in(html: str, place: str) -> Iterator[str]:
    for element in parsed(html, place).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if element.tag not in KNOWN:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if not re.fullmatch(VALUES.get(name, "(?!)"), value, re.IGNORECASE):
                yield f"{element.tag} {name}={value}"
        if element.tag == f"{HTML}a" and _leads_away(element) and "rel" not in element.attrib:
            yield f"no rel: {element.attrib}"


def _leads_away(link: Element) -> bool:
    return link.get("href", "").lower().startswith("http")


def parsed(html: str, place: str = "div") -> Element:
    return html5lib.parseFragment(html, container=place)


def written(html: str) -> str:
    """As a browser would write it after reading it."""
    return html5lib.serialize(
        parsed(html),
        omit_optional_tags=False,
        quote_attr_values="always",
        alphabetical_attributes=True,
    )


def texts(html: str) -> str:
    return "".join(parsed(html).itertext())
