"""What a brief asks to reach: decisions with their needs after overrides, and plain targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from curriculum import graph, records
from curriculum.records import DEPTH_NAMES, Catalogue, Mode
from planner.plans import breadth
from planner.plans.brief import BadBrief, Brief, Wanted
from planner.solver.problem import Decision, Key

# In breadth-first mode a decision counts as much as so many topics that one has merely met: on
# the shipped catalogue both then have their place even in a dozen meetings.
DECISION_WEIGHT = 12
ADDED = "added:"
"""How targets are named that the brief wants although no decision does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """`left_out`: topics that the brief excludes, with all their depths."""

    mode: Mode
    decisions: tuple[Decision, ...]
    left_out: frozenset[str]
    warnings: tuple[str, ...]


def aims(brief: Brief, catalogue: Catalogue) -> Aims:
    """Decisions and targets of the brief. Raises BadBrief for what the catalogue has not."""
    _refuse_missing_depths(brief, catalogue)
    mode = mode_of(brief.goals, catalogue)
    depths = dict(brief.depths)
    left_out = frozenset(topic for topic, depth in brief.depths if depth == 0)
    wanted = _wanted(brief, catalogue)
    factor = DECISION_WEIGHT if mode in ("breadth-first", "free") else 1
    decisions = tuple(_decision(each, catalogue, depths, factor) for each in wanted)
    aimless = tuple(each for each in decisions if not each.needs)
    kept = tuple(each for each in decisions if each.needs)
    added = tuple(_added(brief, catalogue, kept, factor))
    targets = breadth.targets(brief, catalogue, mode, kept, left_out)
    taken = {each.needs for each in added}
    return Aims(
        mode=mode,
        decisions=(*kept, *added, *(each for each in targets if each.needs not in taken)),
        left_out=left_out,
        warnings=(
            *(f"«{each.title}» is left out: nothing of what it needs is left." for each in aimless),
            *_weakened(catalogue, wanted, left_out),
            *_deeper_all_the_same(catalogue, kept, depths, left_out),
        ),
    )


def outside(topics: frozenset[str]) -> frozenset[Key]:
    """Steps that a closure stops at when these topics are left out."""
    return frozenset((topic, records.MASTERY) for topic in topics)


def _refuse_missing_depths(brief: Brief, catalogue: Catalogue) -> None:
    for topic, depth in brief.depths:
        if depth > len(catalogue.topic_by_id[topic].rungs):
            raise BadBrief("depths", f"The catalogue has no depth {depth} of {topic}.")


def mode_of(goals: Iterable[str], catalogue: Catalogue) -> Mode:
    """Of a plan for these goals; those that the catalogue has lost say nothing."""
    known = catalogue.goal_by_id
    modes = [known[goal].mode for goal in goals if goal in known]
    ranked: tuple[Mode, ...] = ("breadth-first", "deadline", "on-demand", "free")
    return next((mode for mode in ranked if mode in modes), "on-demand")


def _wanted(brief: Brief, catalogue: Catalogue) -> tuple[Wanted, ...]:
    """A single decision without a goal is the whole point of its plan: it must be reached."""
    if len(brief.decisions) == 1 and not brief.goals:
        only = brief.decisions[0]
        return (Wanted(decision=only.decision, weight=only.weight, required=True, by=only.by),)
    if brief.decisions:
        return brief.decisions
    goals = set(brief.goals)
    return tuple(
        Wanted(decision=each.id) for each in catalogue.decisions if goals.intersection(each.goals)
    )


def _decision(
    wanted: Wanted, catalogue: Catalogue, depths: Mapping[str, int], factor: int
) -> Decision:
    record = catalogue.decision_by_id[wanted.decision]
    needs = ((need.topic, depths.get(need.topic, need.depth)) for need in record.needs)
    return Decision(
        id=record.id,
        title=record.question,
        needs=tuple(dict.fromkeys((topic, depth) for topic, depth in needs if depth)),
        weight=record.weight * wanted.weight * factor,
        required=wanted.required,
        by=wanted.by,
    )


def _added(
    brief: Brief, catalogue: Catalogue, decisions: tuple[Decision, ...], factor: int
) -> Iterator[Decision]:
    """Topics that the brief names with a depth although no decision asks for them."""
    asked = {topic for each in decisions for topic, _ in each.needs}
    for topic, depth in dict(brief.depths).items():
        if depth and topic not in asked:
            name = catalogue.topic_by_id[topic].name
            yield Decision(
                id=f"{ADDED}{topic}",
                title=f"{name} at {DEPTH_NAMES[depth]} depth, because you asked for it",
                needs=((topic, depth),),
                weight=factor,
                is_target=True,
            )


def _weakened(
    catalogue: Catalogue, wanted: tuple[Wanted, ...], left_out: frozenset[str]
) -> Iterator[str]:
    """For every topic left out: the decisions and the topics that lose something by it."""
    needed = [need for each in wanted for need in catalogue.decision_by_id[each.decision].needs]
    steps = graph.closure(catalogue, [(each.topic, each.depth) for each in needed])
    for topic in (each for each in catalogue.topics if each.id in left_out):
        questions = [
            f"«{catalogue.decision_by_id[each.decision].question}»"
            for each in wanted
            if any(need.topic == topic.id for need in catalogue.decision_by_id[each.decision].needs)
        ]
        standing = [
            f"{catalogue.topic_by_id[name].name} ({DEPTH_NAMES[depth]})"
            for name, depth in steps
            if name != topic.id
            and any(need == topic.id for need, _ in graph.direct_needs(catalogue, (name, depth)))
        ]
        weakened = ", ".join((*questions, *standing))
        if weakened:
            yield f"{topic.name} is left out; this stands on it and is weaker now: {weakened}."


def _deeper_all_the_same(
    catalogue: Catalogue,
    decisions: tuple[Decision, ...],
    depths: Mapping[str, int],
    left_out: frozenset[str],
) -> Iterator[str]:
    needs = [need for each in decisions for need in each.needs]
    steps = graph.closure(catalogue, needs, known=outside(left_out))
    for topic, asked in depths.items():
        deepest = max((depth for name, depth in steps if name == topic), default=0)
        if 0 < asked < deepest:
            name = catalogue.topic_by_id[topic].name
            yield (
                f"{name} goes to {DEPTH_NAMES[deepest]} depth although you asked for "
                f"{DEPTH_NAMES[asked]}: other topics of the plan stand on it."
            )
