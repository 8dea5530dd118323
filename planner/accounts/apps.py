"""The app of people."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "planner.accounts"
    label = "accounts"

    def ready(self) -> None:
        from planner.accounts import ended  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import retention  # noqa: PLC0415 - has models, which exist only from here on

        retention.register("sessions", ended.forget_sessions)
        retention.register("admin log", ended.forget_log)
