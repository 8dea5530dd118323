"""What curators change of several entries at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum import bulk
from curriculum.becoming import Becoming
from curriculum.curating.becoming_forms import SeenForm
from curriculum.curating.becoming_page import seen
from curriculum.curating.words import SECTION_NAMES
from curriculum.documents import Key
from curriculum.records import Catalogue
from curriculum.values import LONGEST

ARCHIVE = "archive"
OFFERED = {
    "topics": ("area", "maturity", "minutes"),
    "resources": ("cost", "language"),
    "decisions": ("goal", "not_goal", "weight"),
    "exercises": ("minutes",),
}
CHANGES = {
    "area": gettext_lazy("Move to an area"),
    "maturity": gettext_lazy("Judge the maturity"),
    "minutes": gettext_lazy("Change the minutes"),
    "cost": gettext_lazy("Say what it costs"),
    "language": gettext_lazy("Say the language"),
    "goal": gettext_lazy("Add a goal"),
    "not_goal": gettext_lazy("Take a goal away"),
    "weight": gettext_lazy("Say how much it weighs"),
    ARCHIVE: gettext_lazy("Archive"),
}
FIELDS = {
    "area": ("area",),
    "maturity": ("maturity", "maturity_on", "maturity_note"),
    "minutes": ("percent", "more"),
    "cost": ("cost", "is_free"),
    "language": ("language",),
    "goal": ("goal",),
    "not_goal": ("not_goal",),
    "weight": ("weight",),
    ARCHIVE: ("with_names",),
}
MAY_BE_EMPTY = {"is_free", "with_names", "maturity_note", "percent", "more"}


class BulkForm(SeenForm):
    """One change, and what it needs; what belongs to others is not looked at."""

    def __init__(
        self,
        catalogue: Catalogue,
        section: str,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.catalogue = catalogue
        self.offered = (*OFFERED.get(section, ()), ARCHIVE) if section in SECTION_NAMES else ()
        self.fields["change"] = forms.ChoiceField(
            label=_("What to change"),
            choices=[(each, CHANGES[each]) for each in self.offered],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose what to change.")},
        )
        fields = _fields(catalogue)
        for name in (name for each in self.offered for name in FIELDS[each]):
            self.fields[name] = fields[name]

    def choices(self) -> Iterator[tuple[Any, tuple[BoundField, ...]]]:
        """Each change as a choice, and the fields that it needs."""
        options = {option.data["value"]: option for option in self["change"]}
        for each in self.offered:
            yield options[each], tuple(self[name] for name in FIELDS[each])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        change = cleaned.get("change", "")
        for name in FIELDS.get(change, ()):
            empty = cleaned.get(name) in (None, "")
            if empty and name not in MAY_BE_EMPTY and name not in self.errors:
                self.add_error(name, _("This is needed."))
        if change == "minutes" and cleaned.get("percent") is None and cleaned.get("more") is None:
            self.add_error("percent", _("Say percent, or minutes, or both."))
        for name in set(self.errors) - {*FIELDS.get(change, ()), "change", "why"}:
            del self.errors[name]
        return cleaned

    @property
    def said(self) -> str:
        """Goes for the change, whatever is said of why."""
        told = {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in ("why", "seen")
        }
        return seen(told)

    def becoming(self, keys: Sequence[Key], *, by: str) -> Becoming:
        """Raises BadCatalogue, CannotBecome."""
        said = self.cleaned_data
        if said["change"] == ARCHIVE:
            with_names = said["with_names"]
            return bulk.archived_at_once(self.catalogue, keys, with_names=with_names)
        return bulk.changed_at_once(self.catalogue, keys, self._change(by))

    def _change(self, by: str) -> bulk.Change:
        said = self.cleaned_data
        percent = 100 if said.get("percent") is None else said["percent"]
        if said["change"] == "maturity":
            judgement = bulk.Judgement(
                maturity=said["maturity"], on=said["maturity_on"], note=said["maturity_note"], by=by
            )
            return bulk.judged(judgement, self.catalogue)
        changes = {
            "area": lambda: bulk.to_area(said["area"]),
            "minutes": lambda: bulk.in_minutes(percent=percent, more=said["more"] or 0),
            "cost": lambda: bulk.to_cost(said["cost"], is_free=said["is_free"]),
            "language": lambda: bulk.to_language(said["language"]),
            "goal": lambda: bulk.for_goal(said["goal"]),
            "not_goal": lambda: bulk.not_for_goal(said["not_goal"]),
            "weight": lambda: bulk.to_weight(said["weight"]),
        }
        return changes[said["change"]]()


def _fields(catalogue: Catalogue) -> dict[str, forms.Field]:
    goals = [("", "—"), *((each.id, each.title) for each in catalogue.goals)]
    areas = [("", "—"), *((each.id, each.name) for each in catalogue.areas)]
    maturities = [("", "—"), *((each.id, each.id) for each in catalogue.maturities)]
    return {
        "area": _choice(_("Area"), areas),
        "maturity": _choice(_("Maturity"), maturities),
        "maturity_on": forms.DateField(
            label=_("Judged on"), required=False, help_text=_("As in 2026-11-30.")
        ),
        "maturity_note": forms.CharField(label=_("Reason"), required=False, max_length=2_000),
        "percent": forms.IntegerField(
            label=_("Percent of the minutes so far"),
            required=False,
            min_value=1,
            max_value=1_000,
            help_text=_("120 makes 60 minutes 72."),
        ),
        "more": forms.IntegerField(
            label=_("Minutes more; less with a minus"),
            required=False,
            min_value=-10_000,
            max_value=10_000,
        ),
        "cost": forms.CharField(label=_("Cost"), required=False, max_length=LONGEST["cost"]),
        "is_free": forms.BooleanField(label=_("Free of charge"), required=False),
        "language": forms.CharField(
            label=_("Language"), required=False, max_length=LONGEST["language"]
        ),
        "goal": _choice(_("Goal"), goals),
        "not_goal": _choice(_("Goal"), goals),
        "weight": forms.IntegerField(
            label=_("Weight"), required=False, min_value=1, max_value=1_000
        ),
        "with_names": forms.BooleanField(
            label=_("Take them out of all that name them, too"), required=False
        ),
    }


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> forms.Field:
    return forms.ChoiceField(label=label, required=False, choices=choices)
