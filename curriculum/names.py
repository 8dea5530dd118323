"""What entries of the catalogue are called in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NamedKind = Literal["area", "goal", "topic", "decision"]
NAMED_KINDS: tuple[NamedKind, ...] = ("area", "goal", "topic", "decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """`language` is a BCP 47 tag, such as zh-Hans. `also` is only searched by, never shown first.

    A decision's name is a short title, not a translation of its question.
    """

    kind: NamedKind
    id: str
    language: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind} {self.id} {self.language}"
