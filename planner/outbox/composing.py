"""From a message to the mail that is sent."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from planner.language.choosing import html_code
from planner.language.speaking import language_of_person, speaking_to
from planner.outbox import kinds
from planner.outbox.linked_text import paragraphs
from planner.outbox.models import Message


def compose(message: Message, *, line: BaseEmailBackend) -> EmailMultiAlternatives:
    """Text, the same text as HTML, and what is attached, in the language of who gets it.

    Raises ValidationError where the address is none.
    """
    with speaking_to(message.recipient):
        return _composed(message, line)


def _composed(message: Message, line: BaseEmailBackend) -> EmailMultiAlternatives:
    validate_email(message.address)
    stop_link = kinds.stop_link_of(message)
    text = _with_link(message)
    why = _why(message, stop_link)
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=f"{text.rstrip()}\n\n-- \n{why}\n" if why else text,
        to=[message.address],
        connection=line,
        headers=_headers(message, stop_link),
    )
    mail.attach_alternative(_html(message, text, why), "text/html")
    for file in kinds.attachments_of(message):
        mail.attach(file.name, file.content, file.content_type)
    return mail


def message_id(message: Message) -> str:
    """The same at every try, so that mailboxes know a mail that came twice."""
    return f"<message-{message.pk}@{settings.SITE.hostname}>"


def _headers(message: Message, stop_link: str) -> dict[str, str]:
    """With a button of the mail program's own to stop the kind (RFC 2369, RFC 8058)."""
    headers = {"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"}
    if stop_link:
        headers["List-Unsubscribe"] = f"<{stop_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _with_link(message: Message) -> str:
    text, link = kinds.text_to_send(message), kinds.link_to_send(message)
    if not link or link in text:
        return text
    return f"{text.rstrip()}\n\n{link}\n"


def _why(message: Message, stop_link: str) -> str:
    why = kinds.why_of(message)
    said = _("You get this because %(why)s.") % {"why": why} if why else ""
    stop = _("No more mails of this kind: %(link)s") % {"link": stop_link} if stop_link else ""
    return "\n".join(filter(None, (said, stop)))


def _html(message: Message, text: str, why: str) -> str:
    site = settings.SITE_URL
    return render_to_string(
        "outbox/mail.html",
        {
            "subject": message.subject,
            "html_language": html_code(language_of_person(message.recipient)),
            "paragraphs": paragraphs(text, site=site),
            "why": paragraphs(why, site=site),
        },
    )
