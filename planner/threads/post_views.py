"""Answering and commenting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.markup.kept import kept_html
from planner.threads import asking
from planner.threads.access import of_post, of_thread
from planner.threads.forms import CommentForm, ReplyForm
from planner.threads.models import Post, Thread
from planner.threads.patience import TooMany, require_patience, says_when
from planner.threads.views import answer_form, shown, to_post
from planner.threads.writing import CannotPost


@group_member
@of_thread
@require_POST
def answer(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    writer, form = inside.own.user, answer_form(request, inside, thread)
    if form.is_valid():
        try:
            with form.sending():
                _require_patience(inside, form)
                post = asking.answer(
                    thread=thread,
                    text=form.cleaned_data["text"],
                    by=writer,
                    now=timezone.now(),
                    key=str(form.cleaned_data["key"]),
                )
        except CannotPost as refusal:
            form.add_error(None, str(refusal))
            return shown(request, inside, thread, form, status=409)
        except TooMany as refusal:
            form.add_error(None, str(refusal))
            return says_when(shown(request, inside, thread, form), refusal)
        return to_post(inside, post)
    return shown(request, inside, thread, form, status=422 if form.errors else 200)


@group_member
@of_post
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """On a page of its own, below what is commented on."""
    writer = inside.own.user
    form = CommentForm(open_box(request, inside, form=f"comment on post {post.pk}"))
    body = kept_html(source=post.text, html=post.html, version=post.markup_version)
    context = {"inside": inside, "post": post, "form": form, "body": body}
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            with form.sending():
                _require_patience(inside, form)
                written = asking.comment(
                    parent=post,
                    text=form.cleaned_data["text"],
                    by=writer,
                    now=timezone.now(),
                    key=str(form.cleaned_data["key"]),
                )
        except CannotPost as refusal:
            form.add_error(None, str(refusal))
            status = 409
        except TooMany as refusal:
            form.add_error(None, str(refusal))
            return says_when(render(request, "threads/comment.html", context), refusal)
        else:
            return to_post(inside, written)
    return render(request, "threads/comment.html", context, status=status)


def _require_patience(inside: Inside, form: ReplyForm) -> None:
    """Raises TooMany."""
    require_patience(
        group=inside.group,
        by=inside.own.user,
        now=timezone.now(),
        is_thread=False,
        key=str(form.cleaned_data["key"]),
    )
