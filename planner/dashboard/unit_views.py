"""Taps on a unit: read, in so many minutes; skipped; all it covers understood; each taken back."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.dashboard.progress_views import back_to
from planner.dashboard.reader import reader_of
from planner.dashboard.standing import unit_standings
from planner.dashboard.stuck_subjects import unit_of
from planner.groups.own_catalogue import catalogue_with
from planner.progress import batch_actions, unit_actions
from planner.progress.models import StateBatch, UnitRead
from planner.progress.state_actions import CannotUndo
from planner.progress.unit_models import MOST_READ_MINUTES


def _too_many_now() -> str:
    return _("Give at most %(limit)s minutes.") % {"limit": f"{MOST_READ_MINUTES:,}"}


_too_many = lazy(_too_many_now, str)


class TookForm(forms.Form):
    minutes = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_READ_MINUTES,
        error_messages={
            "invalid": gettext_lazy("Give whole minutes, or leave it empty."),
            "min_value": gettext_lazy("Give whole minutes, or leave it empty."),
            "max_value": _too_many(),
        },
    )


@require_POST
def unit(request: HttpRequest) -> HttpResponse:
    """`do`: read, with `minutes` as far as they are known, skip, or chapter; or else `undo` or
    `undo_chapter` with the number of what is taken back. With htmx the control itself."""
    user, unit_id = reader_of(request), request.POST.get("unit", "")
    catalogue = catalogue_with(user, unit_id)
    if unit_of(catalogue, unit_id) is None and not _has_marked(user, unit_id):
        raise Http404(_("The catalogue does not have it."))
    form = TookForm(request.POST)
    if form.is_valid():
        _act(request)(user, unit_id, catalogue, form.cleaned_data["minutes"])
    elif not request.headers.get("HX-Request"):
        messages.error(request, " ".join(map(str, form.errors["minutes"])))
    if not request.headers.get("HX-Request"):
        return back_to(request, "dashboard:home")
    shown = unit_standings(user, [unit_id], spoken(catalogue))[unit_id]
    context = {
        "unit": shown,
        "is_new": True,
        "next": request.POST.get("next", ""),
        "typed": request.POST.get("minutes", ""),
        "errors": form.errors.get("minutes"),
    }
    return render(request, "dashboard/_unit.html", context, status=422 if form.errors else 200)


Act = Callable[[User, str, Catalogue, "int | None"], None]


def _act(request: HttpRequest) -> Act:
    acts: dict[str, Act] = {"read": _read, "skip": _skip, "chapter": _chapter}
    if request.POST.get("undo", "").isdecimal():
        mark = get_object_or_404(UnitRead, user=reader_of(request), pk=request.POST["undo"])
        return lambda user, *_: _undo(request, mark, user)
    if request.POST.get("undo_chapter", "").isdecimal():
        batch = get_object_or_404(
            StateBatch, user=reader_of(request), pk=request.POST["undo_chapter"]
        )
        return lambda user, *_: _undo_chapter(request, batch, user)
    if request.POST.get("do") not in acts:
        raise Http404(_("One can read it, skip it, or understand all of it."))
    return acts[request.POST["do"]]


def _read(user: User, unit_id: str, catalogue: Catalogue, minutes: int | None) -> None:
    unit_actions.mark_read(
        user=user,
        unit=unit_id,
        minutes=minutes,
        title=_title(catalogue, unit_id),
        now=timezone.now(),
    )


def _skip(user: User, unit_id: str, catalogue: Catalogue, _: int | None) -> None:
    title = _title(catalogue, unit_id)
    unit_actions.skip(user=user, unit=unit_id, title=title, now=timezone.now())


def _chapter(user: User, unit_id: str, catalogue: Catalogue, _: int | None) -> None:
    found = unit_of(catalogue, unit_id)
    steps = [(each.topic, each.depth) for each in found[1].covers] if found else []
    batch_actions.mark_chapter(user=user, unit=unit_id, steps=steps, now=timezone.now())


def _undo(request: HttpRequest, mark: UnitRead, user: User) -> None:
    try:
        unit_actions.undo(mark=mark, by=user, now=timezone.now())
    except CannotUndo as refusal:
        messages.error(request, str(refusal))


def _undo_chapter(request: HttpRequest, batch: StateBatch, user: User) -> None:
    kept = batch_actions.undo_batch(batch=batch, by=user, now=timezone.now())
    if kept:
        messages.info(
            request,
            _("%(kept)s of them you have changed since, and stay as they are.") % {"kept": kept},
        )


def _has_marked(user: User, unit_id: str) -> bool:
    return UnitRead.objects.filter(user=user, unit=unit_id).exists()


def _title(catalogue: Catalogue, unit_id: str) -> str:
    found = unit_of(catalogue, unit_id)
    return found[1].title if found else ""
