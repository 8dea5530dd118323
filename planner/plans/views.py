"""The plan of a group as its people read it, its history, and earlier states."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from curriculum.current import current, version
from planner.groups.access import Inside, group_lead, group_member
from planner.plans import actions, group_pages, pages, restoring
from planner.plans.models import Plan
from planner.plans.publishing import CannotPublish
from planner.plans.stale_views import stale


@login_not_required
@require_safe
def plan(
    request: HttpRequest, group_id: int, group_slug: str, plan_id: int, plan_slug: str
) -> HttpResponseBase:
    """For the group's people; in a demo for everybody, as its people are invented."""
    if settings.DEMO and not request.user.is_authenticated:
        return _demo_plan(request, group_id, group_slug, plan_id, plan_slug)
    inside_view = login_required(own_plan)
    return inside_view(
        request, group_id=group_id, group_slug=group_slug, plan_id=plan_id, plan_slug=plan_slug
    )


@group_member
@require_safe
def own_plan(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    found = plan_of(inside, plan_id)
    page = group_pages.group_plan_page(found, for_lead=inside.is_lead)
    if page is None:
        raise Http404("There is no such plan.")
    if found.slug != plan_slug:
        return redirect(pages.plan_address(found))
    return render(request, "plans/plan.html", {"inside": inside, "page": page})


def _demo_plan(
    request: HttpRequest, group_id: int, group_slug: str, plan_id: int, plan_slug: str
) -> HttpResponse:
    page = pages.plan_page(group_id, plan_id)
    if page is None:
        raise Http404("There is no such plan.")
    if (page.group.slug, page.plan.slug) != (group_slug, plan_slug):
        return redirect(pages.plan_address(page.plan))
    return render(request, "plans/plan.html", {"page": page})


@group_lead
@require_safe
def history(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    found = plan_of(inside, plan_id)
    context = {"inside": inside, "plan": found, "rows": group_pages.history(found)}
    return render(request, "plans/history.html", context)


@group_lead
@require_safe
def revision(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, number: int
) -> HttpResponse:
    found = plan_of(inside, plan_id)
    page = group_pages.revision_page(found, number)
    if page is None:
        raise Http404("There is no such revision.")
    head = actions.head_of(found)
    return render(request, "plans/revision.html", {"inside": inside, "page": page, "head": head})


@group_lead
@require_POST
def restore(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, number: int
) -> HttpResponse:
    found = plan_of(inside, plan_id)
    wanted = found.revisions.filter(number=number).first()
    if wanted is None:
        raise Http404("There is no such revision.")
    try:
        restoring.restore(
            plan=found,
            revision=wanted,
            base=base_of(request),
            catalogue=current(version()),
            by=inside.user,
            now=timezone.now(),
        )
    except actions.StaleRevision as refusal:
        return stale(request, inside, found, refusal)
    messages.success(request, f"This is revision {number} again, as a draft.")
    return redirect("plans:edit", *address_of(found))


@group_lead
@require_POST
def undo(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    """Publish again what was published before."""
    found = plan_of(inside, plan_id)
    try:
        restored = restoring.undo_publication(
            plan=found,
            base=base_of(request),
            catalogue=current(version()),
            by=inside.user,
            now=timezone.now(),
        )
    except actions.StaleRevision as refusal:
        return stale(request, inside, found, refusal)
    except (actions.CannotUndo, CannotPublish) as refusal:
        messages.error(request, str(refusal))
        return redirect(pages.plan_address(found))
    messages.success(request, f"The plan is as it was before. {told_words(restored.told)}")
    return redirect(pages.plan_address(found))


@group_lead
@require_POST
def archive(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    found = plan_of(inside, plan_id)
    actions.archive(plan=found, by=inside.user, now=timezone.now())
    messages.success(request, f"{found.title} is put aside.")
    return redirect("dashboard:group", inside.group.pk, inside.group.slug)


def plan_of(inside: Inside, plan_id: int) -> Plan:
    """A plan of this very group; of another it does not exist."""
    found = group_pages.plan_in(inside.group, plan_id)
    if found is None:
        raise Http404("There is no such plan.")
    return found


def address_of(found: Plan) -> tuple[int, str, int, str]:
    """What every address of a plan begins with."""
    return (found.group_id, found.group.slug, found.pk, found.slug)


def base_of(request: HttpRequest) -> int:
    """The number of the revision that the reader saw; 0, which none has, for nonsense."""
    given = request.POST.get("base", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def told_words(told: list[dict[str, str]]) -> str:
    names = [each["name"] for each in told]
    if not names:
        return "Nobody had to be told."
    return f"Told: {', '.join(names)}."
