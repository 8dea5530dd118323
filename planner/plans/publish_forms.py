"""What a lead says before a plan is published: what they know of, and why a rule may be broken."""

from __future__ import annotations

from typing import Any

from django import forms

from planner.plans.publishing import Preview
from planner.plans.said import SaidForm

LONGEST_REASON = 300


class KnownField(forms.MultipleChoiceField):
    """Ticks, all of which are needed."""

    def valid_value(self, value: str) -> bool:
        # What need not be known any more does no harm.
        return True


class PublishForm(SaidForm):
    reason = forms.CharField(
        label="Why this is right all the same",
        max_length=LONGEST_REASON,
        error_messages={"required": "Say why this is right all the same, or change the plan."},
    )
    known = KnownField(
        label="Good to know first", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, shown: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        if shown.cautions:
            known = self.fields["known"]
            assert isinstance(known, KnownField)  # noqa: S101 - a field of ours
            known.choices = [(each.id, f"I know: {each.text}") for each in shown.cautions]
        else:
            del self.fields["known"]
        if not shown.broken:
            del self.fields["reason"]

    def clean_known(self) -> list[str]:
        known: list[str] = self.cleaned_data["known"]
        if any(each.id not in known for each in self.shown.cautions):
            raise forms.ValidationError("Say of each that you know it, or change the plan.")
        return known
