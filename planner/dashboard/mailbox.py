"""The mailbox of a demo: what would have been sent, to whomever."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from planner.outbox.demo_mail import KeptMail, newest
from planner.outbox.linked_text import Paragraph, paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMail:
    mail: KeptMail
    paragraphs: tuple[Paragraph, ...]


@login_not_required
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404(_("There is no demo here."))
    mails = [
        ShownMail(mail=mail, paragraphs=paragraphs(mail.text, site=settings.SITE_URL))
        for mail in newest()
    ]
    return render(request, "dashboard/mailbox.html", {"mails": mails})
