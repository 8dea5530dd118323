"""The app of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "planner.api"
    label = "api"

    def ready(self) -> None:
        from planner.api import once  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import retention  # noqa: PLC0415 - has models, which exist only from here on

        retention.register("answers", once.forget_old)
