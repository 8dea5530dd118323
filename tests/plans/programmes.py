"""A believable programme, written by hand: every kind of line, skipped dates, an impossible one."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from planner.plans.programme import (
    Counting,
    DecisionEntry,
    DialEntry,
    Impossible,
    Line,
    MeetingEntry,
    Programme,
    Reading,
    SkippedEntry,
    Task,
    TurnCount,
)

BERLIN = ZoneInfo("Europe/Berlin")

NIELSEN = Reading(
    unit="nielsen-2",
    resource="nielsen-nndl",
    title="How the backpropagation algorithm works",
    resource_title="Neural Networks and Deep Learning",
    location="ch. 2, pp. 39–58",
    url="http://neuralnetworksanddeeplearning.com/chap2.html",
    minutes=35,
    of_minutes=60,
    is_estimate=True,
    is_free=True,
    part="first half",
)
VIDEO = Reading(
    unit="chain-rule-video",
    resource="3b1b-calculus",
    title="Visualising the chain rule and product rule",
    resource_title="Essence of calculus",
    location="video 4",
    url="https://example.org/videos/4",
    minutes=16,
    of_minutes=16,
    is_estimate=False,
    is_free=True,
)
PAID = Reading(
    unit="course-week-3",
    resource="dlai-math-spec",
    title="Week 3: vectors and 線形写像 as maps",
    resource_title="Mathematics for Machine Learning",
    location="week 3",
    url="",
    minutes=40,
    of_minutes=40,
    is_estimate=True,
    is_free=False,
)
RELU = Task(
    exercise="relu-backward", title="ReLU forwards and backwards", minutes=25, in_meeting=True
)
ALONE = Task(exercise="cost-table", title="A cost table by hand", minutes=15, in_meeting=False)

CHAIN_RULE = Line(
    kind="study",
    title="Gradients and the chain rule",
    minutes=38,
    topic="chain-rule",
    depth=2,
    piece=2,
    pieces=3,
    area="calculus",
    reading_minutes=51,
    own_practice_minutes=20,
    you_can="differentiate a chain of three functions and check the result with numbers",
    reading=(NIELSEN, VIDEO),
    tasks=(RELU, ALONE),
    why="«Is the optimiser stuck?» needs backpropagation at working depth; it stands on this",
    decisions=("optimiser-not-converging",),
    spared=("Ben", "Cleo"),
)
MATRICES = Line(
    kind="study",
    title="Matrices as maps",
    minutes=20,
    topic="matrices-as-maps",
    depth=1,
    area="linear-algebra",
    reading_minutes=40,
    reading=(PAID,),
    why="gradients of layers are products of matrices",
    decisions=("optimiser-not-converging", "fraud-threshold"),
)


def starts(month: int, day: int, *, hour: int = 12) -> dt.datetime:
    return dt.datetime(2027, month, day, hour, tzinfo=BERLIN)


def meeting(number: int, starts_at: dt.datetime, *lines: Line, kind: str = "study", **rest: object):
    ends_at = starts_at + dt.timedelta(minutes=60)
    return MeetingEntry(
        number=number, kind=kind, starts_at=starts_at, ends_at=ends_at, lines=lines, **rest
    )


FIRST = meeting(
    1,
    starts(1, 14),
    MATRICES,
    Line(
        kind="catch-up",
        title="Vectors and dot products",
        minutes=0,
        topic="vectors-dot-products",
        depth=1,
        reading_minutes=30,
        why="most of you know it; Ada reads it",
        spared=("Ben",),
    ),
    lead="Ben",
    backup="Ada",
    opening_minutes=10,
    recall_minutes=10,
    study_minutes=20,
    spare_minutes=20,
    reading_minutes=40,
)
SECOND = meeting(
    2,
    starts(1, 28),
    CHAIN_RULE,
    lead="Ada",
    backup="Cleo",
    turn_note="Ada leads because Ben led the meeting before",
    opening_minutes=10,
    recall_minutes=10,
    study_minutes=38,
    spare_minutes=2,
    reading_minutes=51,
    reached=("optimiser-not-converging", "breadth-calculus"),
    notes=("Ben is away (parental leave)", "You meet although it is a holiday in IN"),
)
OTHERS = (
    meeting(
        3,
        starts(2, 4),
        Line(kind="review", title="What was learnt in January", minutes=40, why="it fades"),
        kind="review",
        lead="Cleo",
        backup="Ben",
        opening_minutes=10,
    ),
    meeting(
        4,
        starts(2, 18),
        Line(kind="curiosity", title="Benford's law", minutes=20, topic="benford", depth=1),
        Line(kind="paper", title="A paper of the season", minutes=20),
        kind="curiosity",
        lead="Ben",
        backup="Ada",
    ),
    meeting(
        5,
        starts(2, 25),
        Line(kind="exploration", title="Free exploration, no output expected", minutes=40),
        kind="exploration",
        lead="Ada",
        backup="Cleo",
    ),
    meeting(6, starts(3, 4), kind="break"),
)
ENTRIES = (
    FIRST,
    SkippedEntry(
        on=dt.date(2027, 1, 21), reason="Cleo and Dan away (2 of 5)", can_meet_anyway=True
    ),
    SECOND,
    *OTHERS[:1],
    SkippedEntry(on=dt.date(2027, 2, 11), reason="winter break", can_meet_anyway=False),
    *OTHERS[1:],
)
DECISIONS = (
    DecisionEntry(
        id="optimiser-not-converging",
        question="Why does training not converge: is the optimiser stuck?",
        weight=2,
        minutes=400,
        left_minutes=320,
        reached_on=dt.date(2027, 1, 28),
        text="It rests on seven topics, three of which you know.",
    ),
    DecisionEntry(
        id="breadth-calculus",
        question="Calculus: one topic at awareness",
        weight=1,
        minutes=60,
        left_minutes=60,
        reached_on=dt.date(2027, 1, 28),
        is_target=True,
    ),
    DecisionEntry(
        id="fraud-threshold",
        question="At which score should a payment be blocked as suspected fraud?",
        weight=2,
        minutes=1080,
        left_minutes=900,
        reached_on=None,
        text="It costs 180 more minutes. Three more meetings bring it in beside everything else.",
    ),
    DecisionEntry(
        id="why-generalise",
        question="Why do large networks generalise at all?",
        weight=1,
        minutes=500,
        left_minutes=500,
        reached_on=None,
        is_open=True,
        text="It is equally good: swap it with «is the optimiser stuck?».",
    ),
    DecisionEntry(
        id="need-ml-at-all",
        question="Do we need machine learning at all?",
        weight=1,
        minutes=90,
        left_minutes=0,
        reached_on=None,
        is_known=True,
    ),
)
IN_FIVE_MEETINGS = ("optimiser-not-converging", "breadth-calculus")
IN_SEVEN_MEETINGS = ("fraud-threshold", "why-generalise", "breadth-calculus")
EVERYTHING = Programme(
    title="Build a machine-learning product",
    mode="on-demand",
    zone="Europe/Berlin",
    summary=("Six meetings from 14 January to 4 March 2027 reach one of three decisions.",),
    entries=ENTRIES,
    decisions=DECISIONS,
    dial=(
        DialEntry(meetings=4, value=0, bound=1, decisions=()),
        DialEntry(meetings=5, value=3, bound=3, decisions=IN_FIVE_MEETINGS),
        DialEntry(meetings=6, value=3, bound=4, decisions=IN_FIVE_MEETINGS),
        DialEntry(meetings=7, value=4, bound=5, decisions=IN_SEVEN_MEETINGS),
    ),
    dial_text=("One more meeting brings in «fraud-threshold».",),
    turns=(
        TurnCount(name="Ada", leads=2, backs_up=2, available=5),
        TurnCount(name="Ben", leads=2, backs_up=1, available=4),
        TurnCount(name="Cleo", leads=1, backs_up=2, available=5),
    ),
    counting=Counting(
        from_zero=480,
        in_meetings=138,
        before_meetings=220,
        spared_by_knowledge=122,
        text=("A third of every step is discussed, the rest is read before.",),
    ),
    quality_text="3 of at most 4 points: no plan can reach more than one point beyond this one.",
    value=3,
    bound=4,
    is_proven_best=False,
    warnings=("Nobody but Ada can lead on 25 February.",),
    suggestions=("Proof literacy helps with the chain rule.",),
    not_in_plan=("Physics of transistors: it changes no decision.",),
)
IMPOSSIBLE = Programme(
    title="Fraud in two lunches",
    mode="on-demand",
    zone="UTC",
    summary=(),
    entries=(),
    decisions=(),
    dial=(),
    dial_text=(),
    turns=(),
    counting=Counting(
        from_zero=0, in_meetings=0, before_meetings=0, spared_by_knowledge=0, text=()
    ),
    quality_text="",
    value=0,
    bound=0,
    is_proven_best=False,
    impossible=Impossible(
        text="«fraud-threshold» must be reached, but it needs 360 minutes and there are 80.",
        conflict=("«fraud-threshold» must be reached by 21 January.", "There are two meetings."),
        relaxations=("Seven more meetings.", "Meetings of 200 minutes."),
    ),
)
