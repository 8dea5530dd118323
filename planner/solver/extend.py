"""The same problem with fewer or more meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from planner.solver.problem import Meeting, Problem
from planner.solver.reduce import Reduced


def first_meetings(problem: Problem, count: int) -> Problem:
    """Only the first so many meetings; locks to later dates are dropped."""
    meetings = problem.meetings[:count]
    kept = {meeting.on for meeting in meetings}
    locks = tuple(lock for lock in problem.locks if lock.on in kept)
    return replace(problem, meetings=meetings, locks=locks)


def usual_meeting(problem: Problem) -> Meeting | None:
    """The longest of the meetings that study something, as a pattern for further ones."""
    study = [meeting for meeting in problem.meetings if meeting.kind == "study" and meeting.minutes]
    return max(study, key=lambda meeting: meeting.minutes, default=None)


def further_meetings(problem: Problem, count: int) -> Problem:
    """So many meetings more, as far apart as those there are usually are."""
    usual = usual_meeting(problem)
    if usual is None:
        return problem
    days = sorted(meeting.days for meeting in problem.meetings)[len(problem.meetings) // 2] or 7
    last = problem.meetings[-1].on
    more = tuple(
        replace(usual, on=last + dt.timedelta(days=days * number), days=days, reserved_reading=0)
        for number in range(1, count + 1)
    )
    return replace(problem, meetings=problem.meetings + more)


def cut_after(reduced: Reduced, count: int) -> Reduced:
    """The reduced problem with nothing studied after the first so many meetings."""
    room = tuple(minutes if at < count else 0 for at, minutes in enumerate(reduced.room))
    return replace(reduced, room=room, latest=tuple(min(at, count - 1) for at in reduced.latest))
