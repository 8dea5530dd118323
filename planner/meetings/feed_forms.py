"""What people say about their calendars."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from planner.meetings.models import FeedToken


class ReminderForm(forms.Form):
    reminder = forms.TypedChoiceField(
        label=gettext_lazy("Reminder in your calendar"),
        choices=FeedToken.Reminder.choices,
        coerce=int,
    )
