"""A mail server for `bench.exactly_once`: one line a mail, written at once or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        lines = os.open(os.environ["MAIL_LINES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        try:
            for mail in email_messages:
                mail.message().as_bytes()
                os.write(lines, f"{mail.extra_headers['Message-ID']}\n".encode())
        finally:
            os.close(lines)
        return len(email_messages)
