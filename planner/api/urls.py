"""The API's addresses, below /api/; each version keeps its own for good."""

from __future__ import annotations

from django.urls import URLPattern, include, path

from planner.api import description
from planner.api.gate import gated
from planner.api.lemma import api


def _scope(pattern: URLPattern) -> str:
    """What changing something there asks of a key."""
    return "catalogue" if str(pattern.pattern).startswith("catalogue") else "write"


_patterns = [each for each in api.urls[0] if isinstance(each, URLPattern)]
_resources = [each for each in _patterns if each.name != "api-root"]
app_name = "api"
urlpatterns = [
    path("", description.docs, name="docs"),
    path("v1/openapi.json", description.openapi, name="openapi"),
    path(
        "v1/",
        include(
            (
                [gated(each, scope=_scope(each)) for each in _resources],
                "api-v1",
            ),
            namespace="api-v1",
        ),
    ),
]
