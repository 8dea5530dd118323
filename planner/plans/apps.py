"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "planner.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from planner.meetings import series_acts  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import kinds  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans import meeting_acts, publishing  # noqa: PLC0415 - has models, which exist only from here on

        series_acts.register(meeting_acts.SERIES, meeting_acts.acts_of)
        kinds.register(publishing.KIND, publishing.still_holds)
