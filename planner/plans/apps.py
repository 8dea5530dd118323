"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "planner.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from planner.outbox import kinds  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans import publishing  # noqa: PLC0415 - has models, which exist only from here on

        kinds.register(publishing.KIND, publishing.still_holds)
