"""Placement in three minutes: one question a page, one form, and one undo at the end."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from curriculum.graph import Step
from curriculum.spoken import spoken
from planner.dashboard.placement_page import PlacementPage, placement_page
from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for, catalogue_with
from planner.progress import batch_actions, placement_actions
from planner.progress.models import Placement


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def placement(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`do`: start, again, yes, no, back, finish, undo; `?review=1` shows the end at once."""
    if inside.own and request.method == "POST":
        return _done(request, inside)
    return _shown(request, inside)


def _page(request: HttpRequest, inside: Inside) -> PlacementPage:
    return placement_page(
        inside.own.user,
        inside.group,
        spoken(catalogue_for(inside.group)),
        for_lead=inside.is_lead,
        is_review="review" in request.GET,
    )


def _shown(request: HttpRequest, inside: Inside) -> HttpResponse:
    is_part = request.headers.get("HX-Target") == "placement"
    template = "dashboard/_placement.html" if is_part else "dashboard/placement.html"
    context = {"inside": inside, "page": _page(request, inside), "is_part": is_part}
    return render(request, template, context)


def _done(request: HttpRequest, inside: Inside) -> HttpResponse:
    act, user, now = request.POST.get("do", ""), inside.own.user, timezone.now()
    if act in ("start", "again"):
        again = act == "again"
        placement_actions.start(user=user, group=inside.group, now=now, is_again=again)
        return _next(request, inside)
    page = _page(request, inside)
    if act == "undo" and page.last is not None and page.last.batch is not None:
        batch_actions.undo_batch(batch=page.last.batch, by=user, now=now)
        messages.success(request, _("It is as it was before the questions."))
    elif page.placement is not None and act in ("yes", "no", "back"):
        _answer(request, page.placement, act)
    elif page.placement is not None and act == "finish":
        return _finish(request, inside, page)
    return _next(request, inside)


def _answer(request: HttpRequest, placement: Placement, act: str) -> None:
    """Of the question that was shown, and only once."""
    after = request.POST.get("after", "")
    seen, user = int(after) if after.isdecimal() else -1, placement.user
    if act == "back":
        placement_actions.step_back(placement=placement, after=seen, by=user)
        return
    step = _step(request.POST.get("step", ""))
    if step is None or step[0] not in catalogue_with(user, step[0]).topic_by_id:
        raise Http404(_("There is no such question."))
    placement_actions.answer(
        placement=placement, topic=step[0], depth=step[1], can=act == "yes", after=seen, by=user
    )


def _finish(request: HttpRequest, inside: Inside, page: PlacementPage) -> HttpResponse:
    assert page.placement is not None  # noqa: S101 - asked before
    offered = {each.value: each.at.step for each in (*page.proposed, *page.open)}
    ticked = [offered[each] for each in request.POST.getlist("know") if each in offered]
    placement_actions.finish(
        placement=page.placement,
        known=ticked,
        not_known=[*(each.step for each in page.contradicted), *_unticked(page, ticked)],
        by=page.placement.user,
        now=timezone.now(),
    )
    messages.success(
        request, _("Kept. What a plan takes from it is how many know a topic, no names.")
    )
    return redirect("dashboard:placement", inside.group.pk, inside.group.slug)


def _unticked(page: PlacementPage, ticked: list[Step]) -> list[Step]:
    """What they said to know before, and say now that they do not."""
    left = {each.at.topic for each in page.proposed} - {topic for topic, _ in ticked}
    return [step for step in page.known_before if step[0] in left]


def _next(request: HttpRequest, inside: Inside) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return _shown(request, inside)
    return redirect("dashboard:placement", inside.group.pk, inside.group.slug)


def _step(text: str) -> Step | None:
    topic, _, depth = text.rpartition("@")
    return (topic, int(depth)) if topic and depth in {"1", "2", "3"} else None
