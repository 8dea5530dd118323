"""Where links may lead, bare addresses in text, and pictures that become links."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Nobody's name before the host: https://example.org@example.net leads to example.net.
OUTWARD = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
MAIL = re.compile(r"mailto:[^\s?]+@[^\s]+", re.IGNORECASE)
FOREIGN = "nofollow noopener ugc"

# Ends before white space, what cannot stand in an address, and the full stops of Chinese.
BARE = re.compile(
    r"(?<![A-Za-z0-9_@/.:])https?://[^\s<>\"`，。、；：！？（）「」『』《》【】]+", re.IGNORECASE
)
TRAILING = "?!.,:;*_~'\""
BRACKETS = {")": "(", "]": "["}


def may_lead_to(address: str) -> bool:
    return bool(OUTWARD.fullmatch(address) or MAIL.fullmatch(address))


def mend_links(state: StateCore) -> None:
    """A rule of the parser: pictures become links, bare addresses too, and all say `rel`.

    In a one-line text (`bare` in the environment) links lose all but their words.
    """
    for block in state.tokens:
        if block.type == "inline" and block.children:
            children = _without_links(block.children) if "bare" in state.env else block.children
            block.children = list(_mended(children, bare="bare" in state.env))


def _without_links(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if token.type not in {"link_open", "link_close"}]


def _mended(tokens: Iterable[Token], *, bare: bool) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "link_open":
            yield _marked(token)
        elif token.type == "image":
            label = _label(token.children or []) or str(token.attrGet("src"))
            yield from _words(label) if inside or bare else _link(str(token.attrGet("src")), label)
        elif token.type == "text" and not inside and not bare:
            yield from _with_addresses(token)
        else:
            yield token


def _label(tokens: Iterable[Token]) -> str:
    return "".join(token.content or _label(token.children or []) for token in tokens)


def _with_addresses(token: Token) -> Iterator[Token]:
    written = 0
    for found in BARE.finditer(token.content):
        address = _trimmed(found[0])
        target = normalizeLink(address)
        if may_lead_to(target):
            yield from _words(token.content[written : found.start()])
            yield from _link(target, address)
            written = found.start() + len(address)
    yield from _words(token.content[written:])


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence around it."""
    opened = {last: address.count(first) for last, first in BRACKETS.items()}
    closed = {last: address.count(last) for last in BRACKETS}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in BRACKETS and closed[last] > opened[last]:
            closed[last] -= 1
        elif last not in TRAILING:
            break
        end -= 1
    return address[:end]


def _link(target: str, label: str) -> Iterator[Token]:
    yield _marked(Token("link_open", "a", 1, attrs={"href": target}))
    yield from _words(label)
    yield Token("link_close", "a", -1)


def _marked(link: Token) -> Token:
    if OUTWARD.fullmatch(str(link.attrGet("href"))):
        link.attrSet("rel", FOREIGN)
    return link


def _words(text: str) -> Iterator[Token]:
    if text:
        yield Token("text", "", 0, content=text)
