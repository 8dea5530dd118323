"""What members say of themselves in a group, and when they are away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups import actions, queries
from planner.groups.access import Inside, group_member
from planner.groups.forms import AwayForm, MemberForm
from planner.groups.models import Away
from planner.groups.sharing import own_sharing, share
from planner.groups.sharing_forms import SharingForm

REMOVED = "groups.away_removed"
"""The session keeps the range removed last, so that it can be put back."""
AWAY_FIELDS = ("first_on", "last_on", "from_time", "to_time", "reason")


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?country=` offers the regions of a country before it is saved."""
    form = MemberForm(
        request.POST or None, membership=inside.own, shown_country=request.GET.get("country")
    )
    if form.is_valid():
        actions.describe_member(membership=inside.own, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to_me(inside)
    return _page(request, inside, form=form)


@group_member
@require_POST
def add_away(request: HttpRequest, inside: Inside) -> HttpResponse:
    form = AwayForm(request.POST, auto_id="away_%s")
    if not form.is_valid() or not _add_away(form, inside):
        return _page(request, inside, away_form=form)
    request.session.pop(REMOVED, None)
    return _to_me(inside)


@group_member
@require_POST
def remove_away(request: HttpRequest, inside: Inside, away_id: int) -> HttpResponse:
    """The page offers to put it back, until another is removed or added."""
    away = get_object_or_404(Away, pk=away_id, membership=inside.own)
    request.session[REMOVED] = {"group": inside.group.pk, "away": _document(away)}
    actions.remove_away(away=away, by=inside.user, now=timezone.now())
    return _to_me(inside)


@group_member
@require_POST
def choose_sharing(request: HttpRequest, inside: Inside) -> HttpResponse:
    """What the group sees of the reader, from now on."""
    form = SharingForm(request.POST, sharing=own_sharing(inside.own))
    if form.is_valid():
        share(membership=inside.own, by=inside.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved; it counts from now on."))
    return _to_me(inside)


def _add_away(form: AwayForm, inside: Inside) -> bool:
    cleaned = form.cleaned_data
    try:
        actions.add_away(
            membership=inside.own,
            first_on=cleaned["first_on"],
            last_on=cleaned["last_on"] or cleaned["first_on"],
            times=form.times,
            reason=cleaned["reason"],
            by=inside.user,
            now=timezone.now(),
        )
    except actions.CannotBeAway as refusal:
        form.add_error("last_on" if cleaned["last_on"] else None, str(refusal))
        return False
    return True


def _document(away: Away) -> dict[str, str]:
    """As the form would send it."""
    values: dict[str, Any] = {name: getattr(away, name) for name in AWAY_FIELDS}
    return {name: str(value) for name, value in values.items() if value}


def _page(
    request: HttpRequest,
    inside: Inside,
    *,
    form: MemberForm | None = None,
    away_form: AwayForm | None = None,
) -> HttpResponse:
    form = form or MemberForm(membership=inside.own)
    away_form = away_form or AwayForm(auto_id="away_%s")
    removed = request.session.get(REMOVED, {})
    context = {
        "inside": inside,
        "form": form,
        "away_form": away_form,
        "sharing_form": SharingForm(sharing=own_sharing(inside.own)),
        "away": queries.own_away(inside.own),
        "removed": removed.get("away") if removed.get("group") == inside.group.pk else None,
    }
    status = 422 if form.errors or away_form.errors else 200
    return render(request, "groups/me.html", context, status=status)


def _to_me(inside: Inside) -> HttpResponse:
    return redirect("groups:me", inside.group.pk, inside.group.slug)
