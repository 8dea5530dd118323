"""Small catalogues and briefs to write tests with: short to say, easy to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from curriculum.records import (
    Area,
    Catalogue,
    Decision,
    Exercise,
    Goal,
    Need,
    Prerequisite,
    Resource,
    Rung,
    Topic,
    TopicDepth,
    Unit,
)
from planner.plans.brief import Brief, Cadence, Participant

FIRST = dt.date(2027, 1, 14)
"""The Thursday of the first meeting."""

Spot = tuple[str, int]


def week(number: int) -> dt.date:
    """The date of meeting `number` (from 1) when the group meets every week."""
    return FIRST + dt.timedelta(weeks=number - 1)


def topic(
    name: str,
    *minutes: int,
    needs: Sequence[Spot] = (),
    soft: Sequence[Spot] = (),
    area: str = "algebra",
    **rest: Any,
) -> Topic:
    """`minutes` of each depth (60 each); `needs` and `soft` are wanted from awareness on."""
    prerequisites = [
        Prerequisite(topic=each, depth=depth, from_depth=1, reason="it helps", soft=is_soft)
        for spots, is_soft in ((needs, False), (soft, True))
        for each, depth in spots
    ]
    return Topic(
        id=name,
        name=name.replace("-", " ").capitalize(),
        area=area,
        definition="A thing.",
        maturity="mature",
        maturity_on=dt.date(2026, 11, 1),
        rungs=tuple(
            Rung(depth=depth, minutes=each, you_can=(f"use {name} at depth {depth}",))
            for depth, each in enumerate(minutes or (60, 60, 60), start=1)
        ),
        prerequisites=tuple(prerequisites),
        **rest,
    )


def decision(
    name: str, *needs: Spot, goals: Sequence[str] = ("build",), weight: int = 1
) -> Decision:
    return Decision(
        id=name,
        goals=tuple(goals),
        question=f"{name.replace('-', ' ').capitalize()}?",
        stakes="Money.",
        approach=(),
        needs=tuple(Need(topic=each, depth=depth) for each, depth in needs),
        done_when="You can say why.",
        weight=weight,
    )


def unit(name: str, minutes: int, *covers: Spot, **rest: Any) -> Unit:
    settings = {"kind": "chapter", "minutes_are": "computed", "minutes_basis": "", **rest}
    covered = tuple(TopicDepth(topic=each, depth=depth) for each, depth in covers)
    return Unit(id=name, title=name.capitalize(), minutes=minutes, covers=covered, **settings)


def resource(name: str, *units: Unit, **rest: Any) -> Resource:
    settings = {"kind": "book", "cost": "free", "is_free": True, "url": "https://x.test", **rest}
    return Resource(id=name, title=name.capitalize(), by=(), units=units, **settings)


def exercise(name: str, minutes: int, *covers: Spot) -> Exercise:
    """Its main topic is the first one."""
    return Exercise(
        id=name,
        title=name.capitalize(),
        topic=covers[0][0],
        covers=tuple(TopicDepth(topic=each, depth=depth) for each, depth in covers),
        minutes=minutes,
        derive_first="Think.",
        statement="Do it.",
        check=(),
        hint="",
    )


GOALS = (
    Goal(id="build", title="Build a product", summary="", mode="on-demand"),
    Goal(id="study", title="Do research", summary="", mode="breadth-first"),
    Goal(id="hired", title="Pass an interview", summary="", mode="deadline"),
    Goal(id="curious", title="Be curious", summary="", mode="free", needs_no_reason=True),
)
AREAS = (Area(id="algebra", name="Algebra"), Area(id="chance", name="Chance"))


def catalogue(*topics: Topic, **rest: Any) -> Catalogue:
    return Catalogue(areas=AREAS, goals=GOALS, topics=topics, **rest)


def brief(
    *,
    goals: Sequence[str] = ("build",),
    people: Sequence[Participant] = (),
    meetings: int = 6,
    length: int = 60,
    every: str = "week",
    days: Sequence[int] = (4,),
    **rest: Any,
) -> Brief:
    """Ada and Ben on Thursdays at noon, meetings of `length` minutes."""
    cadence = Cadence(start=FIRST, meetings=meetings, minutes=length, every=every, days=tuple(days))
    both = people or (Participant(name="Ada"), Participant(name="Ben"))
    return Brief(cadence=cadence, people=tuple(both), goals=tuple(goals), **rest)
