"""How often somebody may ask for a preview.

Counted by each process for itself: it is its own time that a preview takes, and a count in the
database would cost more than the preview.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

MOST_A_MINUTE = 120
MOST_PEOPLE = 1_000


@dataclass
class Pace:
    asked: dict[int, deque[float]] = field(default_factory=dict)

    def allows(self, who: int, *, at: float) -> bool:
        """Whether one more is fine; `at`: seconds on any clock that only goes on."""
        if who not in self.asked and len(self.asked) >= MOST_PEOPLE:
            self.asked.clear()
        times = self.asked.setdefault(who, deque(maxlen=MOST_A_MINUTE))
        if len(times) == MOST_A_MINUTE and at - times[0] < 60:
            return False
        times.append(at)
        return True


pace = Pace()
clock = time.monotonic
