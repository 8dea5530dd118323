"""What a catalogue file says of itself: of which format it is, and whose catalogue it holds.

Files written by hand need not say anything.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from curriculum.values import shown
from curriculum.yaml_source import Mapping, Node, Text, Unreadable

VERSION = 1
FORMAT = f"lemma-catalogue/{VERSION}"
KEYS = ("format", "origin")

_DIGEST = re.compile(r"[0-9a-f]{32,64}")
_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which installation's catalogue it is, as which edition of its history, and the digest of
    its entries."""

    catalogue: str
    edition: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Heading:
    origin: Origin | None = None

    def written(self) -> dict[str, Any]:
        """As files hold it."""
        origin = {"origin": asdict(self.origin)} if self.origin else {}
        return {"format": FORMAT, **origin}


def take_heading(root: Mapping) -> tuple[Heading, Mapping]:
    """What the file says of itself, and the rest of it. Raises Unreadable for what this version
    cannot read."""
    _check_format(root)
    rest = {key: node for key, node in root.entries.items() if key not in KEYS}
    origin = root.entries.get("origin")
    heading = Heading(_origin(origin) if origin else None)
    return heading, Mapping(rest, root.lines, root.line)


def _check_format(root: Mapping) -> None:
    found = root.entries.get("format")
    if found is None:
        return
    if not isinstance(found, Text) or found.text != FORMAT:
        says = shown(found.text) if isinstance(found, Text) else "no single word"
        raise Unreadable(
            found.line,
            f"the format is {says}, and only {FORMAT} is read here: export the file again from "
            "where it comes from, in this format, or use a newer release",
        )


def _origin(node: Node) -> Origin:
    found = {
        key: value.text
        for key, value in (node.entries.items() if isinstance(node, Mapping) else ())
        if isinstance(value, Text)
    }
    catalogue, edition = found.pop("catalogue", ""), found.pop("edition", "")
    fingerprint = found.pop("fingerprint", "")
    is_sound = _DIGEST.fullmatch(catalogue) and _COUNT.fullmatch(edition)
    if not is_sound or not _DIGEST.fullmatch(fingerprint) or found:
        raise Unreadable(
            node.line, "'origin' is not as an export writes it: remove it, or export again"
        )
    return Origin(catalogue, int(edition), fingerprint)
