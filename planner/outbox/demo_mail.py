"""Mail while trying: written to the console and kept for the demo's mailbox, sent to nobody."""

from __future__ import annotations

import datetime as dt
import secrets
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage as Parsed
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

KEPT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMail:
    to: str
    subject: str
    sent_at: dt.datetime | None
    text: str


class EmailBackend(BaseEmailBackend):
    """For settings.EMAIL_BACKEND."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            kept = _keep(mail.message().as_bytes())
            sys.stdout.write(f"\n--- mail to {kept.to}: {kept.subject} ---\n\n{kept.text}\n---\n")
            sys.stdout.flush()
        return len(email_messages)


def newest() -> list[KeptMail]:
    """At most a hundred, the newest first."""
    return [_read(content) for path in _paths()[:KEPT] if (content := _content(path))]


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "mail"


def _paths() -> list[Path]:
    return sorted(_folder().glob("*.eml"), reverse=True)


def _keep(content: bytes) -> KeptMail:
    """Write it under its final name only when it is whole; another process may be reading."""
    _folder().mkdir(parents=True, exist_ok=True)
    path = _folder() / f"{time.time_ns():020d}-{secrets.token_hex(4)}.part"
    path.write_bytes(content)
    path.rename(path.with_suffix(".eml"))
    for old in _paths()[KEPT:]:
        old.unlink(missing_ok=True)
    return _read(content)


def _content(path: Path) -> bytes:
    """Empty when another process has just cleared it away."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _read(content: bytes) -> KeptMail:
    mail: Parsed = BytesParser(_class=Parsed, policy=default).parsebytes(content)
    body = mail.get_body(preferencelist=("plain", "html"))
    return KeptMail(
        to=str(mail["To"] or ""),
        subject=str(mail["Subject"] or "").strip(),
        # Django writes the date in UTC, as "-0000", which the parser leaves without a zone.
        sent_at=mail["Date"].datetime.replace(tzinfo=dt.UTC) if mail["Date"] else None,
        text="" if body is None else body.get_content(),
    )
