"""The catalogue as plain frozen records: what files, database rows and the planner exchange.

Depths are whole numbers here: 1 awareness, 2 working, 3 mastery. Minutes are whole minutes
for one person who starts from zero; the minutes of a depth come on top of the shallower ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from curriculum.asked import StuckQuestion, SystemQuestion
from curriculum.expected import ExpectedNumber
from curriculum.judged import PastMaturity
from curriculum.left_out import LeftOutOnPurpose
from curriculum.names import Name
from curriculum.translations import Translation

Depth: TypeAlias = int
AWARENESS, WORKING, MASTERY = 1, 2, 3
DEPTH_NAMES: dict[Depth, str] = {AWARENESS: "awareness", WORKING: "working", MASTERY: "mastery"}
DEPTHS: dict[str, Depth] = {name: depth for depth, name in DEPTH_NAMES.items()}

Mode = Literal["on-demand", "breadth-first", "deadline", "free"]
MODES: tuple[Mode, ...] = ("on-demand", "breadth-first", "deadline", "free")
MATURITIES = ("turnkey", "mature", "evolving", "emerging")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an idea comes from, in our words. `seed` names one of the five documents."""

    seed: str
    paraphrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDepth:
    """A topic at a depth, as named by units, exercises and questions."""

    topic: str
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthMeaning:
    depth: Depth
    means: str
    enough_when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityMeaning:
    id: str
    means: str
    default_depth: Depth
    depth_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    id: str
    title: str
    summary: str
    mode: Mode
    strategies: tuple[str, ...] = ()
    needs_no_reason: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A decision needs a topic at a depth; `when` is the circumstance in which it matters."""

    topic: str
    depth: Depth
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`maturity_contrast`: where its lesson ends, as that needs the same topics deeper."""

    id: str
    goals: tuple[str, ...]
    question: str
    stakes: str
    approach: tuple[str, ...]
    needs: tuple[Need, ...]
    done_when: str
    is_open: bool = False
    weight: int = 1
    sources: tuple[Source, ...] = ()
    derived_reason: str = ""
    correction: str = ""
    maturity_lesson: str = ""
    maturity_contrast: str = ""
    interpretation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """From `from_depth` of the topic on, `topic` at `depth` is wanted. Soft ones only suggest."""

    topic: str
    depth: Depth
    from_depth: Depth
    reason: str
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One depth of a topic: incremental minutes, and what one can do then (the first names it).
    `is_guess`: nobody who knows has estimated the minutes yet."""

    depth: Depth
    minutes: int
    you_can: tuple[str, ...]
    is_guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`maturity_note` is the reason for its maturity; what is past goes from the oldest on."""

    id: str
    name: str
    area: str
    definition: str
    maturity: str
    maturity_on: dt.date
    rungs: tuple[Rung, ...]
    prerequisites: tuple[Prerequisite, ...] = ()
    synonyms: tuple[str, ...] = ()
    for_curiosity: bool = False
    maturity_note: str = ""
    maturity_before: str = ""
    maturity_by: str = ""
    maturity_next_on: dt.date | None = None
    maturity_past: tuple[PastMaturity, ...] = ()

    def rung(self, depth: Depth) -> Rung:
        return self.rungs[depth - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of a resource that can be read or watched in one go, at an exact location.
    `minutes_are`: "computed" from a verified length, "estimated", or "stated" by the source.
    `discussion_percent` overrides the plan's share of a step spent in the meeting.
    `is_slot`: a place for something chosen later (a paper of the season).
    """

    id: str
    title: str
    kind: str
    minutes: int
    minutes_are: Literal["computed", "estimated", "stated"]
    minutes_basis: str
    covers: tuple[TopicDepth, ...]
    location: str = ""
    url: str = ""
    title_verified: bool = False
    length_verified: bool = False
    is_optional: bool = False
    is_slot: bool = False
    discussion_percent: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    id: str
    title: str
    by: tuple[str, ...]
    kind: str
    cost: str
    is_free: bool
    url: str
    units: tuple[Unit, ...]
    language: str = "en"
    year: str = ""
    formats: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    from_seeds: tuple[str, ...] = ()
    facts_verified: tuple[str, ...] = ()
    facts_not_verified: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    id: str
    title: str
    topic: str
    covers: tuple[TopicDepth, ...]
    minutes: int
    derive_first: str
    statement: str
    check: tuple[str, ...]
    expected: tuple[ExpectedNumber, ...] = ()
    hint: str
    decisions: tuple[str, ...] = ()
    values_verified: bool = False
    values_note: str = ""
    sources: tuple[Source, ...] = ()
    derived_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An interview question with what a good answer contains."""

    id: str
    question: str
    level: str
    covers: tuple[TopicDepth, ...]
    good_answer: tuple[str, ...]
    follow_up: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    id: str
    title: str
    idea: str
    in_practice: tuple[str, ...]
    goals: tuple[str, ...]
    caution: str = ""
    sources: tuple[Source, ...] = ()
    derived_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that can be learnt and why. Tuples keep the order of the files.

    `former`: by section and id of what it had once, the ids that this has become; `units` is a
    section there. Only a catalogue that was read from the database knows it.
    """

    depths: tuple[DepthMeaning, ...] = ()
    maturities: tuple[MaturityMeaning, ...] = ()
    areas: tuple[Area, ...] = ()
    goals: tuple[Goal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    topics: tuple[Topic, ...] = ()
    resources: tuple[Resource, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    questions: tuple[Question, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    system_questions: tuple[SystemQuestion, ...] = ()
    stuck_questions: tuple[StuckQuestion, ...] = ()
    left_out: tuple[LeftOutOnPurpose, ...] = ()
    names: tuple[Name, ...] = ()
    translations: tuple[Translation, ...] = ()
    topic_by_id: dict[str, Topic] = field(init=False, repr=False, compare=False)
    decision_by_id: dict[str, Decision] = field(init=False, repr=False, compare=False)
    goal_by_id: dict[str, Goal] = field(init=False, repr=False, compare=False)
    former: dict[tuple[str, str], tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    in_languages: dict[str, Catalogue] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "topic_by_id", {topic.id: topic for topic in self.topics})
        object.__setattr__(self, "decision_by_id", {each.id: each for each in self.decisions})
        object.__setattr__(self, "goal_by_id", {goal.id: goal for goal in self.goals})

    def units(self) -> Iterator[tuple[Resource, Unit]]:
        for resource in self.resources:
            for unit in resource.units:
                yield resource, unit

    def decisions_of(self, goal: str) -> tuple[Decision, ...]:
        return tuple(decision for decision in self.decisions if goal in decision.goals)
