"""A try at an exercise: the derivation first, then what was written, then how it went."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.markup import MOST_CHARACTERS
from planner.progress.practice_models import LONGEST_LINK, Attempt
from planner.writing.forms import WritingField, WritingForm


class AttemptForm(WritingForm):
    """`text` is the derivation; the pages show the code box once there is one."""

    text = WritingField(label=gettext_lazy("Your derivation"), rows=5, required=False)
    is_on_paper = forms.BooleanField(
        label=gettext_lazy("I have derived it on paper"), required=False
    )
    work = forms.CharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy(
            "As you ran it on your own machine. It is kept for you, and never run here."
        ),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocapitalize": "off"}),
    )
    link = forms.URLField(
        label=gettext_lazy("Or where it is"),
        help_text=gettext_lazy("A repository or a notebook, as a whole address."),
        required=False,
        max_length=LONGEST_LINK,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        choices=Attempt.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Say how it went; “Not yet” is a good answer too.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The style sheet tells by the placeholder whether something is written.
        self.fields["text"].widget.attrs["placeholder"] = " "

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_derived = said.get("text") or said.get("is_on_paper")
        if "text" in said and not is_derived:
            self.add_error(
                "text", _("Derive it first: write it here, or tick that you did so on paper.")
            )
        return said
