"""Reads the parts of a brief's document; each function names the field that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any, cast, get_args

from planner.plans.brief import (
    Away,
    Cadence,
    Every,
    Instead,
    Lock,
    MeasuredStep,
    Minutes,
    Participant,
    Rhythm,
    Taste,
    Wanted,
)
from planner.plans.document_reader import (
    Fields,
    date_from,
    depth_from,
    depth_or_none_from,
    text_from,
    time_from,
    whole_from,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def field_names(record: type[DataclassInstance], *others: str) -> tuple[str, ...]:
    return (*others, *(field.name for field in fields_of(record)))


def read_wanted(document: Any, path: str) -> Wanted:
    fields = Fields(document, path)
    fields.refuse_others(field_names(Wanted))
    fields.require("decision")
    return Wanted(
        decision=fields.text("decision"),
        weight=fields.whole("weight", 1),
        required=fields.flag("required", default=False),
        by=fields.maybe("by", date_from),
    )


def read_cadence(fields: Fields) -> Cadence:
    fields.refuse_others(field_names(Cadence))
    fields.require("start")
    until = fields.maybe("until", date_from)
    return Cadence(
        start=date_from(fields.text("start"), fields.path("start")),
        every=cast(Every, fields.choice("every", "week", get_args(Every))),
        days=fields.many("days", whole_from) if fields.has("days") else (4,),
        nth=fields.whole("nth", 1),
        at=fields.maybe("at", time_from) or dt.time(12, 0),
        minutes=fields.whole("minutes", 60),
        zone=fields.text("zone", "UTC"),
        meetings=fields.maybe("meetings", whole_from),
        until=until,
    )


def read_person(document: Any, path: str) -> Participant:
    fields = Fields(document, path)
    fields.refuse_others(field_names(Participant))
    fields.require("name")
    return Participant(
        name=fields.text("name"),
        country=fields.text("country"),
        subdivision=fields.text("subdivision"),
        reading=fields.maybe("reading", whole_from),
        knows=fields.many("knows", read_depth),
        leads=fields.flag("leads", default=True),
        away=fields.many("away", read_period),
        avoids=fields.many("avoids", date_from),
        turns_before=fields.whole("turns_before", 0),
        led_on=fields.maybe("led_on", date_from),
        id=fields.text("id"),
        since=fields.maybe("since", date_from),
    )


def read_period(document: Any, path: str) -> Away:
    fields = Fields(document, path)
    fields.refuse_others(field_names(Away))
    fields.require("first")
    first = date_from(fields.text("first"), fields.path("first"))
    return Away(
        first=first,
        last=fields.maybe("last", date_from) or first,
        reason=fields.text("reason"),
        from_time=fields.maybe("from_time", time_from),
        to_time=fields.maybe("to_time", time_from),
    )


def read_lock(document: Any, path: str) -> Lock:
    fields = Fields(document, path)
    fields.refuse_others(field_names(Lock))
    for name in ("topic", "depth", "on"):
        fields.require(name)
    return Lock(
        topic=fields.text("topic"),
        depth=depth_from(fields.text("depth"), fields.path("depth")),
        on=date_from(fields.text("on"), fields.path("on")),
        piece=fields.whole("piece", 0),
    )


def read_instead(document: Any, path: str) -> Instead:
    fields = Fields(document, path)
    fields.refuse_others(field_names(Instead))
    for name in ("topic", "depth", "resource"):
        fields.require(name)
    return Instead(
        topic=fields.text("topic"),
        depth=depth_from(fields.text("depth"), fields.path("depth")),
        resource=fields.text("resource"),
    )


def read_measured(document: Any, path: str) -> MeasuredStep:
    fields = Fields(document, path)
    fields.refuse_others(field_names(MeasuredStep))
    for name in field_names(MeasuredStep):
        fields.require(name)
    return MeasuredStep(
        topic=fields.text("topic"),
        depth=depth_from(fields.text("depth"), fields.path("depth")),
        minutes=fields.whole("minutes", 0),
        least=fields.whole("least", 0),
        most=fields.whole("most", 0),
        groups=fields.whole("groups", 0),
    )


def read_taste(fields: Fields) -> Taste:
    fields.refuse_others(field_names(Taste))
    return Taste(
        free_only=fields.flag("free_only", default=False),
        formats=fields.many("formats", text_from),
        languages=fields.many("languages", text_from),
        books=fields.many("books", text_from),
    )


def read_rhythm(fields: Fields) -> Rhythm:
    fields.refuse_others(field_names(Rhythm))
    return Rhythm(
        review=fields.whole("review", 0),
        curiosity=fields.whole("curiosity", 0),
        exploration=fields.maybe("exploration", whole_from),
        paper=fields.maybe("paper", whole_from),
        interview=fields.whole("interview", 0),
        rest=fields.whole("rest", 0),
    )


def read_minutes(fields: Fields) -> Minutes:
    fields.refuse_others(field_names(Minutes))
    return Minutes(
        opening=fields.whole("opening", 10),
        recall=fields.whole("recall", 10),
        discussion_percent=fields.maybe("discussion_percent", whole_from),
        pace=fields.whole("pace", 100),
    )


def read_depth(document: Any, path: str) -> tuple[str, int]:
    return _topic_depth(Fields(document, path), depth_from)


def read_override(document: Any, path: str) -> tuple[str, int]:
    return _topic_depth(Fields(document, path), depth_or_none_from)


def _topic_depth(fields: Fields, read: Callable[[Any, str], int]) -> tuple[str, int]:
    fields.refuse_others(("topic", "depth"))
    for name in ("topic", "depth"):
        fields.require(name)
    return fields.text("topic"), read(fields.text("depth"), fields.path("depth"))
