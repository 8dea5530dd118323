"""What people ask in their own words, each with the decision that answers it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemQuestion:
    """One of the four questions that define a system."""

    number: int
    ask: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckQuestion:
    """A question people have when stuck; it leads to a decision or, without one, to the search."""

    ask: str
    decision: str = ""
