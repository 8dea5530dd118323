"""Settings as a production would have them."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as live_settings

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "a-long-random-text-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SITE_URL": "https://lemma.example.org",
}
NAMES = (
    *PRODUCTION,
    "DEMO",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "GIT_COMMIT",
    "LOG_LEVEL",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "OIDC_SERVER_URL",
    "TRUSTED_PROXIES",
)


@pytest.fixture
def settings_from(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Read planner/settings.py in an environment of these variables only."""

    def read(**environment: str) -> dict[str, Any]:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(Path(live_settings.BASE_DIR) / "planner" / "settings.py"))

    return read


@pytest.fixture
def production(settings: Any, settings_from: Callable[..., Any], tmp_path: Path) -> None:
    """The running product as in production, but for its database and collected files."""
    kept = {"DATABASES", "INSTALLED_APPS", "LOGGING", "STORAGES", "TEMPLATES", "ROOT_URLCONF"}
    for name, value in settings_from(**PRODUCTION).items():
        if name.isupper() and name not in kept:
            setattr(settings, name, value)
    settings.STATIC_ROOT = tmp_path
