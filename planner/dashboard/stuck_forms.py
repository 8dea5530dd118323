"""What one says of a stuck moment that is over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.progress.models import Stuck
from planner.progress.stuck_models import LONGEST_HELPED, MOST_MINUTES


class HelpedForm(forms.Form):
    helped = forms.CharField(
        label=gettext_lazy("What helped, in one line, if you like"),
        help_text=gettext_lazy("A drawing, an example, somebody’s sentence. Only you read it."),
        required=False,
        max_length=LONGEST_HELPED,
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes it took, as far as you know"),
        help_text=gettext_lazy("They count as work."),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
    )
    is_answer = forms.BooleanField(
        label=gettext_lazy("Post that line as an answer to my question"),
        help_text=gettext_lazy("Then the group reads it."),
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, moment: Stuck) -> None:
        super().__init__(data, initial={"helped": moment.helped, "minutes": moment.minutes or None})
        if moment.thread is None:
            self.fields["is_answer"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("is_answer") and not said.get("helped"):
            self.add_error("helped", _("Write the line that shall be the answer."))
        return said
