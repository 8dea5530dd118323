"""Curators' pages of translations: what is missing, and one entry to translate."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.actions import CannotLoad
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import translation_of
from curriculum.curating.translation_form import TranslationForm
from curriculum.curating.translations_page import languages, title_of, translations_page
from curriculum.current import current, version
from curriculum.faults import BadCatalogue
from curriculum.history import IsStale
from curriculum.records import Catalogue
from curriculum.translating import SECTIONS, by_entry
from curriculum.translation_actions import translate


@curator_only
@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """`?section=&language=`: what lacks a translation, what is out of date first."""
    section = request.GET.get("section", "")
    if section and section not in SECTIONS:
        raise Http404("There is no such section.")
    page = translations_page(current(version()), language=_language(request), section=section)
    context = {"page": page, "into": languages()}
    return render(request, "curriculum/curating/translations.html", context)


@curator_only
@require_http_methods(["GET", "HEAD", "POST"])
def translation(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&language=`: what one entry says in another language."""
    catalogue, language = current(version()), _language(request)
    section, record = _asked_for(request, catalogue)
    data = request.POST if request.method == "POST" else None
    form = TranslationForm(catalogue, section, record, language, data)
    is_stale = False
    if form.is_valid():
        try:
            made = translate(
                changes=form.changes(),
                by=request.user,
                now=timezone.now(),
                why=form.cleaned_data["why"],
            )
        except IsStale:
            is_stale = True
            form.data = {**request.POST.dict(), **_as_it_is(section, record, language)}
        except BadCatalogue as refusal:
            for problem in refusal.problems:
                form.add_error(None, problem.message)
        except CannotLoad as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved.") if made else _("Nothing was changed."))
            entry = request.GET.get("entry", "")
            return redirect(translation_of((section, entry), language))
    context = {
        "form": form,
        "is_stale": is_stale,
        "section": section,
        "entry": request.GET.get("entry", ""),
        "title": title_of(record),
        "language": language,
    }
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "curriculum/curating/translation.html", context, status=status)


def _language(request: HttpRequest) -> str:
    offered = [tag for tag, _name in languages()]
    language = request.GET.get("language", offered[0])
    if language not in offered:
        raise Http404("The catalogue is not translated into this language.")
    return language


def _asked_for(request: HttpRequest, catalogue: Catalogue) -> tuple[str, Any]:
    section = request.GET.get("section", "")
    record = by_entry(catalogue).get((section, request.GET.get("entry", "")))
    if record is None:
        raise Http404("There is no such entry.")
    return section, record


def _as_it_is(section: str, record: Any, language: str) -> dict[str, str]:
    """What the form is measured by from now on; what was typed stays."""
    fresh = TranslationForm(current(version()), section, record, language)
    hidden = ("opened", "opened_name", "seen")
    return {name: json.dumps(fresh.initial[name]) for name in hidden}
