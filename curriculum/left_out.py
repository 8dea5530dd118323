"""What is often called foundational and is not in the catalogue, with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutOnPurpose:
    """Something often called foundational that changes no decision, and why it is not here."""

    title: str
    reason: str
    seeds: tuple[str, ...] = ()
    lesson: str = ""
