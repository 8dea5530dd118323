"""The first plan of a group, asked for in the form that starts it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.groups.models import Group
from planner.plans import suggested
from planner.plans.brief import Brief, Cadence, Wanted
from planner.plans.people import participants

LATER = ""
DATE = {"type": "date"}
TIME = {"type": "time"}
GOAL_DECIDES = {"hx-get": "", "hx-select": "#first-plan", "hx-target": "#first-plan"}
"""With htmx the decisions follow the goal at once; without, a button asks for them."""


class FirstPlanForm(forms.Form):
    """Everything but the goal has a value that works; without a goal the rest is not asked."""

    goal = forms.ChoiceField(
        label=gettext_lazy("What for"), required=False, widget=forms.Select(attrs=GOAL_DECIDES)
    )
    decisions = forms.MultipleChoiceField(
        label=gettext_lazy("Decisions that everybody shall be able to take"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    start = forms.DateField(
        label=gettext_lazy("First meeting, and on that weekday every week"),
        required=False,
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
    )
    at = forms.TimeField(
        label=gettext_lazy("At"), required=False, widget=forms.TimeInput(attrs=TIME, format="%H:%M")
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes a meeting"), required=False, min_value=15, max_value=480
    )
    meetings = forms.IntegerField(
        label=gettext_lazy("How many meetings"), required=False, min_value=1, max_value=104
    )

    def __init__(
        self, data: QueryDict | None, *, asked: QueryDict, catalogue: Catalogue, today: dt.date
    ) -> None:
        goal = (data or asked).get("goal", LATER)
        offered = catalogue.decisions_of(goal) if goal in catalogue.goal_by_id else ()
        super().__init__(data, initial=_initial(catalogue, goal, asked, today))
        self.catalogue = catalogue
        said = spoken(catalogue)
        goals = [(each.id, each.title) for each in said.goals if not each.needs_no_reason]
        questions = said.decision_by_id
        self._choose("goal", [(LATER, _("we choose later")), *goals])
        self._choose("decisions", [(each.id, questions[each.id].question) for each in offered])
        self.has_goal = bool(offered)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - fields of ours
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("goal") and not self.errors and not said["decisions"]:
            self.add_error("decisions", _("Tick at least one decision, or choose the goal later."))
        return said

    def brief(self, group: Group) -> Brief:
        """What a valid form with a goal asks, for the people of the group."""
        said = self.cleaned_data
        start = said["start"] or self.initial["start"]
        return Brief(
            goals=(said["goal"],),
            decisions=tuple(Wanted(decision=each) for each in said["decisions"]),
            people=participants(group),
            cadence=Cadence(
                start=start,
                days=(start.isoweekday(),),
                at=said["at"] or self.initial["at"],
                minutes=said["minutes"] or self.initial["minutes"],
                meetings=said["meetings"] or self.initial["meetings"],
                zone=group.zone,
            ),
            reading=group.reading_minutes,
        )


def _initial(catalogue: Catalogue, goal: str, asked: QueryDict, today: dt.date) -> dict[str, Any]:
    ticked: tuple[str, ...] = ()
    if goal in catalogue.goal_by_id:
        ticked = suggested.sensible(catalogue, catalogue.decisions_of(goal))
    return {
        "goal": goal,
        "decisions": ticked,
        "start": suggested.start_on(today),
        "at": dt.time(12),
        "minutes": 60,
        "meetings": 12,
        **{name: asked[name] for name in ("start", "at", "minutes", "meetings") if asked.get(name)},
    }
