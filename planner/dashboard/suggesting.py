"""Offering something for an entry of the catalogue; what became of what one offered."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.curating.suggestions_page import entry_named
from curriculum.current import current, version
from curriculum.models import Suggestion
from curriculum.spoken import spoken
from curriculum.suggesting import CannotSuggest, suggest
from planner.dashboard.reader import reader_of
from planner.writing.forms import WritingField, WritingForm
from planner.writing.opening import opened
from planner.writing.slips import Slip

KINDS = [each for each in Suggestion.Kind.choices if each[0] != Suggestion.Kind.NOTE]
A_PAGE = 50


class SuggestionForm(WritingForm):
    """`key` names the form, so that sending it twice offers once."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        initial=Suggestion.Kind.FIX,
    )
    text = WritingField(
        label=gettext_lazy("What should be otherwise, and why"), rows=6, required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())


@require_http_methods(["GET", "HEAD", "POST"])
def suggest_change(request: HttpRequest) -> HttpResponse:
    """`?about=&id=`: a kind of entry and its id."""
    user = reader_of(request)
    kind, entry = request.GET.get("about", ""), request.GET.get("id", "")
    named = entry_named(spoken(current(version())), kind, entry)
    if named is None:
        raise Http404(_("The catalogue does not have it."))
    page = f"{request.path}?about={kind}&id={entry}"
    slip = Slip(user_id=user.pk, form=f"suggestion for {kind} {entry}", page=page)
    form = SuggestionForm(opened(request, slip, preview=reverse("writing:preview")))
    if form.is_valid():
        said = form.cleaned_data
        try:
            with form.sending():
                suggest(
                    kind=said["kind"],
                    entry_kind=kind,
                    entry_id=entry,
                    text=said["text"],
                    key=str(said["key"]),
                    by=user,
                    now=timezone.now(),
                )
        except CannotSuggest as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Sent to the curators. You are told what becomes of it."))
            return redirect("dashboard:my-suggestions")
    context = {"form": form, "title": named[1], "about": kind, "entry": entry, "page": page}
    status = 422 if form.errors else 200
    return render(request, "dashboard/suggest.html", context, status=status)


@require_safe
def my_suggestions(request: HttpRequest) -> HttpResponse:
    """What one offered, the newest first, and what came of it."""
    rows = Suggestion.objects.filter(suggested_by=reader_of(request)).order_by("-id")
    return render(request, "dashboard/my_suggestions.html", {"suggestions": rows[:A_PAGE]})
