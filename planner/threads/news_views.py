"""What came since a page was opened. Pages ask again and again, so the answer mostly is that
nothing did: 304, for the three queries that any page of a group takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256

from django.core.exceptions import BadRequest
from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_member_asking
from planner.threads.models import Thread, ThreadQuerySet
from planner.threads.news import count_since, posts_after


def of_the_thread(*, thread_id: int) -> Mapping[str, Combinable]:
    found = Thread.objects.present().filter(pk=thread_id, group=OuterRef("group"))
    return {"changed_at": Subquery(found.values("changed_at")[:1])}


def of_the_list() -> Mapping[str, Combinable]:
    found = Thread.objects.present().filter(group=OuterRef("group")).order_by("-posted_at")
    return {"changed_at": Subquery(found.values("posted_at")[:1])}


@group_member_asking(of_the_thread)
@require_safe
def thread_news(request: HttpRequest, inside: Inside, thread_id: int) -> HttpResponse:
    """The posts `after` one, as far as they are not known; without script the thread's page."""
    group = inside.group
    thread = Thread.objects.present().filter(pk=thread_id, group=group)
    changed_at = _changed_at(inside, thread, "changed_at")
    if changed_at is None:
        raise Http404(_("There is no such thread."))
    if not request.headers.get("HX-Request"):
        page = redirect("threads:thread", group.pk, group.slug, thread_id)
        page["Location"] += "#first-unread"
        return page
    etag = _etag(request, inside, changed_at)
    if (known := get_conditional_response(request, etag=etag)) is not None:
        return known
    news = posts_after(inside, thread.select_related("asked_by").get(), _number(request))
    return _shown(request, "threads/_thread_news.html", {"inside": inside, "news": news}, etag)


@group_member_asking(of_the_list)
@require_safe
def list_news(request: HttpRequest, inside: Inside) -> HttpResponse:
    """How many posts came `since` a moment; without script the list."""
    group = inside.group
    if not request.headers.get("HX-Request"):
        return redirect("threads:threads", group.pk, group.slug)
    threads = Thread.objects.present().filter(group=group).order_by("-posted_at")
    etag = _etag(request, inside, _changed_at(inside, threads, "posted_at"))
    if (known := get_conditional_response(request, etag=etag)) is not None:
        return known
    news = count_since(inside, _moment(request))
    return _shown(request, "threads/_list_news.html", {"inside": inside, "news": news}, etag)


def _changed_at(inside: Inside, threads: ThreadQuerySet, name: str) -> dt.datetime | None:
    if inside.membership is not None:
        found: dt.datetime | None = getattr(inside.membership, "changed_at", None)
        return found
    return threads.values_list(name, flat=True).first()


def _etag(request: HttpRequest, inside: Inside, changed_at: dt.datetime | None) -> str:
    """Another for each reader, their language and what they may see, and for each question."""
    reader = f"{inside.user.pk} {inside.is_lead} {get_language()}"
    seen = f"{request.get_full_path()} {changed_at} {reader}"
    return f'"{sha256(seen.encode()).hexdigest()[:32]}"'


def _shown(
    request: HttpRequest, template: str, context: Mapping[str, object], etag: str
) -> HttpResponse:
    """204 where there is nothing to show."""
    response = HttpResponse(status=204)
    if context["news"]:
        response = render(request, template, dict(context))
    response.headers["ETag"] = etag
    return response


def _number(request: HttpRequest) -> int:
    after = request.GET.get("after", "")
    if not after.isdecimal() or len(after) > 18:
        raise BadRequest(_("It has to say after which post."))
    return int(after)


def _moment(request: HttpRequest) -> dt.datetime:
    try:
        since = parse_datetime(request.GET.get("since", ""))
    except ValueError:
        since = None
    if since is None or since.tzinfo is None:
        raise BadRequest(_("It has to say since when."))
    return since
