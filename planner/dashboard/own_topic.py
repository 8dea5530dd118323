"""One topic, and how its reader stands on it: each depth, what they did, how they came there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.evidence import evidence_of
from planner.dashboard.progress_page import TopicRow, topic_rows
from planner.dashboard.reader import groups_of
from planner.dashboard.ready import opened_by, own_steps
from planner.dashboard.standing import NOT_STARTED, UnitStanding, standings, unit_standings
from planner.language.depth_words import depth_word
from planner.plans.needed import needed_in_all
from planner.progress.models import State, StateChange, TopicState


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A change. `is_undone`: it was taken back, and when."""

    depth: str
    was: str
    became: str
    at: dt.datetime
    undone_at: dt.datetime | None
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopicPage:
    """`opens`: the reader's decisions that stand on what they do not know of it."""

    row: TopicRow
    opens: tuple[str, ...]
    units: tuple[UnitStanding, ...]
    history: tuple[HistoryLine, ...]


def own_topic_page(user: User, topic: str, catalogue: Catalogue) -> OwnTopicPage | None:
    """None for what the catalogue never had, as far as this reader's states say."""
    steps = _steps(user, topic, catalogue)
    if not steps:
        return None
    found = standings(user, steps, catalogue)
    (row,) = topic_rows(steps, found, evidence_of(user, [topic], catalogue), catalogue)
    units = [
        unit.id for _, unit in catalogue.units() if any(each.topic == topic for each in unit.covers)
    ]
    return OwnTopicPage(
        row=row,
        opens=opened_by(
            topic, needed_in_all(groups_of(user), catalogue), own_steps(user), catalogue
        ),
        units=tuple(unit_standings(user, units, catalogue).values()),
        history=tuple(_history(user, topic)),
    )


def _steps(user: User, topic: str, catalogue: Catalogue) -> Sequence[Step]:
    record = catalogue.topic_by_id.get(topic)
    if record is not None:
        return [(topic, rung.depth) for rung in record.rungs]
    changes = StateChange.objects.filter(user=user, topic=topic)
    states = TopicState.objects.filter(user=user, topic=topic)
    depths = {*changes.values_list("depth", flat=True), *states.values_list("depth", flat=True)}
    return [(topic, depth) for depth in sorted(depths)]


def _history(user: User, topic: str) -> Iterator[HistoryLine]:
    rows = StateChange.objects.filter(user=user, topic=topic).select_related("batch")
    for row in rows.order_by("-changed_at", "-id"):
        yield HistoryLine(
            depth=depth_word(row.depth),
            was=_words(row.was),
            became=_words(row.became),
            at=row.changed_at,
            undone_at=row.undone_at,
            together=str(row.batch.get_kind_display()) if row.batch else "",
        )


def _words(state: str) -> str:
    return str(State(state).label if state else NOT_STARTED)
