"""What somebody who mistyped a name may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection

MOST_LISTED = 12


def did_you_mean(given: str, known: Collection[str]) -> str:
    """A sentence with the nearest known name, or with all of them if they are few."""
    spelt = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(given.casefold(), list(spelt), n=1, cutoff=0.6)
    if near:
        return f"Did you mean {spelt[near[0]]}?"
    if 0 < len(known) <= MOST_LISTED:
        return f"Choose from {', '.join(known)}."
    return ""


def unknown(what: str, given: str, known: Collection[str]) -> str:
    """The refusal of a name, with the suggestion."""
    return f"There is no {what} “{given}”. {did_you_mean(given, known)}".rstrip()
