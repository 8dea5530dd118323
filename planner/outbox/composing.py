"""From a message to the mail that is sent."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string

from planner.outbox import kinds
from planner.outbox.linked_text import paragraphs
from planner.outbox.models import Message


def compose(message: Message, *, line: BaseEmailBackend) -> EmailMultiAlternatives:
    """Text, and the same text as HTML. Raises ValidationError where the address is none."""
    validate_email(message.address)
    text = _with_link(message)
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=text,
        to=[message.address],
        connection=line,
        headers={"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(_html(message, text), "text/html")
    return mail


def message_id(message: Message) -> str:
    """The same at every try, so that mailboxes know a mail that came twice."""
    return f"<message-{message.pk}@{settings.SITE.hostname}>"


def _with_link(message: Message) -> str:
    text, link = kinds.text_to_send(message), kinds.link_to_send(message)
    if not link or link in text:
        return text
    return f"{text.rstrip()}\n\n{link}\n"


def _html(message: Message, text: str) -> str:
    return render_to_string(
        "outbox/mail.html",
        {"subject": message.subject, "paragraphs": paragraphs(text, site=settings.SITE_URL)},
    )
