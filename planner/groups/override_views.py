"""A group's own catalogue: its people read it, its leads change it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.faults import BadCatalogue
from planner.accounts.models import User
from planner.groups import override_actions as actions
from planner.groups.access import Inside, entering, group_lead, group_member
from planner.groups.models import Override
from planner.groups.override_forms import (
    ADDING,
    AddForm,
    EstimateForm,
    ReasonForm,
    filled_from,
)
from planner.groups.override_page import own_page
from planner.groups.overriding import Own, said, title_of
from planner.groups.own_catalogue import catalogue_for, own_id

Kind = Override.Kind
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
FORM = require_http_methods(["GET", "HEAD", "POST"])


@group_member
@require_safe
def catalogue(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?q=`: what leads look for in the catalogue, to say something else of it."""
    words = request.GET.get("q", "")[:100] if inside.is_lead else ""
    context = {"inside": inside, "page": own_page(inside.group, words=words), "adding": _adding()}
    return render(request, "groups/catalogue.html", context)


@group_member
@require_safe
def own_entry(request: HttpRequest, inside: Inside, entry: str) -> HttpResponse:
    """What a group has added, as its people read it."""
    found = inside.group.overrides.standing().filter(kind=Kind.ADD, entry=entry)
    override = get_object_or_404(found.select_related("made_by"))
    context = {"inside": inside, "override": override, "entry": override.says}
    return render(request, "groups/own_entry.html", context)


@require_safe
def led_there(request: HttpRequest, kind: str, group_id: int, name: str) -> HttpResponse:
    """From where an entry of the catalogue would be to the page of a group's own."""
    user = cast("User", request.user)
    inside = entering(user=user, group_id=group_id)
    if inside is None:
        raise Http404("The catalogue does not have it.")
    entry = own_id(inside.group, name)
    return redirect("groups:own-entry", inside.group.pk, inside.group.slug, entry)


@group_lead
@FORM
def hide(request: HttpRequest, inside: Inside) -> HttpResponse:
    place, title = _place(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _tried(
            request,
            inside,
            form,
            lambda: actions.hide(
                group=inside.group,
                **place,
                reason=form.cleaned_data["reason"],
                by=inside.user,
                now=timezone.now(),
            ),
            heading=_("Hide “%(title)s”") % {"title": title},
        )
    return _form(request, inside, form, heading=_("Hide “%(title)s”") % {"title": title})


@group_lead
@FORM
def estimate(request: HttpRequest, inside: Inside) -> HttpResponse:
    place, title = _place(request)
    now = said(current(version()), Own(kind=Kind.ESTIMATE, **place))
    form = EstimateForm(
        request.POST if request.method == "POST" else None, initial={"minutes": now}
    )
    form.fields["minutes"].help_text = _("The catalogue says %(minutes)s.") % {"minutes": now}
    heading = _("Other minutes for “%(title)s”") % {"title": title}
    if form.is_valid():
        return _tried(
            request,
            inside,
            form,
            lambda: actions.estimate(
                group=inside.group,
                **place,
                minutes=form.cleaned_data["minutes"],
                reason=form.cleaned_data["reason"],
                by=inside.user,
                now=timezone.now(),
            ),
            heading=heading,
        )
    return _form(request, inside, form, heading=heading)


@group_lead
@FORM
def add(request: HttpRequest, inside: Inside, section: str) -> HttpResponse:
    form = _add_form(request, inside, section)
    if form.is_valid():
        document = form.document()
        return _tried(
            request,
            inside,
            form,
            lambda: actions.add(
                group=inside.group,
                section=section,
                document=document,
                reason=form.cleaned_data["reason"],
                by=inside.user,
                now=timezone.now(),
            ),
            heading=form.title,
            document=document,
        )
    return _form(request, inside, form, heading=form.title)


@group_lead
@FORM
def edit(request: HttpRequest, inside: Inside, override_id: int) -> HttpResponse:
    override = get_object_or_404(
        inside.group.overrides.standing().exclude(kind=Kind.HIDE), pk=override_id
    )
    form = _edit_form(request, inside, override)
    if form.is_valid():
        says: Any = form.cleaned_data.get("minutes")
        if isinstance(form, AddForm):
            says = form.document(override.entry)
        seen = parse_datetime(request.POST.get("seen", "")) or NEVER
        return _tried(
            request,
            inside,
            form,
            lambda: actions.edit(
                override=override,
                says=says,
                reason=form.cleaned_data["reason"],
                seen=seen,
                by=inside.user,
                now=timezone.now(),
            ),
            heading=override.title,
            document=says,
            override=override,
        )
    return _form(request, inside, form, heading=override.title, override=override)


@group_lead
@require_POST
def undo(request: HttpRequest, inside: Inside, override_id: int) -> HttpResponse:
    return _done(request, inside, override_id, actions.undo, _("Taken back."))


@group_lead
@require_POST
def put_back(request: HttpRequest, inside: Inside, override_id: int) -> HttpResponse:
    return _done(request, inside, override_id, actions.put_back, _("It is as it was."))


@group_lead
@require_POST
def keep(request: HttpRequest, inside: Inside, override_id: int) -> HttpResponse:
    return _done(request, inside, override_id, actions.keep_ours, _("You stay with yours."))


def _done(
    request: HttpRequest, inside: Inside, override_id: int, act: Callable[..., Any], words: str
) -> HttpResponse:
    override = get_object_or_404(inside.group.overrides, pk=override_id)
    try:
        act(override=override, by=inside.user, now=timezone.now())
    except actions.CannotOverride as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return _home(inside)


def _tried(
    request: HttpRequest,
    inside: Inside,
    form: ReasonForm,
    act: Callable[[], Override],
    *,
    heading: str,
    document: Any = None,
    override: Override | None = None,
) -> HttpResponse:
    """The list again, or the form with what is wrong."""
    try:
        act()
    except actions.IsStale as refusal:
        form.add_error(None, str(refusal))
        return _form(request, inside, form, heading=heading, override=refusal.now, status=409)
    except actions.CannotOverride as refusal:
        form.add_error(refusal.field or None, str(refusal))
    except BadCatalogue as refusal:
        assert isinstance(form, AddForm)  # noqa: S101 - only documents can be bad
        form.tell(refusal, document)
    else:
        messages.success(
            request, _("Saved. Plans do not change by themselves: bring them up to date.")
        )
        return _home(inside)
    return _form(request, inside, form, heading=heading, override=override)


def _form(
    request: HttpRequest,
    inside: Inside,
    form: ReasonForm,
    *,
    heading: str,
    override: Override | None = None,
    status: int = 0,
) -> HttpResponse:
    context = {"inside": inside, "form": form, "heading": heading, "override": override}
    status = status or (422 if form.errors else 200)
    return render(request, "groups/catalogue_change.html", context, status=status)


def _place(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """What the address names, and what it is called; 404 for what the catalogue does not have."""
    place = {name: request.GET.get(name, "") for name in ("section", "entry", "part")}
    title = title_of(current(version()), **place)
    if not title:
        raise Http404("The catalogue does not have it.")
    return place, title


def _add_form(request: HttpRequest, inside: Inside, section: str) -> AddForm:
    if section not in ADDING:
        raise Http404("Nothing of this kind can be added.")
    return ADDING[section](
        request.POST if request.method == "POST" else None,
        catalogue=catalogue_for(inside.group),
        group=inside.group,
        today=timezone.localdate(),
    )


def _edit_form(request: HttpRequest, inside: Inside, override: Override) -> AddForm | EstimateForm:
    data = request.POST if request.method == "POST" else None
    if override.kind == Kind.ESTIMATE:
        initial = {"minutes": override.says, "reason": override.reason}
        return EstimateForm(data, initial=initial)
    initial = dict(filled_from(override.section, override.says or {}))
    return ADDING[override.section](
        data,
        initial={**initial, "reason": override.reason},
        catalogue=catalogue_for(inside.group),
        group=inside.group,
        today=timezone.localdate(),
    )


def _adding() -> list[tuple[str, Any]]:
    return [(section, form.title) for section, form in ADDING.items()]


def _home(inside: Inside) -> HttpResponse:
    return redirect(reverse("groups:catalogue", args=[inside.group.pk, inside.group.slug]))
