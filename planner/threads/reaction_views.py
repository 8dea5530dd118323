"""This helped; the same question here; this is the answer. Each is said and taken back.

`on` says which: 1 or 0. With htmx the part of the page comes that changed, else the way back.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.groups.access import Inside, group_member
from planner.threads import reactions
from planner.threads.access import of_post, of_thread
from planner.threads.drawn_posts import drawn
from planner.threads.models import Post, Thread
from planner.threads.post_rows import may_accept, post_row, reading
from planner.threads.reactions import CannotReact
from planner.threads.stored_posts import stored
from planner.threads.thread_page import posts_address, same_button
from planner.threads.views import shown, shown_posts, to_post


@group_member
@of_thread
@require_POST
def same(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    user, is_on = inside.own.user, _is_on(request)
    try:
        if is_on:
            reactions.say_same(thread=thread, by=user, now=timezone.now())
        else:
            reactions.take_same_back(thread=thread, by=user)
    except CannotReact as refusal:
        return shown(request, inside, thread, status=409, refusal=refusal)
    if not request.headers.get("HX-Request"):
        return redirect("threads:thread", inside.group.pk, inside.group.slug, thread.pk)
    said = _("Noted: you have the same question.") if is_on else _("Taken back.")
    context = {"same": same_button(reading(inside, thread), is_same=is_on), "said": said}
    return render(request, "threads/_same.html", {"inside": inside, "thread": thread, **context})


@group_member
@of_post
@require_POST
def helped(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    user, is_on = inside.own.user, _is_on(request)
    try:
        if is_on:
            reactions.say_helped(post=post, by=user, now=timezone.now())
        else:
            reactions.take_helped_back(post=post, by=user)
    except CannotReact as refusal:
        return shown(request, inside, post.thread, status=409, refusal=refusal)
    if not request.headers.get("HX-Request"):
        return _back(request, inside, post)
    row = post_row(reading(inside, post.thread), stored(post, has_helped=is_on))
    said = _("Noted: this helped you.") if is_on else _("Taken back.")
    context = {"post": drawn(row, base=posts_address(inside)), "said": said}
    return render(request, "threads/_post.html", context)


@group_member
@of_post
@require_POST
def accept(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    if not may_accept(inside, post.thread):
        raise PermissionDenied(_("An answer is accepted by whoever asked, or by a lead."))
    is_on, now = _is_on(request), timezone.now()
    try:
        if is_on:
            reactions.accept(post=post, by=inside.user, now=now)
        else:
            reactions.take_acceptance_back(post=post, by=inside.user, now=now)
    except CannotReact as refusal:
        return shown(request, inside, post.thread, status=409, refusal=refusal)
    if not request.headers.get("HX-Request"):
        return _back(request, inside, post)
    post.thread.refresh_from_db(fields=["accepted"])
    said = _("This is the accepted answer now.") if is_on else _("No answer is accepted now.")
    sort = request.POST.get("sort", "")
    return shown_posts(request, inside, post.thread, sort=sort, said=said)


def _is_on(request: HttpRequest) -> bool:
    return request.POST.get("on") == "1"


def _back(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    return to_post(inside, post, sort=request.POST.get("sort", ""))
