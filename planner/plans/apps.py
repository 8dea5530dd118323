"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "planner.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
