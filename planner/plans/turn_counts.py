"""Pure: who led how often, out of how many chances, and how far apart any two ever were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from planner.solver import PastTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsOf:
    """`led` until now and `to_lead` from now on; `could_lead`: meetings of the plan at which they
    are there. `apart`: the largest difference between their turns and those of any one other, in
    any stretch of meetings in which both are there throughout."""

    name: str
    led: int
    to_lead: int
    could_lead: int
    apart: int


def turns_of(
    names: Sequence[str], turns: Sequence[PastTurn], *, today: dt.date
) -> tuple[TurnsOf, ...]:
    """For each person, by name. `turns`: all of the plan, by date."""
    return tuple(_turns_of(name, names, turns, today) for name in sorted(names, key=str.casefold))


def _turns_of(
    name: str, names: Sequence[str], turns: Sequence[PastTurn], today: dt.date
) -> TurnsOf:
    own = [turn.on for turn in turns if turn.lead == name]
    led = sum(on < today for on in own)
    return TurnsOf(
        name=name,
        led=led,
        to_lead=len(own) - led,
        could_lead=sum(name not in turn.absent for turn in turns),
        apart=max((apart(turns, name, other) for other in names if other != name), default=0),
    )


def apart(turns: Sequence[PastTurn], first: str, second: str) -> int:
    """The largest difference of turns of two people over any stretch that both could come to."""
    ahead = lowest = highest = largest = 0
    for turn in turns:
        if first in turn.absent or second in turn.absent:
            ahead = lowest = highest = 0
            continue
        ahead += (turn.lead == first) - (turn.lead == second)
        lowest, highest = min(lowest, ahead), max(highest, ahead)
        largest = max(largest, highest - lowest)
    return largest
