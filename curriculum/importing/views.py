"""Curators' pages of files: taking the catalogue away, bringing changes in, and the log of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.curating.access import curator_only
from curriculum.curating.addresses import number_in
from curriculum.heading import VERSION
from curriculum.importing import actions
from curriculum.importing.actions import CannotImport
from curriculum.importing.exporting import TYPES, export, schema_text
from curriculum.importing.forms import ExportForm, ImportForm
from curriculum.importing.log_page import A_PAGE, import_lines, log_lines
from curriculum.importing.run_page import run_page
from curriculum.importing.three_way import OURS, THEIRS
from curriculum.models import ImportRun

FEW = 10
MOST_PAGES = 1_000


@login_not_required
@require_safe
def schema(request: HttpRequest, version: int) -> HttpResponse:
    """Programs that make catalogue files ask for it by its address."""
    if version != VERSION:
        raise Http404("There is no such version.")
    text = schema_text(address=request.build_absolute_uri(request.path))
    return HttpResponse(text, content_type=TYPES["schema"])


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """What can be exported and imported, and what was imported last."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.take_in(
                content=file.read(),
                file_name=file.name,
                mode=form.cleaned_data["mode"],
                by=request.user,
                now=timezone.now(),
                clock=timezone.now,
            )
        except CannotImport as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("curriculum:import", run.pk)
    context = {"form": form, "export_form": ExportForm(), "lines": import_lines(FEW)}
    return render(
        request,
        "curriculum/importing/imports.html",
        context,
        status=422 if form.errors else 200,
    )


@curator_only
@require_POST
def take_away(request: HttpRequest) -> HttpResponse:
    """A file; by POST, since it is written down who took what."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        context = {"form": ImportForm(), "export_form": form, "lines": import_lines(FEW)}
        return render(request, "curriculum/importing/imports.html", context, status=422)
    chosen = form.cleaned_data
    file = export(
        kind=chosen["kind"], sections=chosen["sections"], by=request.user, now=timezone.now()
    )
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(
        file.content,
        content_type=file.content_type,
        headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
    )


@curator_only
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    lines = log_lines(page=page)
    context = {"lines": lines[:A_PAGE], "older": page + 1 if len(lines) > A_PAGE else 0}
    return render(request, "curriculum/importing/log.html", context)


@curator_only
@require_safe
def one(request: HttpRequest, run_id: int) -> HttpResponse:
    """One import: how far it is, what it would do, what became of it."""
    return _shown(request, _run(run_id))


@curator_only
@require_POST
def choose(request: HttpRequest, run_id: int) -> HttpResponse:
    """`section/entry=ours|theirs` for each conflict, or `all=` for all of them."""
    run = _run(run_id)
    sides = (OURS, THEIRS)
    chosen = {name: side for name, side in request.POST.items() if side in sides and "/" in name}
    if (side := request.POST.get("all", "")) in sides:
        chosen = {each.conflict.name: side for each in run_page(run).conflicts}
    return _done(
        request,
        run,
        lambda: actions.choose(
            run=run, choices=chosen, by=request.user, now=timezone.now(), clock=timezone.now
        ),
    )


@curator_only
@require_POST
def look_again(request: HttpRequest, run_id: int) -> HttpResponse:
    run = _run(run_id)
    return _done(
        request,
        run,
        lambda: actions.look_again(
            run=run, by=request.user, now=timezone.now(), clock=timezone.now
        ),
    )


@curator_only
@require_POST
def apply(request: HttpRequest, run_id: int) -> HttpResponse:
    run = _run(run_id)
    return _done(request, run, lambda: actions.apply(run=run, by=request.user, now=timezone.now()))


@curator_only
@require_POST
def stop(request: HttpRequest, run_id: int) -> HttpResponse:
    run = _run(run_id)
    return _done(request, run, lambda: actions.stop(run=run, now=timezone.now()))


def _done(request: HttpRequest, run: ImportRun, action: Callable[[], Any]) -> HttpResponse:
    try:
        action()
    except CannotImport as refusal:
        messages.error(request, str(refusal))
        return _shown(request, _run(run.pk), status=409)
    return redirect("curriculum:import", run.pk)


def _shown(request: HttpRequest, run: ImportRun, *, status: int = 200) -> HttpResponse:
    """Asked by htmx how far it is, only that; once it has ended, the whole page anew."""
    address = reverse("curriculum:import", args=[run.pk])
    is_fragment = bool(request.headers.get("HX-Request"))
    context: dict[str, Any] = {
        "run": run,
        "work": run.work,
        "address": address,
        "stop_address": reverse("curriculum:stop_import", args=[run.pk]),
    }
    if is_fragment and not run.is_at_work:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if is_fragment:
        return render(request, "curriculum/curating/_work.html", context)
    context["page"] = run_page(run, page=_page(request))
    return render(request, "curriculum/importing/import.html", context, status=status)


def _page(request: HttpRequest) -> int:
    return min(number_in(request.GET.get("page", "")) or 1, MOST_PAGES)


def _run(run_id: int) -> ImportRun:
    rows = ImportRun.objects.select_related("asked_by", "work", "edition")
    return get_object_or_404(rows.defer("content"), pk=run_id)
