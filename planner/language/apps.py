from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "planner.language"
    label = "language"
