"""Typed records to the text of catalogue files: what `schema` reads back, exactly."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeAlias

import yaml

from curriculum.expected import ExpectedNumber
from curriculum.records import DEPTH_NAMES, Area, Rung, TopicDepth
from curriculum.schema import DEPTH_FIELDS

Plain: TypeAlias = str | int | float | bool | dt.date | list[Any] | dict[str, Any]

_DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NOT_PLAIN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff]")


ONE_LINE = (Area, ExpectedNumber, TopicDepth)


class _OneLine(dict[str, Any]):
    """A mapping short enough to stand on one line: {topic: pca, depth: working}."""


class _Dumper(_DUMPER):  # type: ignore[misc]  # which of the two is known only at run time
    pass


_Dumper.add_representer(
    _OneLine,
    lambda dumper, value: dumper.represent_mapping(
        "tag:yaml.org,2002:map", value.items(), flow_style=True
    ),
)


def entry(record: Any) -> dict[str, Any]:
    """The record under its keys in the file; fields that hold their default are left out."""
    found: dict[str, Any] = _OneLine() if isinstance(record, ONE_LINE) else {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.init and (field.default is MISSING or value != field.default):
            if field.name == "rungs":
                found["depths"] = {DEPTH_NAMES[rung.depth]: _rung(rung) for rung in value}
            else:
                found[field.name] = _plain(field.name, value)
    return found


def _rung(rung: Rung) -> dict[str, Any]:
    guess = {"is_guess": True} if rung.is_guess else {}
    return {"minutes": rung.minutes, **guess, "you_can": list(rung.you_can)}


def _plain(name: str, value: Any) -> Plain:
    if name in DEPTH_FIELDS:
        return DEPTH_NAMES[value]
    if isinstance(value, tuple):
        return [entry(part) if is_dataclass(part) else part for part in value]
    plain: Plain = value
    return plain


def entry_as_yaml(record: Any) -> str:
    """One entry of a section, with its dash."""
    text: str = yaml.dump(
        [entry(record)], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96, indent=2
    )
    return text


def as_json(sections: Mapping[str, Iterable[Any]]) -> str:
    """JSON that is YAML as well: what YAML takes for a line break or refuses is escaped."""
    return plain_as_json({name: plain(records) for name, records in sections.items()})


def plain(records: Iterable[Any]) -> list[dict[str, Any]]:
    return [entry(record) for record in records]


def mapping_as_yaml(content: Mapping[str, Any]) -> str:
    text: str = yaml.dump(dict(content), Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    return text


def plain_as_json(content: Mapping[str, Any]) -> str:
    """As `as_json`, of entries that are plain already."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=dt.date.isoformat)
    return _NOT_PLAIN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
