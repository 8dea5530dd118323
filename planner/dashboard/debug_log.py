"""A group's debug log: bugs, the mathematics that explained them, and what that was worth."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.dashboard.debug_form import DebugForm
from planner.dashboard.debug_page import (
    debug_history,
    debug_line,
    debug_page,
    entry_of,
    filters_in,
)
from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.meetings.zones import zone_named
from planner.plans.group_decisions import decisions_of_plans
from planner.progress import debug_actions
from planner.progress.models import DebugEntry
from planner.writing.opening import Opened

STRATEGY = "debug-payoff"


@group_member
@require_safe
def debug_log(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?topic=&decision=&page=` narrow it down; `taken=` offers to bring that entry back."""
    catalogue = spoken(current(version()))
    page = debug_page(
        inside.group, catalogue, filters_in(request.GET), page=request.GET.get("page", "")
    )
    context = {
        "inside": inside,
        "page": page,
        "strategy": next((each for each in catalogue.strategies if each.id == STRATEGY), None),
        "taken": _taken(inside, request.GET.get("taken", "")),
    }
    return render(request, "dashboard/debug_log.html", context)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def new_bug(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?topic=&decision=&bug=` fill the form."""
    writer, catalogue = inside.own.user, spoken(current(version()))
    form = _form(request, inside, catalogue)
    if not form.is_valid():
        return _shown(request, inside, form, catalogue, status=422 if form.errors else 200)
    with form.sending():
        entry = debug_actions.write_down(
            group=inside.group, said=form.said(), by=writer, now=timezone.now()
        )
    return redirect("dashboard:bug", inside.group.pk, inside.group.slug, entry.pk)


@group_member
@require_safe
def bug(request: HttpRequest, inside: Inside, entry_id: int) -> HttpResponse:
    entry = _entry(inside, entry_id)
    context = {
        "inside": inside,
        "line": debug_line(entry, spoken(current(version()))),
        "may_change": _may_change(inside, entry),
    }
    return render(request, "dashboard/bug.html", context)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def edit_bug(request: HttpRequest, inside: Inside, entry_id: int) -> HttpResponse:
    """For whoever wrote it, and leads. Two at once both read what the other wrote: 409."""
    entry, catalogue = _own_entry(inside, entry_id), spoken(current(version()))
    form = _form(request, inside, catalogue, entry)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return _shown(request, inside, form, catalogue, status=status, entry=entry)
    try:
        with form.sending():
            debug_actions.rewrite(
                entry=entry,
                said=form.said(),
                version=form.cleaned_data["version"] or 0,
                by=inside.user,
                now=timezone.now(),
            )
    except debug_actions.CannotWrite as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, inside, form, catalogue, status=409, entry=entry)
    except debug_actions.EntryHasChanged as refusal:
        opened = form.opened.with_value("version", refusal.entry.version)
        again = _form(request, inside, catalogue, refusal.entry, opened)
        again.is_valid()
        theirs = debug_line(_entry(inside, entry_id), catalogue)
        return _shown(
            request, inside, again, catalogue, status=409, entry=refusal.entry, theirs=theirs
        )
    return redirect("dashboard:bug", inside.group.pk, inside.group.slug, entry.pk)


@group_member
@require_safe
def bug_history(request: HttpRequest, inside: Inside, entry_id: int) -> HttpResponse:
    """`?version=` chooses the edit whose difference is shown; else the last one."""
    entry = _entry(inside, entry_id)
    page = debug_history(
        inside, entry, spoken(current(version())), chosen=request.GET.get("version", "")
    )
    if page is None:
        raise Http404(_("There is no such version."))
    context = {"inside": inside, "entry": entry, "page": page}
    return render(request, "dashboard/bug_history.html", context)


@group_member
@require_POST
def delete_bug(request: HttpRequest, inside: Inside, entry_id: int) -> HttpResponse:
    entry = _own_entry(inside, entry_id)
    debug_actions.take_away(entry=entry, by=inside.user, now=timezone.now())
    response = redirect("dashboard:debug-log", inside.group.pk, inside.group.slug)
    response["Location"] += f"?taken={entry.pk}"
    return response


@group_member
@require_POST
def bring_back_bug(request: HttpRequest, inside: Inside, entry_id: int) -> HttpResponse:
    entry = _own_entry(inside, entry_id, even_removed=True)
    try:
        debug_actions.bring_back(entry=entry, by=inside.user, now=timezone.now())
    except debug_actions.CannotWrite as refusal:
        messages.error(request, str(refusal))
        return redirect("dashboard:debug-log", inside.group.pk, inside.group.slug)
    return redirect("dashboard:bug", inside.group.pk, inside.group.slug, entry.pk)


def _entry(inside: Inside, entry_id: int, *, even_removed: bool = False) -> DebugEntry:
    entry = entry_of(inside.group, entry_id, even_removed=even_removed)
    if entry is None:
        raise Http404(_("There is no such entry."))
    return entry


def _own_entry(inside: Inside, entry_id: int, *, even_removed: bool = False) -> DebugEntry:
    entry = _entry(inside, entry_id, even_removed=even_removed)
    if not _may_change(inside, entry):
        raise PermissionDenied(_("An entry is changed by whoever wrote it, or a lead."))
    return entry


def _may_change(inside: Inside, entry: DebugEntry) -> bool:
    return inside.is_lead or entry.written_by_id == inside.user.pk


def _taken(inside: Inside, number: str) -> DebugEntry | None:
    """What was just taken away, for whoever may bring it back."""
    if not (number.isdecimal() and len(number) < 10):
        return None
    entry = entry_of(inside.group, int(number), even_removed=True)
    if entry is None or entry.deleted_at is None or not _may_change(inside, entry):
        return None
    return entry


def _form(
    request: HttpRequest,
    inside: Inside,
    catalogue: Catalogue,
    entry: DebugEntry | None = None,
    opened: Opened | None = None,
) -> DebugForm:
    about = f"bug {entry.pk}" if entry else f"bug of group {inside.group.pk}"
    return DebugForm(
        opened or open_box(request, inside, form=about, page=request.get_full_path()),
        catalogue=catalogue,
        planned=decisions_of_plans(inside.group, catalogue),
        today=_today(inside),
        entry=entry,
        initial=_asked_for(request, catalogue),
    )


def _asked_for(request: HttpRequest, catalogue: Catalogue) -> dict[str, str]:
    topic = catalogue.topic_by_id.get(request.GET.get("topic", ""))
    return {
        "topic_1": topic.name if topic else "",
        "decision": request.GET.get("decision", ""),
        "bug": request.GET.get("bug", ""),
    }


def _today(inside: Inside) -> dt.date:
    return timezone.now().astimezone(zone_named(inside.user.time_zone)).date()


def _shown(
    request: HttpRequest,
    inside: Inside,
    form: DebugForm,
    catalogue: Catalogue,
    *,
    status: int,
    entry: DebugEntry | None = None,
    theirs: object = None,
) -> HttpResponse:
    context = {
        "inside": inside,
        "form": form,
        "entry": entry,
        "theirs": theirs,
        "topics": sorted(each.name for each in catalogue.topics),
    }
    return render(request, "dashboard/bug_form.html", context, status=status)
