"""Which languages there are, and how a choice is kept: for the settings."""

from pathlib import Path
from typing import Any


def rules(*, compiled: Path, only_over_https: bool) -> dict[str, Any]:
    """`compiled`: the folder of what `compile_messages` makes of each app's own files."""
    return {
        "LANGUAGE_CODE": "en-gb",
        "LANGUAGES": [("en-gb", "English"), ("zh-hans", "简体中文")],
        "LOCALE_PATHS": [compiled],
        "FORMAT_MODULE_PATH": ["planner.language.formats"],
        "LANGUAGE_COOKIE_NAME": "lemma_language",
        "LANGUAGE_COOKIE_AGE": 365 * 24 * 60 * 60,
        "LANGUAGE_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_SECURE": only_over_https,
    }
