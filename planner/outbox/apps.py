from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "planner.outbox"

    def ready(self) -> None:
        from planner.outbox import ended, models, retention  # noqa: PLC0415 - has models, which exist only from here on

        # What people find in their list on the site is promised for so long.
        retention.register("messages", ended.forget_ended, at_least=models.SHOWN_FOR)
