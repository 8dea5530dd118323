"""Making a plan without an account: goal, decisions, when and who, and the draft itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.former import todays
from curriculum.old_addresses import one_now
from curriculum.queries import goal_lines
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.plans import brief_document, drafts, improving, pages, suggested
from planner.plans.brief import BadBrief, Brief, Wanted
from planner.plans.document_reader import date_from
from planner.plans.formats import ics, json_document, markdown
from planner.plans.forms import BriefForm, first_brief
from planner.plans.group_knowledge import offer_for
from planner.plans.measured_minutes import with_measured
from planner.plans.models import Draft
from planner.plans.programme import Programme
from planner.plans.spoken_programme import spoken
from planner.plans.todays import brief_today

KINDS: dict[str, tuple[str, Callable[[Programme], str | bytes]]] = {
    "md": ("text/markdown; charset=utf-8", lambda each: markdown.render(spoken(each))),
    "json": ("application/json", json_document.render),
    "ics": ("text/calendar; charset=utf-8", lambda each: ics.render(spoken(each))),
}

MOST_MEETINGS = 104


@login_not_required
@require_safe
def goals(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/goals.html", {"goals": goal_lines()})


@login_not_required
@require_safe
def decisions(request: HttpRequest, goal_id: str) -> HttpResponse:
    catalogue = _catalogue()
    if goal_id not in catalogue.goal_by_id:
        if now := one_now(catalogue, "goals", goal_id):
            return redirect("plans:decisions", now)
        raise Http404("There is no such goal.")
    chosen = _known(catalogue, request.GET.getlist("decision"))
    ticked = chosen or suggested.sensible(catalogue, catalogue.decisions_of(goal_id))
    rows = pages.choices(catalogue, (goal_id,), ticked)
    context = {"goal": catalogue.goal_by_id[goal_id], "rows": rows}
    return render(request, "plans/decisions.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def when(request: HttpRequest, goal_id: str) -> HttpResponse:
    """The decisions stand in the address, so that the back button and a bookmark keep them."""
    catalogue = _catalogue()
    if goal_id not in catalogue.goal_by_id:
        raise Http404("There is no such goal.")
    asked = first_brief(
        goal=goal_id,
        decisions=_known(catalogue, request.GET.getlist("decision")),
        start=suggested.start_on(timezone.localdate()),
        people=suggested.PEOPLE,
        interview=suggested.interview_every(catalogue.goal_by_id[goal_id]),
    )
    context = {"goal": catalogue.goal_by_id[goal_id], "chosen": len(asked.decisions)}
    return _asked(request, catalogue, asked, context)


@login_not_required
@require_safe
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """The draft; asked by htmx for its progress, only that part of the page."""
    page = pages.draft_page(_draft(token), now=timezone.now())
    is_part = request.headers.get("HX-Target") == "progress"
    return render(request, f"plans/{'_progress' if is_part else 'draft'}.html", {"page": page})


@login_not_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    found = _draft(token)
    return _asked(request, _catalogue(), _brief(found), {"draft": found})


@login_not_required
@require_http_methods(["GET", "POST"])
def rechoose(request: HttpRequest, token: str) -> HttpResponse:
    """Tick other decisions and keep everything else."""
    found = _draft(token)
    brief = _brief(found)
    catalogue = _catalogue()
    chosen = _known(catalogue, request.POST.getlist("decision"))
    wanted = {each.decision: each for each in brief.decisions}
    if chosen:
        kept = tuple(wanted.get(each, Wanted(decision=each)) for each in chosen)
        return _answered(replace(brief, decisions=kept), catalogue)
    ticked = wanted or {each.id for each in catalogue.decisions}
    is_empty = request.method == "POST"
    context = {
        "draft": found,
        "rows": pages.choices(catalogue, brief.goals, ticked),
        "is_empty": is_empty,
    }
    return render(request, "plans/rechoose.html", context, status=422 if is_empty else 200)


@login_not_required
@require_POST
def meet_anyway(request: HttpRequest, token: str) -> HttpResponse:
    brief = _brief(_draft(token))
    try:
        on = date_from(request.POST.get("on", ""), "on")
    except BadBrief as refusal:
        raise Http404(str(refusal)) from refusal
    dates = tuple(sorted({*brief.meet_anyway, on}))
    return _answered(replace(brief, meet_anyway=dates), _catalogue())


@login_not_required
@require_POST
def meetings(request: HttpRequest, token: str) -> HttpResponse:
    """Turn the time dial: the same question with another number of meetings."""
    brief = _brief(_draft(token))
    wanted = request.POST.get("meetings", "")
    if not wanted.isdecimal() or not 1 <= int(wanted) <= MOST_MEETINGS:
        raise Http404(f"A plan has 1 to {MOST_MEETINGS} meetings.")
    cadence = replace(brief.cadence, meetings=int(wanted))
    return _answered(replace(brief, cadence=cadence), _catalogue())


@login_not_required
@require_POST
def improve(request: HttpRequest, token: str) -> HttpResponse:
    """Start the search again that came to nothing."""
    improving.begin(_draft(token))
    return redirect("plans:draft", token)


@login_not_required
@require_safe
def export(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404("There is no such format.")
    content_type, rendered = KINDS[kind]
    response = HttpResponse(rendered(pages.programme_of(_draft(token))), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="plan.{kind}"'
    return response


def _asked(
    request: HttpRequest, catalogue: Catalogue, asked: Brief, context: dict[str, object]
) -> HttpResponse:
    offer = None
    if isinstance(request.user, User):
        group = request.GET.get("group", "")
        offer = offer_for(request.user, asked, catalogue, group=group)
    form = BriefForm(request.POST or None, catalogue=catalogue, asked=asked, offer=offer)
    if request.method == "POST" and form.is_valid():
        try:
            return _answered(with_measured(form.brief), catalogue)
        except BadBrief as refusal:
            form.refuse(refusal)
    page = pages.form_page(form)
    status = 422 if form.errors else 200
    return render(
        request, "plans/when.html", {"form": form, "page": page, **context}, status=status
    )


def _answered(brief: Brief, catalogue: Catalogue) -> HttpResponse:
    found = drafts.ask(brief=brief, catalogue=catalogue, now=timezone.now())
    improving.begin(found)
    return redirect("plans:draft", found.token)


def _catalogue() -> Catalogue:
    return current(version())


def _draft(token: str) -> Draft:
    return get_object_or_404(Draft, token=token)


def _brief(found: Draft) -> Brief:
    return brief_today(brief_document.from_document(found.brief), _catalogue())


def _known(catalogue: Catalogue, ids: list[str]) -> tuple[str, ...]:
    """The ticked decisions that there are, as they are called today, in the catalogue's order."""
    ticked = {now for each in ids for now in todays(catalogue, "decisions", each)}
    return tuple(each.id for each in catalogue.decisions if each.id in ticked)
