"""What a sign-up asks beyond the address and the password."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy

from planner.accounts.models import User
from planner.accounts.zones import known_zones, validate_zone


def name_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As your group knows you."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


def zone_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("As in Europe/Berlin; dates and reminders follow it."),
        max_length=64,
        initial="UTC",
        validators=[validate_zone],
        widget=forms.TextInput(attrs={"list": "zones", "spellcheck": "false"}),
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


class AboutYou(forms.Form):
    """The base of both sign-up forms; see ACCOUNT_SIGNUP_FORM_CLASS."""

    name = name_field()
    zone = zone_field()

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.time_zone = self.cleaned_data["zone"]
        user.language = get_language() or settings.LANGUAGE_CODE
        user.save(update_fields=["name", "time_zone", "language"])

    def zones(self) -> list[str]:
        """For the list that the field offers."""
        return sorted(known_zones())
