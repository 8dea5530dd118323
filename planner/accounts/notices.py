"""The kinds of mail that a person may switch off."""

from django.db import models


class Notice(models.TextChoices):
    PLAN_CHANGED = "plan_changed", "When my group’s plan changes"
    REMINDER = "reminder", "A reminder before each meeting"
    YOUR_TURN = "your_turn", "When it is my turn to lead"
    DIGEST = "digest", "The digest that I have chosen"
    MENTION = "mention", "When somebody mentions me or answers me"
    CATALOGUE_CHANGED = "catalogue_changed", "When the catalogue changes under a plan that I lead"
