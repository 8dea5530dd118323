"""Mail servers that refuse, as settings.EMAIL_BACKEND."""

import smtplib

from django.core.mail.backends.base import BaseEmailBackend

ERRORS = {
    "away": ConnectionRefusedError(111, "Connection refused"),
    "silent": TimeoutError("timed out"),
    "cut": smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
    "later": smtplib.SMTPRecipientsRefused({"ben@example.org": (450, b"greylisted")}),
    "unknown": smtplib.SMTPRecipientsRefused({"ben@example.org": (550, b"no such user")}),
    "spam": smtplib.SMTPDataError(554, b"looks like spam"),
    "busy": smtplib.SMTPDataError(451, b"try again\r\n\x00later"),
    "password": smtplib.SMTPAuthenticationError(535, b"wrong password"),
}
refusals = []


class EmailBackend(BaseEmailBackend):
    """Refuses with each of `refusals` in turn, then takes what comes."""

    def send_messages(self, email_messages):
        if refusals:
            raise ERRORS[refusals.pop(0)]
        return len(email_messages)
