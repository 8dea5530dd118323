"""Records to rows and back: which model and which columns hold which record and field.

A row is a mapping of column to value here. Most columns bear the name of the field; the few that
differ stand in RENAMED. A field that names another entry becomes the column of its slug.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, TypeAlias, get_args, get_origin

from django.db.models import Model

from curriculum import models, records
from curriculum.asked import StuckQuestion, SystemQuestion
from curriculum.expected import ExpectedNumber
from curriculum.judged import PastMaturity
from curriculum.left_out import LeftOutOnPurpose
from curriculum.names import Name
from curriculum.records import Catalogue, Source
from curriculum.schema import rules
from curriculum.translations import TranslatedText, Translation

Row: TypeAlias = dict[str, Any]  # values as columns hold them: texts, numbers, dates, lists
RENAMED = {"id": "slug", "check": "checks"}


@dataclass(frozen=True)
class Part:
    """Rows that only describe an entry, in a field of its record: needs, rungs, goals.

    Without a record of their own they are plain links, which hold the slug of their `target`.
    """

    field: str
    model: type[Model]
    parent: str
    record: type | None = None
    target: str = ""

    @cached_property
    def columns(self) -> dict[str, str]:
        return _columns(self.record, self.model) if self.record else {self.target: self.target}

    @cached_property
    def has_position(self) -> bool:
        return any(field.name == "position" for field in self.model._meta.fields)

    def rows(self, record: Any) -> list[Row]:
        """The rows of one entry, in order, without their parent and position."""
        values = getattr(record, self.field)
        if self.record is None:
            return [{self.target: value} for value in values]
        return [_row(self.columns, self.model, value) for value in values]

    def value(self, row: Row) -> Any:
        return (
            self.record(**_fields(self.columns, self.record, row))
            if self.record
            else row[self.target]
        )


@dataclass(frozen=True)
class Kind:
    """A section of the catalogue, or the units of its resources, and the model that holds it."""

    name: str
    record: type
    model: type[Model]
    parts: tuple[Part, ...] = ()
    key: str = "slug"
    parent: str = ""
    nested: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, str]:
        return _columns(
            self.record, self.model, (*(part.field for part in self.parts), *self.nested)
        )

    @cached_property
    def all_columns(self) -> tuple[str, ...]:
        return (*self.columns.values(), *((self.parent,) if self.parent else ()))

    def entries(self, catalogue: Catalogue) -> Iterator[tuple[Row, Any]]:
        """Each entry's row, with its position, and its record."""
        if self.parent:
            for resource in catalogue.resources:
                for position, unit in enumerate(resource.units):
                    yield self._row(unit, position) | {self.parent: resource.id}, unit
        else:
            for position, record in enumerate(getattr(catalogue, self.name)):
                yield self._row(record, position), record

    def _row(self, record: Any, position: int) -> Row:
        return _row(self.columns, self.model, record) | {"position": position}

    def value(self, row: Row, parts: dict[str, tuple[Any, ...]]) -> Any:
        return self.record(**_fields(self.columns, self.record, row), **parts)


class KindOfNames(Kind):
    """What is said in other languages has no id of its own: the database puts its key together."""

    @cached_property
    def all_columns(self) -> tuple[str, ...]:
        return (*self.columns.values(), self.key)

    def _row(self, record: Any, position: int) -> Row:
        return super()._row(record, position) | {self.key: record.key}


def _columns(record: type, model: type[Model], apart: tuple[str, ...] = ()) -> dict[str, str]:
    """Column by field."""
    names = [rule.name for rule in rules(record).values() if rule.name not in apart]
    attnames = {field.name: field.attname for field in model._meta.fields}
    return {name: attnames[RENAMED.get(name, name)] for name in names}


def _row(columns: dict[str, str], model: type[Model], record: Any) -> Row:
    return {
        column: _stored(getattr(record, name), is_nullable=model._meta.get_field(column).null)
        for name, column in columns.items()
    }


def _stored(value: Any, *, is_nullable: bool) -> Any:
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    return None if is_nullable and value == "" else value


def _as_json(value: Any) -> Any:
    if isinstance(value, PastMaturity):
        return asdict(value) | {"judged_on": value.judged_on.isoformat()}
    return asdict(value) if isinstance(value, Source | TranslatedText) else value


def _fields(columns: dict[str, str], record: type, row: Row) -> dict[str, Any]:
    hints = {rule.name: rule.hint for rule in rules(record).values()}
    return {name: _read(hints[name], row[column]) for name, column in columns.items()}


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_from_json(get_args(hint)[0], each) for each in value)
    return "" if value is None and hint is str else value


def _from_json(kind: Any, value: Any) -> Any:
    if kind is PastMaturity:
        return PastMaturity(**value | {"judged_on": dt.date.fromisoformat(value["judged_on"])})
    return kind(**value) if kind in (Source, TranslatedText) else value


DEPTHS = Kind("depths", records.DepthMeaning, models.DepthMeaning, key="depth")
MATURITIES = Kind("maturities", records.MaturityMeaning, models.MaturityMeaning)
AREAS = Kind("areas", records.Area, models.Area)
STRATEGIES = Kind(
    "strategies",
    records.Strategy,
    models.Strategy,
    (Part("goals", models.StrategyGoal, "strategy_id", target="goal_id"),),
)
GOALS = Kind(
    "goals",
    records.Goal,
    models.Goal,
    (Part("strategies", models.GoalStrategy, "goal_id", target="strategy_id"),),
)
TOPICS = Kind(
    "topics",
    records.Topic,
    models.Topic,
    (
        Part("rungs", models.Rung, "topic_id", records.Rung),
        Part("prerequisites", models.Prerequisite, "dependent_id", records.Prerequisite),
    ),
)
DECISIONS = Kind(
    "decisions",
    records.Decision,
    models.Decision,
    (
        Part("goals", models.DecisionGoal, "decision_id", target="goal_id"),
        Part("needs", models.Need, "decision_id", records.Need),
    ),
)
RESOURCES = Kind("resources", records.Resource, models.Resource, nested=("units",))
UNITS = Kind(
    "units",
    records.Unit,
    models.Unit,
    (Part("covers", models.UnitCovers, "unit_id", records.TopicDepth),),
    parent="resource_id",
)
EXERCISES = Kind(
    "exercises",
    records.Exercise,
    models.Exercise,
    (
        Part("covers", models.ExerciseCovers, "exercise_id", records.TopicDepth),
        Part("decisions", models.ExerciseDecision, "exercise_id", target="decision_id"),
        Part("expected", models.ExpectedNumber, "exercise_id", ExpectedNumber),
    ),
)
QUESTIONS = Kind(
    "questions",
    records.Question,
    models.Question,
    (Part("covers", models.QuestionCovers, "question_id", records.TopicDepth),),
)
SYSTEM_QUESTIONS = Kind("system_questions", SystemQuestion, models.SystemQuestion, key="number")
STUCK_QUESTIONS = Kind("stuck_questions", StuckQuestion, models.StuckQuestion, key="ask")
LEFT_OUT = Kind("left_out", LeftOutOnPurpose, models.LeftOutOnPurpose, key="title")
NAMES = KindOfNames("names", Name, models.CatalogueName, key="key")
TRANSLATIONS = KindOfNames("translations", Translation, models.CatalogueTranslation, key="key")

# What is named stands before what names it.
KINDS = (
    *(DEPTHS, MATURITIES, AREAS, STRATEGIES, GOALS, TOPICS, DECISIONS, RESOURCES, UNITS),
    *(EXERCISES, QUESTIONS, SYSTEM_QUESTIONS, STUCK_QUESTIONS, LEFT_OUT, NAMES),
    TRANSLATIONS,
)
