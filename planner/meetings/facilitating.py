"""Pure: what to ask about a topic in a meeting, taken from the catalogue.

The order is the same for every topic: the decision first, then the intuition, then the formula,
then the code. Each step falls back to a question of its own where the catalogue has nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from curriculum.records import WORKING, Catalogue, Exercise, Question, Topic
from curriculum.spoken import spoken

MOST_DISCUSSED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """`step`: decision, intuition, formula or code. `text` in Markdown. `decision`: the id of one
    whose page says more."""

    step: str
    text: str
    decision: str = ""


def prompts(
    catalogue: Catalogue, topic: Topic, depth: int, *, why: str, exercises: Sequence[str]
) -> tuple[Prompt, ...]:
    """`why`: what the plan says of the topic; a decision that it names is taken first.
    `exercises`: ids of those that are done for it, before others of the catalogue."""
    exercise = _exercise(spoken(catalogue), topic, depth, exercises)
    return (
        Prompt(step=_("decision"), text=_decision(catalogue, topic, why)),
        Prompt(step=_("intuition"), text=_intuition(topic)),
        Prompt(step=_("formula"), text=_formula(depth, exercise)),
        Prompt(step=_("code"), text=_code(exercise)),
    )


def interview_prompts(catalogue: Catalogue, question: str) -> tuple[Prompt, ...]:
    """For whoever asks; what a good answer contains stays a click away from who is asked. None
    for what is no question of the catalogue."""
    asked = next((each for each in catalogue.questions if each.question == question), None)
    if asked is None:
        return ()
    found = next(each for each in spoken(catalogue).questions if each.id == asked.id)
    return (
        Prompt(step=_("ask"), text=_("Ask them to think aloud, and leave a minute of silence.")),
        Prompt(step=_("and then"), text=found.follow_up),
        Prompt(
            step=_("listen for"),
            text=_("What a good answer contains, for whoever asks"),
            decision=found.decision,
        ),
    )


def discussed(catalogue: Catalogue, topic: Topic, depth: int) -> tuple[str, ...]:
    """Questions to talk about, the deepest that fit first; or else what people should be able
    to do."""
    fitting = [
        each for each in catalogue.questions if _depth_of(each, topic) in range(1, depth + 1)
    ]
    fitting.sort(key=lambda each: -_depth_of(each, topic))
    asked = _("%(question)s *And then:* %(follow_up)s")
    texts = [asked % {"question": each.question, "follow_up": each.follow_up} for each in fitting]
    shown = _("Show one another that you can %(aim)s.")
    aims = [shown % {"aim": line} for line in _aims(topic, depth)]
    return tuple((texts or aims)[:MOST_DISCUSSED])


def to_recall(catalogue: Catalogue, topic: Topic, depth: int) -> tuple[str, ...]:
    """What can be asked about a topic some weeks later, at its depth first."""
    asked = [
        each.question
        for each in catalogue.questions
        if _depth_of(each, topic) in range(1, depth + 1)
    ]
    shown = _("From memory: %(aim)s.")
    aims = [shown % {"aim": line} for line in _aims(topic, depth)]
    return (*aims, *asked)


def _aims(topic: Topic, depth: int) -> list[str]:
    rungs = sorted(topic.rungs, key=lambda rung: -rung.depth)
    return [line for rung in rungs if rung.depth <= depth for line in rung.you_can]


def _depth_of(entry: Question | Exercise, topic: Topic) -> int:
    """How deep it goes into the topic; 0 for not at all."""
    return max((each.depth for each in entry.covers if each.topic == topic.id), default=0)


def _decision(catalogue: Catalogue, topic: Topic, why: str) -> str:
    named = [each.id for each in catalogue.decisions if each.question in why]
    needing = [
        each.id
        for each in catalogue.decisions
        if any(need.topic == topic.id for need in each.needs)
    ]
    decision = next(iter((*named, *needing)), "")
    question = next((e.question for e in spoken(catalogue).decisions if e.id == decision), "")
    if not question:
        return _("Which of our decisions would change if we knew this?")
    text = _("%(question)s What would we choose today, and what would change our minds?")
    return text % {"question": question}


def _intuition(topic: Topic) -> str:
    text = _("%(definition)s Who can draw it, or find it in our own work?")
    return text % {"definition": topic.definition}


def _exercise(
    catalogue: Catalogue, topic: Topic, depth: int, first: Iterable[str]
) -> Exercise | None:
    chosen = list(first)
    fitting = [
        each
        for each in catalogue.exercises
        if each.id in chosen or _depth_of(each, topic) in range(1, depth + 1)
    ]
    return next(iter(sorted(fitting, key=lambda each: _rank(each, topic, chosen))), None)


def _rank(exercise: Exercise, topic: Topic, chosen: Sequence[str]) -> tuple[bool, bool]:
    return (exercise.id not in chosen, exercise.topic != topic.id)


def _formula(depth: int, exercise: Exercise | None) -> str:
    if exercise is not None:
        return exercise.derive_first
    if depth < WORKING:
        return _("Which formula is behind it, and where would you look it up?")
    return _("Write it down; say of each symbol what it is, and of which shape.")


def _code(exercise: Exercise | None) -> str:
    if exercise is None:
        return _("What would our code, our logs or our plots show if this went wrong?")
    text = _("%(title)s. %(statement)s It is right when %(checks)s.")
    checks = "; ".join(exercise.check)
    return text % {"title": exercise.title, "statement": exercise.statement, "checks": checks}


def topics_of(catalogue: Catalogue, ids: Iterable[str]) -> Iterator[Topic]:
    """Those that the catalogue still has, each once."""
    for each in dict.fromkeys(ids):
        if each in catalogue.topic_by_id:
            yield catalogue.topic_by_id[each]
