"""Plain text whose addresses of this site can be followed; all others stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
LABELLED = re.compile(r"(?P<label>[^:：]{1,60})(?:: |：)(?P<address>https?://[^\s<>\"]+)")
AFTER_AN_ADDRESS = ".,;:!?)]'。，；：！？）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`href` is empty where nothing can be followed."""

    text: str
    href: str = ""


Line = tuple[Piece, ...]
Paragraph = tuple[Line, ...]


def paragraphs(text: str, *, site: str) -> tuple[Paragraph, ...]:
    """Paragraphs of lines of pieces. `site` is this site's scheme and host, without a slash.

    A line that is nothing but "The whole plan: https://..." is a link of these words.
    """
    parts = re.split(r"\n\s*\n", text.strip())
    return tuple(
        tuple(tuple(_pieces(line.rstrip(), site)) for line in part.split("\n"))
        for part in parts
        if part
    )


def _pieces(line: str, site: str) -> Iterator[Piece]:
    labelled = LABELLED.fullmatch(line)
    if labelled and _is_of(site, labelled["address"]):
        yield Piece(text=labelled["label"], href=labelled["address"])
        return
    end = 0
    for found in ADDRESS.finditer(line):
        address = found[0].rstrip(AFTER_AN_ADDRESS)
        if not _is_of(site, address):
            continue
        if found.start() > end:
            yield Piece(text=line[end : found.start()])
        yield Piece(text=address, href=address)
        end = found.start() + len(address)
    if end < len(line) or not line:
        yield Piece(text=line[end:])


def _is_of(site: str, address: str) -> bool:
    """The host must end where the site's does: `https://site.evil.example` is another one."""
    return address == site or address.startswith((f"{site}/", f"{site}?", f"{site}#"))
