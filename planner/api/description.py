"""The API described: as OpenAPI for programs, as a page for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planner.api.lemma import api
from planner.api.operations import operations

REFUSED = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "fields"],
            "properties": {
                "code": {"type": "string", "examples": ["not_found"]},
                "message": {"type": "string"},
                "fields": {
                    "type": "object",
                    "additionalProperties": {"type": "array", "items": {"type": "string"}},
                },
            },
        }
    },
}
ALWAYS = {401: "No key, or one that opens nothing", 429: "Too many requests; see Retry-After"}
OFTEN = {403: "Not yours to do", 404: "Not there, or not yours to see"}
WRITING = {
    409: "Not as things are now",
    412: "Changed since you read it",
    415: "Not JSON",
    422: "What was sent does not fit",
    428: "A condition is missing",
}
ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 200},
    "description": "The same request under the same key is done once and answered the same.",
}


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(schema(), json_dumps_params={"indent": 1})


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Our own page: it needs no script and nothing from elsewhere."""
    found = groupby(operations(schema()), key=lambda each: each.tag)
    parts = [(tag, list(each)) for tag, each in found]
    return render(request, "api/docs.html", {"parts": parts, "refused": REFUSED})


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """What the framework finds, and what the gate adds to every address."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    found["components"].setdefault("schemas", {})["Refused"] = REFUSED
    for method, operation in _each(found["paths"]):
        operation.setdefault("responses", {}).update(_refusals(method))
        if method == "post":
            operation.setdefault("parameters", []).append(ONCE)
    return found


def _each(paths: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in paths.values():
        yield from methods.items()


def _refusals(method: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
    said = ALWAYS | OFTEN | (WRITING if method != "get" else {422: WRITING[422]})
    return {str(status): {"description": text, "content": content} for status, text in said.items()}
