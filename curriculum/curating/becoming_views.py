"""Curators' pages on which an entry gets another id, becomes one with another, or several."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from curriculum.becoming import (
    MERGED,
    SPLIT,
    Becoming,
    CannotBecome,
    document_at,
    merged,
    record_at,
    renamed,
    split,
)
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import address_of
from curriculum.curating.becoming_forms import MergeForm, RenameForm, SeenForm, SplitForm
from curriculum.curating.becoming_page import (
    Asked,
    asked_for,
    becoming_impact,
    edited_at,
    holders_shown,
    seen,
    with_id,
)
from curriculum.curating.carrying_out import carried_out, is_stale, sent
from curriculum.curating.choosing_page import others
from curriculum.curating.side_by_side import chosen, differences
from curriculum.faults import BadCatalogue
from curriculum.former import title_of
from curriculum.rewriting import holders

FORMS = ["GET", "HEAD", "POST"]


@curator_only
@require_http_methods(FORMS)
def rename(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=`: another id; `look`: what it would change."""
    asked = with_id(asked_for(request))
    form = RenameForm(sent(request), initial={"seen": asked.seen})
    return _page(
        request,
        "rename",
        asked,
        form,
        asked.seen,
        lambda: renamed(asked.catalogue, asked.key, form.cleaned_data["id"]),
    )


@curator_only
@require_http_methods(FORMS)
def merge(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&into=`: it becomes one with another, which stays; without `into` that is
    chosen, `q`: words of it."""
    asked = with_id(asked_for(request))
    section = asked.key[0]
    if section not in MERGED:
        raise Http404("Such entries are not merged.")
    kept = (section, request.GET.get("into", ""))
    if not kept[1]:
        words = request.GET.get("q", "")
        context = {**_about(asked), "others": others(asked, words), "words": words}
        return render(request, "curriculum/curating/merge_choose.html", context)
    if kept == asked.key or record_at(asked.catalogue, kept) is None:
        raise Http404("There is no such other entry.")
    stays = document_at(asked.catalogue, kept)
    form = MergeForm(
        differences(section, asked.document, stays),
        sent(request),
        initial={"seen": seen(asked.document, stays)},
    )

    def becoming() -> Becoming:
        record = chosen(asked.catalogue, asked.key, kept, form.chosen())
        return merged(asked.catalogue, asked.key, kept, record)

    more = {"kept": {"id": kept[1], "title": title_of(stays)}}
    state = seen(asked.document, stays)
    return _page(request, "merge", asked, form, state, becoming, looks_at_once=True, **more)


@curator_only
@require_http_methods(FORMS)
def divide(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=`: it becomes two parts or three."""
    asked = asked_for(request)
    if asked.key[0] not in SPLIT:
        raise Http404("Such entries are not split.")
    named_by = holders_shown(asked.catalogue, holders(asked.catalogue, *asked.key))
    form = SplitForm(asked, named_by, sent(request))

    def becoming() -> Becoming:
        found = form.parts_for()
        return split(
            asked.catalogue, asked.key, form.documents(), lambda holder: found.get(holder, ())
        )

    return _page(request, "split", asked, form, asked.seen, becoming)


def _page(
    request: HttpRequest,
    name: str,
    asked: Asked,
    form: SeenForm,
    state: str,
    becoming: Any,
    *,
    looks_at_once: bool = False,
    **more: Any,
) -> HttpResponse:
    """The form; with what it would do, if that was asked for; or what it did."""
    impact = None
    if form.is_valid() or (looks_at_once and not form.is_bound):
        try:
            found = becoming()
            if not form.is_bound or "look" in request.POST:
                impact = becoming_impact(found, now=timezone.now())
            elif done := carried_out(request, form, found, state):
                return done
        except CannotBecome as refusal:
            _refuse(form, more, str(refusal))
        except BadCatalogue as refusal:
            _refuse(form, more, *(problem.message for problem in refusal.problems))
    context = {**_about(asked), "form": form, "impact": impact, **more}
    status = 200 if not form.errors else 409 if is_stale(form) else 422
    return render(request, f"curriculum/curating/{name}.html", context, status=status)


def _refuse(form: SeenForm, more: dict[str, Any], *texts: str) -> None:
    """What is refused before anything was sent stands on the page all the same."""
    if form.is_bound:
        for text in texts:
            form.add_error(None, text)
    else:
        more["refusals"] = texts


def _about(asked: Asked) -> dict[str, Any]:
    return {"asked": asked, "back": address_of(edited_at(asked.catalogue, asked.key))}
