"""Pure: frozen records <-> JSON documents, as revisions keep them, without loss.

Unlike the published JSON format this is not for others to read: it follows the records' own
fields, so that a stored programme is the same programme again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
import typing
import zoneinfo
from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from planner.plans.programme import Programme

Document: TypeAlias = "bool | int | float | str | list[Document] | dict[str, Document] | None"
Record = TypeVar("Record")
KIND = "record"


class UnreadableDocument(ValueError):
    """The document was not written from such a record; the text says where it differs."""


def to_document(record: object) -> Document:
    """A JSON value. Times with a zone of the IANA list keep its name, other records a `record`
    field with their class name, so that unions of records can be told apart."""
    if isinstance(record, dt.datetime):
        return _moment(record)
    if isinstance(record, dt.date | dt.time):
        return record.isoformat()
    if isinstance(record, tuple):
        return [to_document(each) for each in record]
    if dataclasses.is_dataclass(record):
        fields = [field.name for field in dataclasses.fields(record) if field.init]
        return {
            KIND: type(record).__name__,
            **{name: to_document(getattr(record, name)) for name in fields},
        }
    if record is None or isinstance(record, bool | int | float | str):
        return record
    raise TypeError(f"a {type(record).__name__} cannot be stored")


def programme_from_document(document: Document) -> Programme:
    """The programme that `to_document` wrote. Raises UnreadableDocument."""
    return from_document(Programme, document)


def from_document(kind: type[Record], document: Document) -> Record:
    """The record of class `kind` that `to_document` wrote. Raises UnreadableDocument."""
    return typing.cast(Record, _read(kind, document, getattr(kind, "__name__", KIND)))


def _moment(moment: dt.datetime) -> Document:
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, zoneinfo.ZoneInfo) else None
    return f"{moment.isoformat()}[{zone}]" if zone else moment.isoformat()


def _read(kind: object, document: Document, place: str) -> object:
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind), document, place)
    if origin is typing.Literal:
        return document
    if origin in (typing.Union, types.UnionType):
        return _read_union(typing.get_args(kind), document, place)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _read_record(kind, document, place)
    return _read_plain(kind, document, place)


def _read_record(kind: type, document: Document, place: str) -> object:
    if not isinstance(document, Mapping) or document.get(KIND) != kind.__name__:
        raise UnreadableDocument(f"{place}: no {kind.__name__}")
    hints = _fields_of(kind)
    unknown = sorted(set(document) - set(hints) - {KIND})
    if unknown:
        raise UnreadableDocument(f"{place}: unknown field {unknown[0]}")
    values = {
        name: _read(hint, document[name], f"{place}.{name}")
        for name, hint in hints.items()
        if name in document
    }
    try:
        return kind(**values)
    except TypeError as missing:
        raise UnreadableDocument(f"{place}: {missing}") from missing


@functools.cache
def _fields_of(kind: type) -> dict[str, object]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}


def _read_tuple(kinds: tuple[object, ...], document: Document, place: str) -> object:
    if not isinstance(document, list):
        raise UnreadableDocument(f"{place}: no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = kinds[0]
        return tuple(_read(each, item, f"{place}[{n}]") for n, item in enumerate(document))
    pairs = zip(kinds, document, strict=True)
    return tuple(_read(kind, item, f"{place}[{n}]") for n, (kind, item) in enumerate(pairs))


def _read_union(kinds: tuple[type, ...], document: Document, place: str) -> object:
    if document is None and type(None) in kinds:
        return None
    named = document.get(KIND) if isinstance(document, Mapping) else None
    for kind in kinds:
        record = kind.__name__ if dataclasses.is_dataclass(kind) else None
        if kind is not type(None) and record == named:
            return _read(kind, document, place)
    raise UnreadableDocument(f"{place}: none of the records that can stand here")


def _read_plain(kind: object, document: Document, place: str) -> object:
    if kind is dt.datetime and isinstance(document, str):
        text, _, zone = document.rstrip("]").partition("[")
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone(zoneinfo.ZoneInfo(zone)) if zone else moment
    if kind is dt.date and isinstance(document, str):
        return dt.date.fromisoformat(document)
    if kind is dt.time and isinstance(document, str):
        return dt.time.fromisoformat(document)
    if isinstance(kind, type) and isinstance(document, kind):
        return document
    raise UnreadableDocument(f"{place}: no {getattr(kind, '__name__', kind)}")
