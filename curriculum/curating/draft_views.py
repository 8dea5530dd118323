"""Curators' drafts of entries: kept, listed, taken up again, thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from curriculum.curating.access import curator_only
from curriculum.curating.addresses import address_of, number_in
from curriculum.curating.words import SECTION_NAMES
from curriculum.current import current, version
from curriculum.documents import Key, documents
from curriculum.drafting import (
    CannotKeep,
    WasKept,
    all_drafts,
    discard_draft,
    keep_draft,
)
from curriculum.models import EntryDraft

MOST_SHOWN = 200


@curator_only
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    there = documents(current(version()))
    lines = [
        {
            "draft": draft,
            "is_gone": bool(draft.entry) and (draft.section, draft.entry) not in there,
            "section_name": SECTION_NAMES[draft.section],
            "address": draft_address(draft),
        }
        for draft in all_drafts().defer("typed")[:MOST_SHOWN]
    ]
    return render(request, "curriculum/curating/drafts.html", {"lines": lines})


@curator_only
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&draft=`: what was typed into the entry's form, complete or not."""
    key = (request.GET.get("section", ""), request.GET.get("entry", ""))
    if key[0] not in SECTION_NAMES:
        raise Http404("There is no such section.")
    draft = EntryDraft.objects.filter(pk=number_in(request.GET.get("draft", ""))).first()
    try:
        kept = keep_draft(
            key=key,
            typed=request.POST.dict(),
            by=request.user,
            now=timezone.now(),
            draft=draft,
            seen_version=number_in(request.POST.get("draft_version", "")),
        )
    except WasKept as refusal:
        # What was typed here is kept beside it: neither overwrites the other.
        kept = keep_draft(key=key, typed=request.POST.dict(), by=request.user, now=timezone.now())
        messages.warning(request, _("%(why)s Yours is kept beside it.") % {"why": refusal})
    except CannotKeep as refusal:
        messages.error(request, str(refusal))
        return redirect(address_of(key))
    else:
        messages.success(request, _("Kept as a draft; only curators see it."))
    return redirect(draft_address(kept))


@curator_only
@require_POST
def discard(request: HttpRequest, draft_id: int) -> HttpResponse:
    discard_draft(draft=get_object_or_404(EntryDraft, pk=draft_id))
    messages.success(request, _("Thrown away."))
    return redirect("curriculum:entry_drafts")


def draft_asked_for(request: HttpRequest, key: Key) -> EntryDraft | None:
    """`?draft=`: one of this entry."""
    number = number_in(request.GET.get("draft", ""))
    rows = EntryDraft.objects.filter(pk=number, section=key[0], entry=key[1])
    return rows.select_related("kept_by").first() if number else None


def draft_address(draft: EntryDraft) -> str:
    return f"{address_of((draft.section, draft.entry))}&draft={draft.pk}"
