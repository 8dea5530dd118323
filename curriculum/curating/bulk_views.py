"""Curators change several entries at once: what that makes of each is shown, then saved."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from curriculum.becoming import Becoming, CannotBecome, document_at, record_at
from curriculum.curating.access import curator_only
from curriculum.curating.becoming_page import (
    BecomingImpact,
    Holder,
    becoming_impact,
    holders_shown,
    seen,
)
from curriculum.curating.bulk_form import BulkForm
from curriculum.curating.carrying_out import carried_out, is_stale, sent
from curriculum.curating.words import SECTION_NAMES
from curriculum.current import current, version
from curriculum.documents import Key
from curriculum.faults import BadCatalogue
from curriculum.records import Catalogue

MOST_AT_ONCE = 200


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&entry=…`: the entries that were ticked, and one change for all of them.
    It is shown first; `save` sends what was shown, and anything else is shown again."""
    section, catalogue = request.GET.get("section", ""), current(version())
    if section not in SECTION_NAMES:
        raise Http404("There is no such section.")
    keys = _ticked(request, catalogue, section)
    if not keys:
        messages.error(request, _("Tick what to change first."))
        return redirect(f"{reverse('curriculum:curate')}?section={section}")
    state = seen(*(document_at(catalogue, key) for key in keys))
    form = BulkForm(catalogue, section, sent(request), initial={"seen": state})
    impact: BecomingImpact | None = None
    lost: tuple[Holder, ...] = ()
    if form.is_valid():
        try:
            found = form.becoming(keys, by=getattr(request.user, "name", ""))
            if request.POST.get("save") != form.said:
                impact = _impact(found, keys)
            elif done := carried_out(request, form, found, state):
                return done
        except CannotBecome as refusal:
            form.add_error(None, str(refusal))
            lost = holders_shown(catalogue, refusal.holders)
        except BadCatalogue as refusal:
            for problem in refusal.problems:
                form.add_error(None, f"{problem.file}: {problem.message}")
    context = {
        "section": section,
        "section_name": SECTION_NAMES[section],
        "entries": holders_shown(catalogue, keys),
        "form": form,
        "impact": impact,
        "lost": lost,
    }
    status = 200 if not form.errors else 409 if is_stale(form) else 422
    return render(request, "curriculum/curating/bulk.html", context, status=status)


def _ticked(request: HttpRequest, catalogue: Catalogue, section: str) -> tuple[Key, ...]:
    names = dict.fromkeys(request.GET.getlist("entry")[:MOST_AT_ONCE])
    return tuple((section, name) for name in names if record_at(catalogue, (section, name)))


def _impact(becoming: Becoming, keys: tuple[Key, ...]) -> BecomingImpact:
    return becoming_impact(becoming, now=timezone.now(), keys=keys)
