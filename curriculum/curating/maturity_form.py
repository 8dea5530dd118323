"""Judging the maturity of a topic: what is entered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.maturity import Judgement
from curriculum.records import MaturityMeaning, Topic
from curriculum.values import LONGEST
from curriculum.vocabulary import in_words

# Months until a topic is looked at again, by how quickly its kind moves.
AGAIN_IN_DAYS = {"emerging": 182, "evolving": 365}
OTHERWISE = 730


class JudgementForm(forms.Form):
    """Once valid, `judgement` is what was entered."""

    maturity = forms.ChoiceField(label=gettext_lazy("Maturity"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In a sentence or two; it stands on the topic’s page."),
    )
    judged_by = forms.CharField(
        label=gettext_lazy("Reviewed by"),
        max_length=LONGEST["maturity_by"],
        help_text=gettext_lazy("Everybody reads it: a name, or “a curator”."),
    )
    next_on = forms.DateField(
        label=gettext_lazy("To be judged again on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        topic: Topic,
        meanings: tuple[MaturityMeaning, ...],
        by: str,
        today: dt.date,
    ) -> None:
        days = AGAIN_IN_DAYS.get(topic.maturity, OTHERWISE)
        usual = {
            "maturity": topic.maturity,
            "reason": topic.maturity_note,
            "judged_by": by,
            "next_on": today + dt.timedelta(days=days),
        }
        super().__init__(data, initial=usual)
        self.today = today
        field: Any = self.fields["maturity"]
        field.choices = [
            (each.id, f"{in_words(each.id).capitalize()}: {each.means}") for each in meanings
        ]

    def clean_next_on(self) -> dt.date:
        next_on: dt.date = self.cleaned_data["next_on"]
        if next_on <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return next_on

    @property
    def judgement(self) -> Judgement:
        entered = self.cleaned_data
        return Judgement(
            maturity=entered["maturity"],
            reason=" ".join(entered["reason"].split()),
            judged_by=entered["judged_by"],
            judged_on=self.today,
            next_on=entered["next_on"],
        )
