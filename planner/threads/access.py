"""Which thread or post an address names; what is not there is not told of.

A view below a group takes `thread_id` or `post_id` from its address and is decorated once more:

    @group_member
    @of_thread                    # or @of_post
    @require_safe
    def thread(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse: ...
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse

from planner.groups.access import Inside, archived
from planner.groups.actions import GroupIsArchived
from planner.threads.models import Post, SameQuestion, Thread

P = ParamSpec("P")
ThreadView = Callable[Concatenate[HttpRequest, Inside, Thread, P], HttpResponse]
PostView = Callable[Concatenate[HttpRequest, Inside, Post, P], HttpResponse]


def of_thread(view: ThreadView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the thread of the group, with who asked it; `is_same`: whether the reader has
    the same question. A deleted one does not exist."""

    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, thread_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        present = Thread.objects.present().filter(group=inside.group, pk=thread_id)
        said = SameQuestion.objects.filter(thread=OuterRef("pk"), user=inside.user)
        asked = present.select_related("asked_by").annotate(is_same=Exists(said))
        thread = asked.first()
        if thread is None:
            raise Http404("There is no such thread.")
        thread.group = inside.group
        try:
            return view(request, inside, thread, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first


def of_post(view: PostView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the post of a thread of the group, with its author and its thread."""

    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, post_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        present = Post.objects.present().filter(thread__in=Thread.objects.present())
        here = present.filter(thread__group=inside.group, pk=post_id)
        post = here.select_related("author", "thread").first()
        if post is None:
            raise Http404("There is no such post.")
        post.thread.group = inside.group
        try:
            return view(request, inside, post, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first
