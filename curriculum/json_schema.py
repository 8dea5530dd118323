"""The JSON Schema of catalogue files, made from the rules by which they are read.

`VERSION` is that of the format; a change that older readers would refuse gives it a new number and
a new address.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from curriculum import values
from curriculum.documents import SECTIONS
from curriculum.heading import FORMAT, VERSION
from curriculum.records import DEPTHS, Rung
from curriculum.schema import DEPTH_FIELDS, Rule, kind_of_section, rules
from curriculum.yaml_source import LONGEST_TEXT

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{32,64}$"}
NOT_BLANK = r"\S"


def schema(*, address: str = "") -> Schema:
    """Of the present version. `address`: where it is published, if anywhere."""
    found: dict[str, Schema] = {}
    properties = {name: _listing(kind_of_section(name), found) for name in SECTIONS}
    return {
        "$schema": DIALECT,
        **({"$id": address} if address else {}),
        "title": f"A catalogue of Lemma, format {VERSION}",
        "type": "object",
        "properties": {"format": {"const": FORMAT}, "origin": _origin(), **properties},
        "additionalProperties": False,
        "minProperties": 1,
        "$defs": dict(sorted(found.items())),
    }


def _origin() -> Schema:
    keys = {
        "catalogue": DIGEST,
        "edition": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        "fingerprint": DIGEST,
    }
    return _mapping(keys, list(keys))


def _mapping(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _listing(kind: Any, found: dict[str, Schema]) -> Schema:
    """Of records of this class, whose own schema goes into `found`."""
    if kind.__name__ not in found:
        found[kind.__name__] = {}  # stands there already when a part names it again
        found[kind.__name__] = _record(kind, found)
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}


def _record(kind: type, found: dict[str, Schema], *, without: str = "") -> Schema:
    own = {key: rule for key, rule in rules(kind).items() if key != without}
    properties = {key: _field(rule, found) for key, rule in own.items()}
    return _mapping(properties, [key for key, rule in own.items() if rule.is_required])


def _field(rule: Rule, found: dict[str, Schema]) -> Schema:
    if rule.key == "depths":
        rung = _record(Rung, found, without="depth")
        return _mapping(dict.fromkeys(DEPTHS, rung), list(DEPTHS))
    if rule.is_list:
        return _several(rule, found)
    return _single(rule)


def _several(rule: Rule, found: dict[str, Schema]) -> Schema:
    kind: Any = rule.holds
    items = _listing(kind, found) if is_dataclass(kind) else None
    least: Schema = {} if rule.may_be_empty else {"minItems": 1}
    if items is not None:
        return items | least
    return {"type": "array", "items": _text(rule, is_required=True), **least}


def _single(rule: Rule) -> Schema:
    if rule.name in DEPTH_FIELDS:
        return {"enum": list(DEPTHS)}
    if get_origin(rule.hint) is Literal:
        return {"enum": list(get_args(rule.hint))}
    kinds = set(get_args(rule.hint)) or {rule.hint}
    plain = _plain(rule, (kinds - {NoneType}).pop())
    return {"anyOf": [plain, {"type": "null"}]} if NoneType in kinds else plain


def _plain(rule: Rule, kind: type) -> Schema:
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        least, most = values.BOUNDS[rule.key]
        return {"type": "integer", "minimum": least, "maximum": most}
    if kind is float:
        return {"type": "number", **({"minimum": 0} if rule.key == "within" else {})}
    if kind is dt.date:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return _text(rule, is_required=rule.is_required)


def _text(rule: Rule, *, is_required: bool) -> Schema:
    found: Schema = {
        "type": "string",
        "maxLength": values.LONGEST.get(rule.key, LONGEST_TEXT),
    }
    if rule.key == "id":
        return found | {"maxLength": values.LONGEST_ID, "pattern": values.ID_PATTERN}
    if rule.key in values.ADDRESS_FIELDS:
        pattern = values.ADDRESS_PATTERN
        return found | {"pattern": pattern if is_required else f"^$|{pattern}"}
    return found | ({"pattern": NOT_BLANK} if is_required else {})
