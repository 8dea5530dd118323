from django.apps import AppConfig


class MarkupConfig(AppConfig):
    name = "planner.markup"
    label = "markup"
