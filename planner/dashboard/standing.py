"""How somebody stands on topics and units, as the small controls that say and change it show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.stuck_subjects import TopicAt, topic_at, unit_of
from planner.language.depth_words import depth_word
from planner.meetings.wording import dots
from planner.progress.models import KNOWING, State, StateChange, TopicState, UnitRead
from planner.progress.queries import marks_with_chapters

CHOICES = (
    (State.LEARNING, gettext_lazy("Learning")),
    (State.UNDERSTOOD, gettext_lazy("Understood")),
    (State.KNOWN, gettext_lazy("Knew it")),
    (State.PARKED, gettext_lazy("Park")),
)
NOT_STARTED = gettext_lazy("not started")
GONE = gettext_lazy("no longer in the catalogue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button. `value` as it is posted: pressing what is pressed takes it away."""

    key: str
    label: str
    value: str
    is_pressed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """On a topic at a depth. `undo`: the change that can be taken back, 0 for none. `included`:
    it is known at a deeper depth."""

    topic: str
    depth: int
    name: str
    state: str
    since: dt.datetime | None
    undo: int
    included: bool

    @property
    def key(self) -> str:
        return f"{self.topic}-{self.depth}"

    @property
    def dots(self) -> str:
        return dots(self.depth)

    @property
    def depth_name(self) -> str:
        return depth_word(self.depth)

    @property
    def words(self) -> str:
        if not self.state:
            return _("included in what you know deeper") if self.included else str(NOT_STARTED)
        return str(State(self.state).label)

    @property
    def is_known(self) -> bool:
        return self.state in KNOWING or self.included

    @property
    def choices(self) -> tuple[Choice, ...]:
        step = f"{self.topic}@{self.depth}"
        return tuple(
            Choice(
                key=f"{self.key}-{state.value}",
                label=str(label),
                value=f"{step}={'' if state == self.state else state.value}",
                is_pressed=state == self.state,
            )
            for state, label in CHOICES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """On a unit. `chapter`: the batch that said that all it covers is understood, 0 for none;
    `covers`: what that is, empty where nobody looked."""

    unit: str
    title: str
    mark: UnitRead | None
    covers: tuple[TopicAt, ...]
    chapter: int


def standings(user: User, steps: Collection[Step], catalogue: Catalogue) -> dict[Step, Standing]:
    """In the order of the steps; what the catalogue has lost goes by its last name."""
    topics = {topic for topic, _ in steps}
    rows = TopicState.objects.filter(user=user, topic__in=topics).order_by("topic", "depth")
    states = {(row.topic, row.depth): row for row in rows}
    changes = newest_changes(user, topics)
    known = deepest_known(states)
    return {
        step: standing(step, states.get(step), changes.get(step, 0), known, catalogue)
        for step in steps
    }


def standing(
    step: Step,
    row: TopicState | None,
    undo: int,
    known: Mapping[str, int],
    catalogue: Catalogue,
) -> Standing:
    topic, depth = step
    record = catalogue.topic_by_id.get(topic)
    last_name = (row.name if row else "") or topic.replace("-", " ")
    return Standing(
        topic=topic,
        depth=depth,
        name=record.name if record else last_name,
        state=row.state if row else "",
        since=row.since if row else None,
        undo=undo,
        included=known.get(topic, 0) > depth,
    )


def newest_changes(user: User, topics: Iterable[str]) -> dict[Step, int]:
    """The change of each step that can be taken back."""
    rows = StateChange.objects.filter(user=user, undone_at=None, topic__in=set(topics))
    found = rows.order_by("id").values_list("topic", "depth", "id")
    return {(topic, depth): pk for topic, depth, pk in found}


def deepest_known(states: Mapping[Step, TopicState]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (topic, depth), row in states.items():
        if row.state in KNOWING:
            found[topic] = max(depth, found.get(topic, 0))
    return found


def unit_standings(
    user: User, units: Collection[str], catalogue: Catalogue
) -> dict[str, UnitStanding]:
    """With one query, however many there are; of lost units the last title."""
    marks = marks_with_chapters(user, units)
    return {unit: _unit(unit, marks.get(unit), catalogue) for unit in units}


def marked_units(user: User, titles: Mapping[str, str]) -> dict[str, UnitStanding]:
    """As before, by their titles alone: without the catalogue."""
    marks = marks_with_chapters(user, titles.keys())
    return {
        unit: UnitStanding(
            unit=unit,
            title=title,
            mark=marks.get(unit),
            covers=(),
            chapter=getattr(marks.get(unit), "chapter", None) or 0,
        )
        for unit, title in titles.items()
    }


def _unit(unit: str, mark: UnitRead | None, catalogue: Catalogue) -> UnitStanding:
    found = unit_of(catalogue, unit)
    covers = found[1].covers if found else ()
    return UnitStanding(
        unit=unit,
        title=found[1].title if found else (mark.title if mark and mark.title else unit),
        mark=mark,
        covers=tuple(topic_at(catalogue, (each.topic, each.depth)) for each in covers),
        chapter=getattr(mark, "chapter", None) or 0,
    )
