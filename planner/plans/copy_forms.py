"""What leads fill in to begin another plan from one that is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from planner.groups.models import Group
from planner.plans.brief import BadBrief
from planner.plans.copy_actions import LONGEST_TITLE, CannotCopy
from planner.plans.said import SaidForm
from planner.plans.templates import Template

FIELD_OF = {"cadence.start": "start", "title": "title"}


class StartForm(SaidForm):
    """`today` is the group's; nothing begins before it."""

    title = forms.CharField(label="Title", max_length=LONGEST_TITLE)
    start = forms.DateField(
        label="First meeting not before",
        help_text="It is on the plan’s weekday, on this date or after it.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_start(self) -> dt.date:
        start: dt.date = self.cleaned_data["start"]
        if start < self.today:
            raise ValidationError("This date is past; choose today or a later one.")
        return start

    def refuse(self, refusal: CannotCopy | BadBrief) -> None:
        """At the field that it is about, or above the form when it is about none of them."""
        self.add_error(FIELD_OF.get(refusal.field), str(refusal))


class CopyForm(StartForm):
    """`groups`: where the copy may go; the first is where the plan is. One needs no choice."""

    group = forms.ChoiceField(label="For the group", required=False)
    field_order = ("group", "title", "start")

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(group.pk, group.name) for group in groups]
        if len(groups) == 1:
            field.widget = forms.HiddenInput()


class TemplateForm(StartForm):
    """A template, and when to begin with it; without a title it keeps the template’s."""

    template = forms.ChoiceField(label="Template")
    field_order = ("template", "title", "start")

    def __init__(self, *args: Any, templates: Sequence[Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.templates = {each.id: each for each in templates}
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each.id, each.title) for each in templates]
        self.fields["title"].required = False
        self.fields["title"].help_text = "Left empty, it is the template’s."


class SaveForm(SaidForm):
    """A plan as a template."""

    title = forms.CharField(label="Title of the template", max_length=LONGEST_TITLE)
