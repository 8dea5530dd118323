"""Saying whether a unit was worth its time, and for whom: never asked for, always one tap away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from planner.accounts.models import User
from planner.dashboard.reader import groups_of, reader_of
from planner.dashboard.stuck_subjects import unit_of
from planner.groups.models import Group
from planner.groups.own_catalogue import catalogue_with
from planner.progress import worth_actions
from planner.progress.models import UnitRead, UnitWorth
from planner.progress.unit_models import MOST_READ_MINUTES
from planner.progress.worth_models import MOST_LETTERS

WORTHS = [
    ("yes", gettext_lazy("Yes")),
    ("partly", gettext_lazy("In part")),
    ("no", gettext_lazy("No")),
]


class WorthForm(forms.Form):
    worth = forms.ChoiceField(
        label=gettext_lazy("Was it worth your time?"), choices=WORTHS, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes it took (if you know)"),
        required=False,
        min_value=1,
        max_value=MOST_READ_MINUTES,
    )
    for_whom = forms.CharField(
        label=gettext_lazy("For whom it is (if you like)"),
        required=False,
        max_length=MOST_LETTERS,
        help_text=gettext_lazy("A role or a need, such as: whoever labels data."),
    )
    may_show = forms.BooleanField(
        label=gettext_lazy("These words may stand on the page of the resource, without my name"),
        required=False,
    )
    group = forms.ChoiceField(label=gettext_lazy("With which group you studied it"), required=False)

    def __init__(self, *args: Any, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(each.pk): each for each in groups}
        named = [(number, each.name) for number, each in self.groups.items()]
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a field of ours
        field.choices = [("", _("alone")), *named]


@require_http_methods(["GET", "HEAD", "POST"])
def worth(request: HttpRequest) -> HttpResponse:
    """`?unit=`: of one that the reader has studied."""
    user, unit = reader_of(request), request.GET.get("unit", "")
    title = _title(user, unit)
    own = UnitWorth.objects.standing().filter(user=user, unit=unit).first()
    data = request.POST if request.method == "POST" else None
    form = WorthForm(data, groups=groups_of(user), initial=_initial(user, unit, own))
    if form.is_valid():
        try:
            _say(user, unit, title, form)
        except worth_actions.CannotSay as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. Thank you."))
            return redirect(f"{reverse('dashboard:unit-worth')}?unit={unit}")
    context = {"form": form, "title": title, "unit": unit, "own": own}
    status = 422 if form.errors else 200
    return render(request, "dashboard/worth.html", context, status=status)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """`unit`; with `again` what was taken back counts once more."""
    user, unit = reader_of(request), request.POST.get("unit", "")
    _title(user, unit)
    if "again" in request.POST:
        worth_actions.say_again(user=user, unit=unit, now=timezone.now())
        messages.success(request, _("It counts again."))
    else:
        worth_actions.take_back(user=user, unit=unit, now=timezone.now())
        messages.success(request, _("Taken back."))
    return redirect(f"{reverse('dashboard:unit-worth')}?unit={unit}")


def _say(user: User, unit: str, title: str, form: WorthForm) -> None:
    said = form.cleaned_data
    worth_actions.say_worth(
        user=user,
        unit=unit,
        title=title,
        worth=said["worth"],
        for_whom=said["for_whom"],
        may_show=said["may_show"],
        minutes=said["minutes"],
        group=form.groups.get(said["group"]),
        now=timezone.now(),
    )


def _title(user: User, unit: str) -> str:
    """What the unit is called; 404 for what neither the catalogue nor the reader knows."""
    found = unit_of(catalogue_with(user, unit), unit) if unit else None
    if found is not None:
        return found[1].title
    mark = UnitRead.objects.filter(user=user, unit=unit).order_by("-id").first()
    if mark is None:
        raise Http404("The catalogue does not have it.")
    return mark.title or unit


def _initial(user: User, unit: str, own: UnitWorth | None) -> dict[str, Any]:
    mark = UnitRead.objects.standing().filter(user=user, unit=unit).order_by("-id").first()
    known = {"minutes": mark.minutes if mark else None}
    if own is None:
        return known
    said = {"worth": own.worth, "for_whom": own.for_whom, "may_show": own.may_show}
    return {**known, **said, "group": str(own.group_id or "")}
