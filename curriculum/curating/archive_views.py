"""Curators' pages of what goes: archiving an entry, what was archived, bringing it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.actions import CannotLoad
from curriculum.becoming import CannotBecome, archived
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import address_of, number_in
from curriculum.curating.becoming_forms import ArchiveForm
from curriculum.curating.becoming_page import (
    Asked,
    BecomingImpact,
    Holder,
    asked_for,
    becoming_impact,
    edited_at,
    holders_shown,
)
from curriculum.curating.carrying_out import carried_out, is_stale, sent
from curriculum.curating.former_page import A_PAGE, former_lines
from curriculum.curating.words import section_name
from curriculum.faults import BadCatalogue
from curriculum.history import CannotRevert, bring_back
from curriculum.models import FormerEntry
from curriculum.rewriting import holders


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=`: what would go with it, and archiving it."""
    asked = asked_for(request)
    form = ArchiveForm(sent(request), initial={"seen": asked.seen})
    if form.is_valid():
        try:
            found = archived(asked.catalogue, asked.key, with_names=form.cleaned_data["with_names"])
        except CannotBecome as refusal:
            form.add_error(None, str(refusal))
        else:
            if done := carried_out(request, form, found, asked.seen):
                return done
    impact, lost = _outlook(asked)
    context = {
        "asked": asked,
        "form": form,
        "section_name": section_name(asked.key[0]),
        "back": address_of(edited_at(asked.catalogue, asked.key)),
        "holders": holders_shown(asked.catalogue, holders(asked.catalogue, *asked.key)),
        "lost": lost,
        "impact": impact,
    }
    status = 200 if not form.errors else 409 if is_stale(form) else 422
    return render(request, "curriculum/curating/archive.html", context, status=status)


def _outlook(asked: Asked) -> tuple[BecomingImpact | None, tuple[Holder, ...]]:
    """What archiving it would do, with whatever names it; or who cannot be without it."""
    try:
        found = archived(asked.catalogue, asked.key, with_names=True)
        return becoming_impact(found, now=timezone.now()), ()
    except CannotBecome as refusal:
        return None, holders_shown(asked.catalogue, refusal.holders)
    except BadCatalogue:
        return None, ()


@curator_only
@require_safe
def archived_entries(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&page=`: what the catalogue had once, newest first; one of it or all."""
    asked = {name: request.GET.get(name, "") for name in ("section", "entry")}
    page = min(number_in(request.GET.get("page", "")) or 1, 10_000)
    lines = former_lines(**asked, page=page)
    context = {**asked, "lines": lines[:A_PAGE], "older": page + 1 if len(lines) > A_PAGE else 0}
    return render(request, "curriculum/curating/archived.html", context)


@curator_only
@require_POST
def bring_it_back(request: HttpRequest, former_id: int) -> HttpResponse:
    former = get_object_or_404(FormerEntry.objects.select_related("edition"), pk=former_id)
    try:
        edition = bring_back(former=former, by=request.user, now=timezone.now())
    except (BadCatalogue, CannotLoad, CannotRevert) as refusal:
        messages.error(request, _("It stays archived: %(why)s") % {"why": refusal})
        return redirect(reverse("curriculum:archived"))
    messages.success(request, _("It is back."))
    return redirect("curriculum:edition", edition.pk) if edition else redirect("curriculum:curate")
