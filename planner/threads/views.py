"""A group's threads, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.threads.access import of_post, of_thread
from planner.threads.forms import ReplyForm
from planner.threads.list_filters import filters_in
from planner.threads.list_page import threads_page
from planner.threads.models import Post, Thread
from planner.threads.thread_page import SORTS, thread_page


@group_member
@require_safe
def threads(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?kind=&state=&topic=&about=&id=&mine=&page=` narrow the list down."""
    page = threads_page(inside, filters_in(request.GET.dict()))
    context = {"inside": inside, "page": page, "opened_at": timezone.now().isoformat()}
    return render(request, "threads/threads.html", context)


@group_member
@of_thread
@require_safe
def thread(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """`?sort=` puts the answers into another order; with htmx only the posts come."""
    sort = request.GET.get("sort", "")
    if request.headers.get("HX-Target") == "posts":
        return shown_posts(
            request, inside, thread, sort=sort, said=SORTS.get(sort, "").capitalize()
        )
    return shown(request, inside, thread)


@group_member
@of_post
@require_safe
def post(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """Leads to where the post is now, as it may have moved into another thread."""
    return to_post(inside, post)


def shown(
    request: HttpRequest,
    inside: Inside,
    thread: Thread,
    form: ReplyForm | None = None,
    *,
    status: int = 200,
    refusal: Exception | None = None,
) -> HttpResponse:
    """The page of the thread with the form for an answer; with why something could not be done."""
    sort = request.GET.get("sort", "")
    page = thread_page(inside, thread, now=timezone.now(), sort=sort, path=request.path)
    context = {
        "inside": inside,
        "page": page,
        "form": form or answer_form(request, inside, thread),
        "refusal": refusal,
    }
    response = render(request, "threads/thread.html", context, status=status)
    if refusal:
        # What the reader looks at is out of date as a whole.
        response["HX-Refresh"] = "true"
    return response


def answer_form(request: HttpRequest, inside: Inside, thread: Thread) -> ReplyForm:
    group = inside.group
    page = reverse("threads:thread", args=[group.pk, group.slug, thread.pk])
    name = f"answer in thread {thread.pk}"
    return ReplyForm(open_box(request, inside, form=name, page=f"{page}#answer"))


def shown_posts(
    request: HttpRequest, inside: Inside, thread: Thread, *, sort: str, said: str
) -> HttpResponse:
    """The posts of the page alone. `said`: what is announced."""
    page = thread_page(inside, thread, now=timezone.now(), sort=sort, path=request.path)
    context = {"inside": inside, "page": page, "said": said}
    return render(request, "threads/_all_posts.html", context)


def to_post(inside: Inside, post: Post, *, sort: str = "") -> HttpResponse:
    group = inside.group
    address = reverse("threads:thread", args=[group.pk, group.slug, post.thread_id])
    query = f"?sort={sort}" if sort in SORTS else ""
    return redirect(f"{address}{query}#post-{post.pk}")
