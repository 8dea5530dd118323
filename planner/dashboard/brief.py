"""The manager's brief: choosing a period, and the page to print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from curriculum.spoken import spoken
from planner.dashboard.brief_page import brief_page, period_of
from planner.groups.access import Inside, group_lead
from planner.groups.own_catalogue import catalogue_for
from planner.meetings.zones import zone_named

QUARTER = 3
MONTHS = 12
LONGEST_DAYS = 366
DATE = {"type": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    label: str
    first: dt.date
    last: dt.date


class PeriodForm(forms.Form):
    first = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=gettext_lazy("Until and including"),
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("It ends before it begins."))
        elif first and last and (last - first).days >= LONGEST_DAYS:
            self.add_error("last", _("A period has a year at most."))
        return cleaned


@group_lead
@require_safe
def brief(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?first=2027-01-01&last=2027-03-31`; without it the last three months until today."""
    now = timezone.now()
    today = now.astimezone(zone_named(inside.group.zone)).date()
    chosen = {"first": months_before(today, QUARTER) + dt.timedelta(days=1), "last": today}
    form = PeriodForm(request.GET if request.GET else None, initial=chosen)
    if form.is_valid():
        chosen = form.cleaned_data
    period = period_of(inside.group, chosen["first"], chosen["last"])
    page = brief_page(inside.group, spoken(catalogue_for(inside.group)), period, now=now)
    context = {"inside": inside, "form": form, "page": page, "presets": presets(today)}
    return render(request, "dashboard/brief.html", context, status=422 if form.errors else 200)


def presets(today: dt.date) -> tuple[Preset, ...]:
    """The last whole month and the last whole quarter."""
    month = today.replace(day=1)
    quarter = month.replace(month=(month.month - 1) // QUARTER * QUARTER + 1)
    day = dt.timedelta(days=1)
    return (
        Preset(label=_("Last month"), first=months_before(month, 1), last=month - day),
        Preset(label=_("Last quarter"), first=months_before(quarter, QUARTER), last=quarter - day),
    )


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months before, or the last one of that month."""
    year, month = divmod(day.year * MONTHS + day.month - 1 - months, MONTHS)
    first = dt.date(year, month + 1, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return min(first.replace(day=1) + dt.timedelta(days=day.day - 1), following - dt.timedelta(1))
