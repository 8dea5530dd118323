"""Changing one's own post, and what posts said before."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.threads import editing
from planner.threads.access import of_post
from planner.threads.editing import PostHasChanged
from planner.threads.forms import EditForm
from planner.threads.history_page import history_page
from planner.threads.models import Post
from planner.threads.views import to_post
from planner.threads.writing import CannotPost


@group_member
@of_post
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """For its author. Two who save at once both read what the other wrote: 409."""
    if inside.own.user != post.author:
        raise PermissionDenied(_("A post is changed by whoever wrote it."))
    form = EditForm(open_box(request, inside, form=f"edit of post {post.pk}"), post=post)
    if not form.is_valid():
        return _form(request, inside, post, form, status=422 if form.errors else 200)
    try:
        with form.sending():
            editing.edit(
                post=post,
                text=form.cleaned_data["text"],
                title=form.cleaned_data.get("title"),
                version=form.cleaned_data["version"],
                by=inside.user,
                now=timezone.now(),
            )
    except CannotPost as refusal:
        form.add_error(None, str(refusal))
        return _form(request, inside, post, form, status=409)
    except PostHasChanged as refusal:
        opened = form.opened.with_value("version", refusal.post.version)
        again = EditForm(opened, post=refusal.post)
        again.is_valid()
        return _form(request, inside, post, again, status=409, theirs=refusal.post)
    return to_post(inside, post)


@group_member
@of_post
@require_safe
def history(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """`?version=` chooses the edit whose difference is shown; else the last one."""
    page = history_page(inside, post, version=request.GET.get("version", ""))
    if page is None:
        raise Http404(_("There is no such version."))
    context = {"inside": inside, "post": post, "page": page}
    return render(request, "threads/history.html", context)


def _form(
    request: HttpRequest,
    inside: Inside,
    post: Post,
    form: EditForm,
    *,
    status: int,
    theirs: Post | None = None,
) -> HttpResponse:
    context = {"inside": inside, "post": post, "form": form, "theirs": theirs}
    return render(request, "threads/edit.html", context, status=status)
