"""The groups app."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "planner.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups import invitation_actions as invitations  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups.farewell import leave_everywhere  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import kinds  # noqa: PLC0415 - has models, which exist only from here on

        kinds.register(
            invitations.KIND, invitations.still_holds, secret_link=invitations.secret_link
        )
        farewell.register(leave_everywhere)
