"""The weekly hours of members: painted, kept, and turned into the times that suit most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.accounts.zones import known_zones
from planner.groups.models import Group, Membership, WeeklyHours
from planner.groups.queries import active_members, shown_name
from planner.groups.weekly_hours import Hour, Painter, Slot, ranked
from planner.language.dates import WEEKDAYS
from planner.language.lists import in_a_row

FIRST_HOUR, LAST_HOUR = 6, 22
USUAL_MINUTES = 60


class PaintForm(forms.Form):
    """Each hour of the week is a box; what was painted before is ticked."""

    zone = forms.CharField(
        label=gettext_lazy("On the clock of"),
        max_length=64,
        widget=forms.TextInput(attrs={"list": "zones"}),
    )
    hours = forms.MultipleChoiceField(
        label=gettext_lazy("Hours in which you could meet"), required=False
    )

    def __init__(self, data: QueryDict | None, *, membership: Membership, user: User) -> None:
        kept = WeeklyHours.objects.filter(membership=membership).first()
        initial = {
            "zone": kept.zone if kept else user.time_zone,
            "hours": [_value((day, hour)) for day, hour in (kept.hours if kept else [])],
        }
        super().__init__(data, initial=initial)
        field = self.fields["hours"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - a field of ours
        field.choices = [(_value(each), _words(each)) for each in all_hours()]

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        if zone not in known_zones():
            raise forms.ValidationError(_("That is no time zone. They look like Europe/Berlin."))
        return zone


class LengthForm(forms.Form):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes a meeting"), min_value=15, max_value=240, initial=USUAL_MINUTES
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    value: str
    words: str
    is_painted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsPage:
    """`unpainted`: names of members of whom nothing is known yet."""

    slots: tuple[Slot, ...]
    painted: int
    unpainted: tuple[str, ...]

    @property
    def unpainted_words(self) -> str:
        return in_a_row(self.unpainted)


def all_hours() -> list[Hour]:
    return [(day, hour) for hour in range(FIRST_HOUR, LAST_HOUR) for day in range(1, 8)]


def grid(form: PaintForm) -> list[tuple[str, list[Box]]]:
    """Rows of hours with a box for each day."""
    painted = set(form["hours"].value() or [])
    return [
        (
            f"{hour:02}:00",
            [
                Box(value=value, words=_words((day, hour)), is_painted=value in painted)
                for day in range(1, 8)
                for value in [_value((day, hour))]
            ],
        )
        for hour in range(FIRST_HOUR, LAST_HOUR)
    ]


@transaction.atomic
def paint(
    *, membership: Membership, hours: Iterable[str], zone: str, now: dt.datetime
) -> WeeklyHours:
    """Keep a member's week, instead of what was painted before. `hours` as in the form: "4-12"."""
    pairs = sorted(tuple(map(int, each.split("-"))) for each in hours)
    kept, _ = WeeklyHours.objects.update_or_create(
        membership=membership, defaults={"hours": pairs, "zone": zone, "painted_at": now}
    )
    return kept


def slots_page(group: Group, *, minutes: int, today: dt.date) -> SlotsPage:
    """What suits most members in the coming week, on everybody's own clock."""
    members = active_members(group)
    rows = WeeklyHours.objects.filter(membership__in=[each.pk for each in members])
    kept = {row.membership_id: row for row in rows}
    painters = [_painter(each, kept[each.pk]) for each in members if each.pk in kept]
    monday = today + dt.timedelta(days=8 - today.isoweekday())
    return SlotsPage(
        slots=ranked(painters, minutes=minutes, zone=group.zone, week=monday),
        painted=len(painters),
        unpainted=tuple(shown_name(each.user) for each in members if each.pk not in kept),
    )


def _painter(member: Membership, row: WeeklyHours) -> Painter:
    return Painter(
        name=shown_name(member.user),
        zone=row.zone,
        hours=frozenset((day, hour) for day, hour in row.hours),
        is_lead=member.role == Membership.Role.LEAD,
    )


def _value(hour: Hour) -> str:
    return f"{hour[0]}-{hour[1]}"


def _words(hour: Hour) -> str:
    return f"{WEEKDAYS[hour[0] - 1]} {hour[1]:02}:00"
