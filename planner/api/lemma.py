"""The API as a whole: its resources, its description, and how refusals look."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from planner.api import catalogue, groups
from planner.api.refusals import Refusal, forbidden, not_found


class Key(HttpBearer):
    """For the description; `gate` has let the caller in before."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return request.caller  # type: ignore[attr-defined]  # put there by `gate`


api = NinjaAPI(
    title="Lemma",
    version="1",
    description=(
        "Everything that the pages can do, for programs. Send a key of yours as `Authorization:"
        " Bearer lemma_…`; you make keys in your settings. Times are ISO 8601 with a zone, minutes"
        " are whole minutes."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
    auth=Key(),
)
RESOURCES = (("catalogue", catalogue.router), ("groups", groups.router))
for _name, _router in RESOURCES:
    api.add_router("", _router, tags=[_name])


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    response: HttpResponse = refusal.response()
    return response


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Any) -> HttpResponse:
    return not_found().response()


@api.exception_handler(PermissionDenied)
def denied(request: HttpRequest, error: Any) -> HttpResponse:
    return forbidden(str(error)).response()


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Each field by its name, as it was sent: `body.` and `query.` say nothing to anybody."""
    fields: dict[str, list[str]] = {}
    for each in error.errors:
        place = [str(part) for part in each["loc"] if part not in {"body", "query", "path"}]
        fields.setdefault(".".join(place[1:] or place), []).append(each["msg"])
    message = _("What was sent does not fit; see the fields.")
    return Refusal(422, "invalid", message, fields=fields).response()


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return Refusal(error.status_code, "unreadable", str(error)).response()
