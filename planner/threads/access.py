"""Which thread or post an address names; what is not there is not told of.

A view below a group takes `thread_id` or `post_id` from its address and is decorated once more:

    @group_member
    @of_thread                    # or @of_post
    @require_safe
    def thread(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse: ...
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.access import Inside, archived
from planner.groups.actions import GroupIsArchived
from planner.threads.models import Follow, Post, PostQuerySet, ReadMark, SameQuestion, Thread

P = ParamSpec("P")
ThreadView = Callable[Concatenate[HttpRequest, Inside, Thread, P], HttpResponse]
PostView = Callable[Concatenate[HttpRequest, Inside, Post, P], HttpResponse]


def of_thread(view: ThreadView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the thread of the group, with who asked it and what `of_reader` says. A
    deleted one does not exist, one that was merged leads to the other."""

    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, thread_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        present = Thread.objects.present().filter(group=inside.group, pk=thread_id)
        asked = present.select_related("asked_by").annotate(**of_reader(inside.user))
        thread = asked.first()
        if thread is None:
            return _elsewhere(inside, thread_id)
        thread.group = inside.group
        try:
            return view(request, inside, thread, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first


def of_deleted_thread(view: ThreadView[P]) -> Callable[..., HttpResponse]:
    """Gives the view a thread of the group that can be brought back, or was already."""

    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, thread_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        kept = Thread.objects.filter(group=inside.group, pk=thread_id, merged_into=None)
        thread = kept.select_related("asked_by").first()
        if thread is None:
            raise Http404(_("There is no such thread."))
        thread.group = inside.group
        try:
            return view(request, inside, thread, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first


def of_reader(user: User) -> Mapping[str, Combinable]:
    """`is_same`: whether they have the same question. `read_at`: up to when they have read it.
    `is_mute`: true for muted, false for followed."""
    mine = {"thread": OuterRef("pk"), "user": user}
    said = Follow.objects.filter(**mine).values("is_muted")
    return {
        "is_same": Exists(SameQuestion.objects.filter(**mine)),
        "read_at": Subquery(ReadMark.objects.filter(**mine).values("read_at")[:1]),
        "is_mute": Subquery(said[:1]),
    }


def _elsewhere(inside: Inside, thread_id: int) -> HttpResponse:
    """Where the posts of a merged thread are now."""
    here = Thread.objects.filter(group=inside.group, pk=thread_id)
    into = here.values_list("merged_into", flat=True).first()
    if into is None:
        raise Http404(_("There is no such thread."))
    return redirect("threads:thread", inside.group.pk, inside.group.slug, into)


def of_post(view: PostView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the post of a thread of the group, with its author and its thread."""
    return _of_post(view, Post.objects.present())


def of_post_even_deleted(view: PostView[P]) -> Callable[..., HttpResponse]:
    """The same, for what can be brought back."""
    return _of_post(view, Post.objects.all())


def _of_post(view: PostView[P], posts: PostQuerySet) -> Callable[..., HttpResponse]:
    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, post_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        present = posts.filter(thread__in=Thread.objects.present())
        here = present.filter(thread__group=inside.group, pk=post_id)
        post = here.select_related("author", "thread").first()
        if post is None:
            raise Http404(_("There is no such post."))
        post.thread.group = inside.group
        try:
            return view(request, inside, post, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first
