"""What people say about their calendars."""

from __future__ import annotations

from django import forms

from planner.meetings.models import FeedToken


class ReminderForm(forms.Form):
    reminder = forms.TypedChoiceField(
        label="Reminder in your calendar",
        choices=FeedToken.Reminder.choices,
        coerce=int,
    )
