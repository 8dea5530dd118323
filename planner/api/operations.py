"""An OpenAPI document as lines of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    name: str
    place: str
    says: str
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """`sent` and `answered`: examples, as JSON."""

    tag: str
    id: str
    method: str
    path: str
    summary: str
    says: str
    parameters: tuple[Parameter, ...]
    sent: str
    answered: str


def operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    """In the order of the document."""
    for path, methods in schema["paths"].items():
        for method, found in methods.items():
            yield Operation(
                tag=found["tags"][0],
                id=found["operationId"],
                method=method.upper(),
                path=path,
                summary=found.get("summary", ""),
                says=found.get("description", ""),
                parameters=tuple(map(_parameter, found.get("parameters", ()))),
                sent=_example(schema, found.get("requestBody", {})),
                answered=_answer(schema, found["responses"]),
            )


def _parameter(found: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=found["name"],
        place=found["in"],
        says=found.get("description") or found.get("schema", {}).get("description", ""),
        is_required=found.get("required", False),
    )


def _answer(schema: Mapping[str, Any], responses: Mapping[Any, Any]) -> str:
    good: Mapping[str, Any] = next(
        (each for status, each in responses.items() if str(status).startswith("2")), {}
    )
    return _example(schema, good)


def _example(schema: Mapping[str, Any], holder: Mapping[str, Any]) -> str:
    content = holder.get("content", {}).get("application/json", {})
    if "schema" not in content:
        return ""
    return json.dumps(example(schema, content["schema"]), indent=2, ensure_ascii=False)


def example(schema: Mapping[str, Any], found: Mapping[str, Any]) -> Any:
    """What fits a part of the document: its own examples, else the plainest value of its type."""
    if "$ref" in found:
        name = found["$ref"].rpartition("/")[2]
        return example(schema, schema["components"]["schemas"][name])
    for key in ("examples", "enum"):
        if found.get(key):
            return found[key][0]
    if "default" in found:
        return found["default"]
    for key in ("anyOf", "allOf", "oneOf"):
        if found.get(key):
            return example(schema, found[key][0])
    return _plainest(schema, found)


def _plainest(schema: Mapping[str, Any], found: Mapping[str, Any]) -> Any:
    kind = found.get("type")
    if kind == "object":
        properties = found.get("properties", {})
        return {name: example(schema, each) for name, each in properties.items()}
    if kind == "array":
        return [example(schema, found.get("items", {}))]
    if kind == "string":
        return {"date-time": "2027-01-14T11:00:00Z", "date": "2027-01-14"}.get(
            found.get("format", ""), "…"
        )
    return {"integer": found.get("minimum", 1), "number": 1.5, "boolean": False}.get(str(kind))
