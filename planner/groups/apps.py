"""The groups app."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "planner.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"
