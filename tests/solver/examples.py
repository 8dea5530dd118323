"""Small problems and plans to write solver tests with: short to say, easy to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from planner.solver.problem import (
    Decision,
    Key,
    Lock,
    Meeting,
    MeetingKind,
    Person,
    Piece,
    Problem,
    Step,
)
from planner.solver.solution import Placement, Quality, Reached, Solution, Turn

FIRST = dt.date(2027, 1, 14)
"""The Thursday of the first meeting."""

Spot = tuple[str, int] | tuple[str, int, int]
"""A topic, a depth and, where the step has several, the number of the piece."""


def week(number: int) -> dt.date:
    """The date of meeting `number` (from 0) when the group meets every week."""
    return FIRST + dt.timedelta(weeks=number)


def step(
    topic: str,
    depth: int = 1,
    *,
    discussion: int = 20,
    reading: int = 0,
    pieces: Sequence[tuple[int, int]] = (),
    needs: Iterable[Key] = (),
    title: str = "",
    area: str = "",
) -> Step:
    """One piece of `discussion` and `reading` minutes, or the `pieces` given as such pairs."""
    minutes = pieces or [(discussion, reading)]
    return Step(
        topic=topic,
        depth=depth,
        title=title or topic.replace("-", " ").capitalize(),
        pieces=tuple(Piece(discussion=talk, reading=read) for talk, read in minutes),
        needs=tuple(needs),
        area=area,
    )


def chain(*topics: str, discussion: int = 20, reading: int = 0) -> tuple[Step, ...]:
    """Steps at depth 1, each needing the one before it."""
    return tuple(
        step(
            topic,
            discussion=discussion,
            reading=reading,
            needs=[(topics[index - 1], 1)] if index else [],
        )
        for index, topic in enumerate(topics)
    )


def decision(
    name: str,
    needs: Iterable[Key] = (),
    *,
    weight: int = 1,
    required: bool = False,
    by: dt.date | None = None,
    is_target: bool = False,
) -> Decision:
    return Decision(
        id=name,
        title=name.replace("-", " ").capitalize(),
        needs=tuple(needs),
        weight=weight,
        required=required,
        by=by,
        is_target=is_target,
    )


def person(
    name: str,
    *,
    reading: int = 120,
    knows: Iterable[Key] = (),
    leads: bool = True,
    away: Iterable[dt.date] = (),
    avoids: Iterable[dt.date] = (),
    prefers: Iterable[Key] = (),
    turns_before: int = 0,
    led_on: dt.date | None = None,
) -> Person:
    """The id is the name in small letters."""
    return Person(
        id=name.lower(),
        name=name,
        reading=reading,
        knows=frozenset(knows),
        leads=leads,
        away=frozenset(away),
        avoids=frozenset(avoids),
        prefers=frozenset(prefers),
        turns_before=turns_before,
        led_on=led_on,
    )


def people(*names: str, reading: int = 120) -> tuple[Person, ...]:
    return tuple(person(name, reading=reading) for name in names)


def meeting(
    on: dt.date = FIRST,
    *,
    minutes: int = 40,
    days: int = 7,
    kind: MeetingKind = "study",
    reserved_reading: int = 0,
) -> Meeting:
    return Meeting(on=on, minutes=minutes, days=days, kind=kind, reserved_reading=reserved_reading)


def meetings(count: int, *, minutes: int = 40, days: int = 7) -> tuple[Meeting, ...]:
    """Study meetings, `days` apart, the first on `FIRST`."""
    dates = [FIRST + dt.timedelta(days=days * index) for index in range(count)]
    return tuple(meeting(on, minutes=minutes, days=days) for on in dates)


def lock(topic: str, depth: int, on: dt.date, *, piece: int = 0) -> Lock:
    return Lock(key=(topic, depth), piece=piece, on=on)


def problem(
    *,
    steps: Iterable[Step] = (),
    decisions: Iterable[Decision] = (),
    people: Iterable[Person] | None = None,
    meetings: Iterable[Meeting] | int = 4,
    locks: Iterable[Lock] = (),
    curious: Iterable[Key] = (),
    patience: int | None = None,
    catch_up_percent: int = 75,
    seed: int = 0,
) -> Problem:
    """Without people: Ada alone. A number of meetings: that many weekly ones of 40 minutes."""
    return Problem(
        steps=tuple(steps),
        decisions=tuple(decisions),
        people=(person("Ada"),) if people is None else tuple(people),
        meetings=_weekly(meetings) if isinstance(meetings, int) else tuple(meetings),
        locks=tuple(locks),
        curious=tuple(curious),
        patience=patience,
        catch_up_percent=catch_up_percent,
        seed=seed,
    )


def _weekly(count: int) -> tuple[Meeting, ...]:
    return meetings(count)


def placed(problem: Problem, *rows: Sequence[Spot], curious: bool = False) -> tuple[Placement, ...]:
    """One row of spots per meeting, in order, with the minutes that the problem gives them."""
    return tuple(
        _placement(problem, number, position, spot, curious=curious)
        for number, row in enumerate(rows)
        for position, spot in enumerate(row)
    )


def _placement(
    problem: Problem, number: int, position: int, spot: Spot, *, curious: bool
) -> Placement:
    key, index = (spot[0], spot[1]), spot[2] if len(spot) == 3 else 0
    piece = problem.step[key].pieces[index]
    return Placement(
        meeting=number,
        position=position,
        key=key,
        piece=index,
        discussion=piece.discussion,
        reading=piece.reading,
        curious=curious,
    )


def turns(*pairs: str) -> tuple[Turn, ...]:
    """A turn per meeting from "ada ben" (lead, backup), "ada" (no backup) or "" (nobody)."""
    return tuple(_turn(number, pair.split()) for number, pair in enumerate(pairs))


def _turn(number: int, names: list[str]) -> Turn:
    if not names:
        return Turn(meeting=number, lead=None, reason="nobody who leads is there")
    return Turn(meeting=number, lead=names[0], backup=names[1] if names[1:] else None)


def solution(
    *,
    placements: Iterable[Placement] = (),
    turns: Iterable[Turn] = (),
    reached: Iterable[tuple[str, int]] = (),
    value: int = 0,
    bound: int | None = None,
    value_weeks: int = 0,
) -> Solution:
    """Exactly what is said: nothing is worked out here, so that the checker can be tested."""
    return Solution(
        placements=tuple(placements),
        turns=tuple(turns),
        reached=tuple(Reached(decision=name, meeting=number) for name, number in reached),
        quality=Quality(
            value=value,
            bound=value if bound is None else bound,
            value_weeks=value_weeks,
            value_weeks_bound=value_weeks,
            is_proven_best=bound is None,
        ),
    )


def table(problem: Problem, solution: Solution) -> list[str]:
    """The plan as lines to compare: "2027-01-14  Sets 1 (20+40), Graphs 2 (10+0)  ada/ben"."""
    leads = {turn.meeting: f"{turn.lead}/{turn.backup}" for turn in solution.turns}
    return [
        "  ".join(
            part
            for part in (str(each.on), _agenda(problem, solution, number), leads.get(number, ""))
            if part
        )
        for number, each in enumerate(problem.meetings)
    ]


def _agenda(problem: Problem, solution: Solution, number: int) -> str:
    here = sorted(each for each in solution.placements if each.meeting == number)
    return ", ".join(
        f"{problem.step[each.key].title} {each.key[1]} ({each.discussion}+{each.reading})"
        for each in here
    )
