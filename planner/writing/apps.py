from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "planner.writing"

    def ready(self) -> None:
        from planner.outbox import retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.writing.keeping import forget_old  # noqa: PLC0415 - has models, which exist only from here on

        retention.register("typed", forget_old)
