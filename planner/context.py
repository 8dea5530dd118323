"""What every page may say."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from planner.htmx import HTMX_CONFIG


def page(request: HttpRequest) -> dict[str, Any]:
    """`htmx_config` is the content of <meta name="htmx-config">; escaped as any other text."""
    return {"htmx_config": json.dumps(HTMX_CONFIG), "demo": settings.DEMO}
