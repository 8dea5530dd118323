"""The kinds of mail that a person may switch off."""

from django.db import models
from django.utils.translation import gettext_lazy


class Notice(models.TextChoices):
    PLAN_CHANGED = "plan_changed", gettext_lazy("When my group’s plan changes")
    REMINDER = "reminder", gettext_lazy("A reminder before each meeting")
    YOUR_TURN = "your_turn", gettext_lazy("When it is my turn to lead")
    DIGEST = "digest", gettext_lazy("The digest that I have chosen")
    MENTION = "mention", gettext_lazy("When somebody mentions me or answers me")
    CATALOGUE_CHANGED = (
        "catalogue_changed",
        gettext_lazy("When the catalogue changes under a plan that I lead"),
    )
