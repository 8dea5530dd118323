from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "planner.outbox"
