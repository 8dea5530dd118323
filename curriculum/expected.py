"""Pure: a number that an exercise should give, and how close is close enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedNumber:
    """`name` says in words which number; `within`: how far one's own may be from `value`."""

    name: str
    value: float
    within: float = 0.0

    @property
    def shown(self) -> str:
        return shown(self.value)

    @property
    def shown_within(self) -> str:
        return shown(self.within)


def shown(number: float) -> str:
    """As people and programs read it: 0.1538, 3841, 1e-6."""
    return f"{number:.12g}".replace("e-0", "e-").replace("e+", "e")
