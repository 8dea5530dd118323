"""Agenda lines of meetings that study nothing new, with the words of the strategies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum.records import Catalogue
from planner.plans.problem import Question
from planner.plans.programme import Line, Reading
from planner.solver import Key, Placement

# Just before it fades is the best time to recall something.
STEPS_BACK = (1, 3, 6)
EXPLAINER_MINUTES = 10
PROMPTS = "Prompt cards: "
TEMPLATE = "A template: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A meeting with `minutes` to fill, the `number`-th of its kind, from 0."""

    number: int
    minutes: int
    reserved_reading: int = 0


def review_lines(
    question: Question, placements: Sequence[Placement], meeting: int, free: Free
) -> Iterator[Line]:
    """Steps met one, three and six meetings ago or before, in equal shares of the time."""
    keys = _to_recall(_agendas(question, placements, meeting))
    if not keys:
        yield Line(kind="review", title="Open questions so far", minutes=free.minutes)
        return
    each, rest = divmod(free.minutes, len(keys))
    for number, key in enumerate(keys):
        topic = question.catalogue.topic_by_id[key[0]]
        yield Line(
            kind="review",
            title=f"Recall: {topic.name}",
            minutes=each + (rest if number == 0 else 0),
            topic=topic.id,
            depth=key[1],
            area=topic.area,
            you_can=next(iter(topic.rung(key[1]).you_can), ""),
            why="Met a while ago; what is recalled now stays.",
        )


def exploration_line(question: Question, free: Free) -> Line:
    prompts = _cards(question.catalogue, "playful-exploration", PROMPTS)
    prompt = prompts[(free.number + question.brief.seed) % len(prompts)] if prompts else ""
    title = f"Free exploration: {prompt}" if prompt else "Free exploration"
    idea = _idea(question.catalogue, "comfort-being-stuck")
    return Line(
        kind="exploration",
        title=title,
        minutes=free.minutes,
        why=f"No output is asked. {idea}".rstrip(),
    )


def paper_lines(question: Question, free: Free) -> Iterator[Line]:
    reading = _paper(question, free)
    explainer = min(EXPLAINER_MINUTES, free.minutes // 2)
    idea = _idea(question.catalogue, "explain-papers")
    yield Line(
        kind="paper",
        title=reading[0].title if reading else "A paper of your choice",
        minutes=free.minutes - explainer,
        reading_minutes=sum(each.minutes for each in reading),
        reading=reading,
        why=_idea(question.catalogue, "reading-group"),
    )
    parts = ", ".join(_cards(question.catalogue, "explain-papers", TEMPLATE))
    title = f"Paper in plain words: {parts}" if parts else "The paper in plain words"
    yield Line(kind="paper", title=title, minutes=explainer, why=idea)


def spark_line(minutes: int) -> Line:
    return Line(kind="curiosity", title="Curiosity: what did it spark?", minutes=minutes)


def break_line() -> Line:
    return Line(kind="break", title="Break: nothing is asked of anybody", minutes=0)


def _agendas(
    question: Question, placements: Sequence[Placement], meeting: int
) -> list[tuple[Key, ...]]:
    """What was studied, but for curiosity, in each meeting before this one, held ones first."""
    topics = question.catalogue.topic_by_id
    behind = [
        tuple(key for key in held.keys if key[0] in topics and key[1] <= len(topics[key[0]].rungs))
        for held in question.held
    ]
    studied = sorted(each for each in placements if not each.curious)
    coming = [
        tuple(each.key for each in studied if each.meeting == number) for number in range(meeting)
    ]
    return [*behind, *coming]


def _to_recall(agendas: Sequence[tuple[Key, ...]]) -> tuple[Key, ...]:
    """Of each such meeting, or the last one of study before it, the first step not yet chosen."""
    chosen: dict[str, Key] = {}
    taken: set[int] = set()
    for back in STEPS_BACK:
        until = max(0, len(agendas) - back + 1)
        before = {number for number, keys in enumerate(agendas[:until]) if keys} - taken
        if before:
            taken.add(max(before))
            key = next((each for each in agendas[max(before)] if each[0] not in chosen), None)
            if key is not None:
                chosen[key[0]] = key
    return tuple(chosen.values())


def _paper(question: Question, free: Free) -> tuple[Reading, ...]:
    papers = question.papers
    if not papers or not free.reserved_reading:
        return ()
    resource, unit = papers[(free.number + question.brief.seed) % len(papers)]
    counted = min(unit.minutes, free.reserved_reading)
    return (
        Reading(
            unit=unit.id,
            resource=resource.id,
            title=unit.title,
            resource_title=resource.title,
            location=unit.location,
            url=unit.url or resource.url,
            minutes=counted,
            of_minutes=unit.minutes,
            is_estimate=unit.minutes_are == "estimated" or counted < unit.minutes,
            is_free=resource.is_free,
            part="" if counted == unit.minutes else "as far as the time goes",
        ),
    )


def _idea(catalogue: Catalogue, strategy: str) -> str:
    return next((each.idea for each in catalogue.strategies if each.id == strategy), "")


def _cards(catalogue: Catalogue, strategy: str, start: str) -> list[str]:
    """What a strategy lists after these words, one by one."""
    for each in catalogue.strategies:
        for line in each.in_practice if each.id == strategy else ():
            if line.startswith(start):
                return line.removeprefix(start).split(", ")
    return []
