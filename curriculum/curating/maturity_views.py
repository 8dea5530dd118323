"""Curators judge how settled topics are, and see first what that proposes."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.actions import CannotLoad
from curriculum.curating.access import curator_only
from curriculum.curating.maturity_form import JudgementForm
from curriculum.curating.maturity_page import Proposed, judged_lines, judging_page, proposed
from curriculum.current import current, version
from curriculum.faults import BadCatalogue
from curriculum.judging import JudgedMeanwhile, judge
from curriculum.pages.maturity import worked_examples


@curator_only
@require_safe
def maturities(request: HttpRequest) -> HttpResponse:
    catalogue = current(version())
    context = {
        "lines": judged_lines(catalogue, today=_today()),
        "examples": tuple(worked_examples(catalogue)),
    }
    return render(request, "curriculum/curating/maturities.html", context)


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def maturity(request: HttpRequest, topic_id: str) -> HttpResponse:
    """Sent with `look`, or with a proposal that nobody has decided on: shows what it proposes."""
    catalogue = current(version())
    topic = catalogue.topic_by_id.get(topic_id)
    if topic is None:
        raise Http404("There is no such topic.")
    page = judging_page(catalogue, topic, today=_today())
    form = JudgementForm(
        request.POST if request.method == "POST" else None,
        topic=topic,
        meanings=page.meanings,
        by=str(getattr(request.user, "name", "")),
        today=_today(),
    )
    would: Proposed | None = None
    is_stale = False
    if form.is_valid():
        decided = _decided(request)
        left = {decision for decision, act in decided.items() if act == "leave"}
        would = proposed(catalogue, topic, form.judgement, left=left)
        if "look" not in request.POST and would.asked <= set(decided):
            try:
                return _judged(request, topic_id, form, would.asked - left)
            except JudgedMeanwhile:
                is_stale = True
            except (BadCatalogue, CannotLoad) as refusal:
                form.add_error(None, str(refusal))
    context = {"page": page, "form": form, "would": would, "is_stale": is_stale}
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "curriculum/curating/maturity.html", context, status=status)


def _judged(
    request: HttpRequest, topic_id: str, form: JudgementForm, accepted: set[str]
) -> HttpResponse:
    edition = judge(
        topic_id=topic_id,
        judgement=form.judgement,
        accepted=accepted,
        seen=request.POST.get("seen", ""),
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, _("Judged anew; this is what changed."))
    return (
        redirect("curriculum:edition", edition.pk) if edition else redirect("curriculum:maturities")
    )


def _decided(request: HttpRequest) -> dict[str, str]:
    """By decision, what was chosen for its need."""
    return {
        name.removeprefix("need-"): request.POST[name]
        for name in request.POST
        if name.startswith("need-") and request.POST[name] in ("accept", "leave")
    }


def _today() -> dt.date:
    return timezone.now().date()
