"""Quoting a post in an answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_member
from planner.threads.access import of_post
from planner.threads.forms import ReplyForm
from planner.threads.models import Post
from planner.threads.quotation import quotation, with_quotation
from planner.threads.views import answer_form, shown


@group_member
@of_post
@require_safe
def quote(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """The thread with the quote in its box, below what was typed there; for a script the quote
    alone, as source."""
    if request.headers.get("HX-Request"):
        return HttpResponse(quotation(post), content_type="text/plain; charset=utf-8")
    form = answer_form(request, inside, post.thread)
    text = with_quotation(str(form["text"].value() or ""), post)
    return shown(request, inside, post.thread, _holding(form, text))


def _holding(form: ReplyForm, text: str) -> ReplyForm:
    if form.opened.data is None:
        return ReplyForm(form.opened, initial={"text": text})
    return ReplyForm(form.opened.with_value("text", text))
