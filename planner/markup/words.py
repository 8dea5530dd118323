"""The text of a source, without its marks: for mails and for search."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

ENDS = {
    "bullet_list_close": "\n",
    "heading_close": "\n\n",
    "hr": "\n",
    "ordered_list_close": "\n",
    "table_close": "\n",
    "td_close": " | ",
    "th_close": " | ",
    "tr_close": "\n",
}
BREAKS = {"hardbreak": "\n", "softbreak": " "}
WHOLE = frozenset({"amsmath", "code_block", "fence", "math_block"})


def words(tokens: Iterable[Token]) -> str:
    """Blocks parted by an empty line; items and rows by a line break; formulas as their TeX."""
    text = "".join(_blocks(tokens))
    text = re.sub(r"(?: \|)? +$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    numbered: list[bool] = []
    for token in tokens:
        if token.type == "inline":
            yield from _parts(token.children or [])
        elif token.type in WHOLE:
            yield token.content.strip("\n") + "\n\n"
        elif token.type == "paragraph_close":
            yield "\n" if token.hidden else "\n\n"
        elif token.type == "footnote_open":
            yield f"[{token.meta['id'] + 1}] "
        elif token.type == "list_item_open":
            yield f"{token.info}. " if numbered[-1] else "- "
        elif token.type in ENDS:
            yield ENDS[token.type]
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            numbered.append(token.type == "ordered_list_open")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbered.pop()


def _parts(tokens: Iterable[Token]) -> Iterator[str]:
    label, address = "", None
    for token in tokens:
        if token.type == "link_open":
            label, address = "", str(token.attrGet("href"))
        elif token.type == "link_close":
            yield "" if address in {None, label, f"mailto:{label}"} else f" ({address})"
            address = None
        elif token.type == "footnote_ref":
            yield f"[{token.meta['id'] + 1}]"
        else:
            part = BREAKS.get(token.type, token.content)
            label += part
            yield part
