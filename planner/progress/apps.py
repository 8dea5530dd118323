from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "planner.progress"

    def ready(self) -> None:
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.progress.farewell import forget_progress  # noqa: PLC0415 - has models, which exist only from here on

        farewell.register(forget_progress)
