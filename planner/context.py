"""What every page may say."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from planner.htmx import HTMX_CONFIG
from planner.language.choosing import html_code

# Each under its own name, whatever the page speaks.
LANGUAGES = [(code, html_code(code), name) for code, name in settings.LANGUAGES]


def page(request: HttpRequest) -> dict[str, Any]:
    """`htmx_config` is the content of <meta name="htmx-config">; escaped as any other text."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "htmx_config": json.dumps(HTMX_CONFIG),
        "demo": settings.DEMO,
        "language": language,
        "html_language": html_code(language),
        "languages": LANGUAGES,
    }
