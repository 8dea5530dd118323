"""Curators' pages of entries: what there is, and one of them to change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.actions import CannotLoad
from curriculum.changes import changes
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import acts_of, address_of, number_in
from curriculum.curating.draft_views import draft_asked_for
from curriculum.curating.entries_page import entries_page
from curriculum.curating.entry_form import EntryForm
from curriculum.curating.history_page import PlaceLine, place_line
from curriculum.curating.impact_page import impact_page
from curriculum.curating.preview import preview
from curriculum.curating.real_minutes import hints, taken
from curriculum.curating.words import SECTION_NAMES
from curriculum.documents import Document, Key, documents
from curriculum.drafting import discard_draft, drafts_of
from curriculum.faults import BadCatalogue
from curriculum.history import IsStale, change_entry
from curriculum.models import Edition, EntryDraft, Suggestion
from curriculum.queries import snapshot
from curriculum.suggesting import AlreadyDecided, accept, waiting
from curriculum.translating import SECTIONS


@curator_only
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """`?section=&q=`: the entries of a section, or the sections."""
    section = request.GET.get("section", "")
    if section and section not in SECTION_NAMES:
        raise Http404("There is no such section.")
    page = entries_page(snapshot(), section=section, words=request.GET.get("q", ""))
    return render(request, "curriculum/curating/entries.html", {"page": page})


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=`: one entry, to be changed; a new one without `entry`."""
    key, document = _asked_for(request)
    draft = draft_asked_for(request, key)
    typed = request.POST if request.method == "POST" else draft.typed if draft else None
    form = _entry_form(request, key[0], document, typed)
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            if "look" in request.POST:
                found["impact"] = impact_page(form.key, document, form.record, now=timezone.now())
                found["preview"] = preview(key[0], form.entry)
            else:
                edition = _write(request, form, key, document)
                _settled(request, edition, draft)
                return _saved(request, edition, form.key)
        except (IsStale, BadCatalogue, CannotLoad) as refusal:
            found["stale"] = _refused(request, form, refusal)
    context = {
        **_about(key, document),
        **found,
        "draft": draft,
        "hints": hints(key[0], document),
        "suggestion": _suggestion(request),
        "form": form,
    }
    is_refused = request.method == "POST" and form.errors
    status = 409 if found.get("stale") else 422 if is_refused else 200
    return render(request, "curriculum/curating/entry.html", context, status=status)


def _refused(
    request: HttpRequest, form: EntryForm, refusal: IsStale | BadCatalogue | CannotLoad
) -> tuple[PlaceLine, ...]:
    """Says why at the form; what somebody else has changed meanwhile, if that is why."""
    if isinstance(refusal, IsStale):
        meanwhile = changes(form.cleaned_data["opened"] or {}, refusal.now or {})
        form.data = {**request.POST.dict(), "opened": json.dumps(refusal.now)}
        return tuple(place_line(each) for each in meanwhile)
    if isinstance(refusal, BadCatalogue):
        for problem in refusal.problems:
            form.add_error(None, problem.message)
    else:
        form.add_error(None, str(refusal))
    return ()


def _about(key: Key, document: Document | None) -> dict[str, Any]:
    return {
        "section": key[0],
        "section_name": SECTION_NAMES[key[0]],
        "entry": key[1],
        "is_translated": key[0] in SECTIONS,
        "acts": acts_of(key),
        "units": (document or {}).get("units", ()),
        "drafts": drafts_of(key).defer("typed"),
        "topics": snapshot().topics,
    }


def _entry_form(
    request: HttpRequest,
    section: str,
    document: Document | None,
    typed: Mapping[str, Any] | None,
) -> EntryForm:
    """`?take=`: with what a unit really took, to be saved or not."""
    if typed is not None:
        return EntryForm(section, document or {}, typed)
    form = EntryForm(section, taken(document or {}, request.GET.get("take", "")))
    form.initial["opened"] = document
    return form


def _asked_for(request: HttpRequest) -> tuple[Key, Document | None]:
    """The entry that the address names, and what it says now."""
    key = (request.GET.get("section", ""), request.GET.get("entry", ""))
    if key[0] not in SECTION_NAMES:
        raise Http404("There is no such section.")
    document = documents(snapshot()).get(key) if key[1] else None
    if key[1] and document is None:
        raise Http404("There is no such entry.")
    return key, document


def _write(
    request: HttpRequest, form: EntryForm, key: Key, document: Document | None
) -> Edition | None:
    """A new entry takes no other's place, and an entry keeps its id."""
    if form.key != key and (key[1] or form.key in documents(snapshot())):
        raise CannotLoad(
            f"An entry called {form.key[1]} is there already: choose another id."
            if not key[1]
            else f"The id {key[1]} stays: others name the entry by it."
        )
    return change_entry(
        key=form.key,
        opened=form.cleaned_data["opened"] if document else None,
        document=form.entry,
        by=request.user,
        now=timezone.now(),
        why=form.cleaned_data["why"],
    )


def _suggestion(request: HttpRequest) -> Suggestion | None:
    """What the entry is changed by: `?suggestion=`, as long as it waits."""
    number = number_in(request.GET.get("suggestion", ""))
    return waiting().filter(pk=number).first() if number else None


def _settled(request: HttpRequest, edition: Edition | None, draft: EntryDraft | None) -> None:
    """What it was made of has done its work."""
    if draft is not None:
        discard_draft(draft=draft)
    suggestion = _suggestion(request)
    if edition and suggestion:
        try:
            accept(suggestion=suggestion, by=request.user, now=timezone.now(), edition=edition)
        except AlreadyDecided as refusal:
            messages.info(request, str(refusal))


def _saved(request: HttpRequest, edition: Edition | None, key: Key) -> HttpResponse:
    messages.success(request, "Saved." if edition else "Nothing was changed.")
    return redirect("curriculum:edition", edition.pk) if edition else redirect(address_of(key))
