"""Doing what a page of archiving, renaming, merging or splitting was asked, or saying why not."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.actions import CannotLoad
from curriculum.becoming import Becoming
from curriculum.faults import BadCatalogue
from curriculum.history import IsStale, become

CHANGED = "changed meanwhile"


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, be it nothing."""
    return request.POST if request.method == "POST" else None


def carried_out(
    request: HttpRequest, form: forms.Form, becoming: Becoming, seen: str
) -> HttpResponse | None:
    """To the edition that it made; None with the reason in the form."""
    if form.cleaned_data["seen"] != seen:
        form.add_error(None, _changed())
        return None
    try:
        edition = become(
            becoming=becoming,
            by=request.user,
            now=timezone.now(),
            why=form.cleaned_data["why"],
        )
    except IsStale:
        form.add_error(None, _changed())
    except BadCatalogue as refusal:
        for problem in refusal.problems:
            form.add_error(None, problem.message)
    except CannotLoad as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Done. Whatever named it follows, and it can be taken back."))
        return redirect("curriculum:edition", edition.pk) if edition else redirect(request.path)
    return None


def is_stale(form: forms.Form) -> bool:
    """Whether somebody else was faster."""
    return form.has_error(NON_FIELD_ERRORS, CHANGED)


def _changed() -> forms.ValidationError:
    return forms.ValidationError(
        _("Somebody has changed it since you opened this page. Look at it again, then send it."),
        code=CHANGED,
    )
