"""Hypothesis strategies: small problems with everything in them, for property tests."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from planner.solver import Decision, Key, Meeting, Person, Piece, Problem, Step
from tests.solver.examples import FIRST

TOPICS = ("algebra", "bayes", "chain-rule", "descent", "entropy", "fourier")


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, ...]:
    """Up to six topics with up to three depths; edges only to topics before them."""
    found: list[Step] = []
    for number, topic in enumerate(TOPICS[: draw(st.integers(1, len(TOPICS)))]):
        for depth in range(1, draw(st.integers(1, 3)) + 1):
            earlier = [step.key for step in found if step.topic in TOPICS[:number]]
            needs = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
            own = [(topic, depth - 1)] if depth > 1 else []
            pieces = draw(
                st.lists(
                    st.tuples(st.sampled_from([5, 10, 15, 20]), st.sampled_from([0, 10, 25, 40])),
                    min_size=1,
                    max_size=2,
                )
            )
            found.append(
                Step(
                    topic=topic,
                    depth=depth,
                    title=topic.capitalize(),
                    pieces=tuple(Piece(discussion=a, reading=b) for a, b in pieces),
                    needs=tuple(dict.fromkeys([*own, *needs])),
                )
            )
    return tuple(found)


@st.composite
def decisions(draw: st.DrawFn, keys: list[Key]) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            id=f"decision-{number}",
            title=f"Decision {number}?",
            needs=tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))),
            weight=draw(st.integers(1, 5)),
        )
        for number in range(draw(st.integers(1, 6)))
    )


@st.composite
def people(draw: st.DrawFn, keys: list[Key]) -> tuple[Person, ...]:
    found = []
    for name in ("Ada", "Ben", "Cleo", "Dan")[: draw(st.integers(0, 4))]:
        known = draw(st.sets(st.sampled_from(keys), max_size=3))
        deep = {(topic, d) for topic, depth in known for d in range(1, depth + 1)}
        away = draw(st.sets(st.integers(0, 5), max_size=2))
        found.append(
            Person(
                id=name.lower(),
                name=name,
                reading=draw(st.sampled_from([30, 60, 90])),
                knows=frozenset(deep & set(keys)),
                away=frozenset(FIRST + dt.timedelta(weeks=week) for week in away),
            )
        )
    return tuple(found)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    learnt = draw(steps())
    keys = [step.key for step in learnt]
    kinds = draw(st.lists(st.sampled_from(["study"] * 5 + ["review", "break"]), max_size=6))
    return Problem(
        steps=learnt,
        decisions=draw(decisions(keys)),
        people=draw(people(keys)),
        meetings=tuple(
            Meeting(on=FIRST + dt.timedelta(weeks=week), minutes=40, kind=kind)
            for week, kind in enumerate(["study", *kinds])
        ),
    )
