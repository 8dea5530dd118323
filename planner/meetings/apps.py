from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "planner.meetings"

    def ready(self) -> None:
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings.feed_actions import forget_feeds  # noqa: PLC0415 - has models, which exist only from here on

        farewell.register(forget_feeds)
