"""How a topic was judged before: its maturity on a day, and the depth that this proposed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMaturity:
    """`depth` is what the maturity proposed then, by whatever it proposes now."""

    maturity: str
    depth: int
    judged_on: dt.date
    judged_by: str = ""
    reason: str = ""
