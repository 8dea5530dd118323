"""Which mail server is asked to send, from one address in the environment."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import dj_email_url  # type: ignore[import-untyped]  # it has no types
from django.core.exceptions import ImproperlyConfigured

SECONDS = 30  # as long as a server may stay silent


def mail_settings(url: str) -> dict[str, Any]:
    """The framework's EMAIL_… settings; without an address mail is kept for the demo's mailbox."""
    if not url:
        return {"EMAIL_BACKEND": "planner.outbox.demo_mail.EmailBackend"}
    if urlsplit(url).scheme not in {"smtp", "submission"}:
        raise ImproperlyConfigured(
            "EMAIL_URL must start with submission:// (encrypted by STARTTLS, port 587) or smtp://;"
            " for TLS from the start, smtp://user:password@host:465/?ssl=True"
        )
    found: dict[str, Any] = dj_email_url.parse(url)
    return {**found, "EMAIL_TIMEOUT": found["EMAIL_TIMEOUT"] or SECONDS}
