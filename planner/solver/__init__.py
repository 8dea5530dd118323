"""How a plan is computed: pure functions on frozen records, no database, no clock.

The only door: a `Problem` goes in, a `Solution` comes out. Minutes are whole minutes; meetings
are counted from 0; the same problem gives the same solution, whatever the order of its parts.
Dates, holidays, units and wording of pages do not belong here.
"""

from planner.solver.answer import solve
from planner.solver.check import Violation, violations
from planner.solver.dial import dial
from planner.solver.pipeline import PROMPT, QUICK, THOROUGH, Effort
from planner.solver.problem import (
    Decision,
    Key,
    Lock,
    Meeting,
    MeetingKind,
    Nonsense,
    PastTurn,
    Person,
    Piece,
    Problem,
    Step,
)
from planner.solver.replan import options, replan
from planner.solver.replanned import Before, Replanned
from planner.solver.solution import (
    DialPoint,
    Impossible,
    LeftOut,
    Placement,
    Quality,
    Reached,
    Relaxation,
    Solution,
    Turn,
    Why,
)
from planner.solver.telling import Wanted, arranged, told

__all__ = [
    "PROMPT",
    "QUICK",
    "THOROUGH",
    "Before",
    "Decision",
    "DialPoint",
    "Effort",
    "Impossible",
    "Key",
    "LeftOut",
    "Lock",
    "Meeting",
    "MeetingKind",
    "Nonsense",
    "PastTurn",
    "Person",
    "Piece",
    "Placement",
    "Problem",
    "Quality",
    "Reached",
    "Relaxation",
    "Replanned",
    "Solution",
    "Step",
    "Turn",
    "Violation",
    "Wanted",
    "Why",
    "arranged",
    "dial",
    "options",
    "replan",
    "solve",
    "told",
    "violations",
]
