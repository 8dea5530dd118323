"""A mail server that writes files, as settings.EMAIL_BACKEND; it can kill whoever sends.

Each mail becomes one file of the folder MAILS, so that a second one is seen whoever wrote it.
After the number DEADLY of mails the process ends at once, before or after the mail is written.
"""

import os
import secrets
import signal
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

taken = 0


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        global taken  # noqa: PLW0603 - the process's own count, over all its lines
        taken += 1
        deadly = taken == int(os.environ.get("DEADLY", "0"))
        if deadly and os.environ["DIES"] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        for mail in email_messages:
            name = f"{mail.subject}-{os.getpid()}-{secrets.token_hex(4)}"
            (Path(os.environ["MAILS"]) / name).touch()
        if deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(email_messages)
