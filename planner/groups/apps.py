"""The groups app."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "planner.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from curriculum import carrying  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups import catalogue_moves, chat, ended  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups import invitation_actions as invitations  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups.farewell import leave_everywhere  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import carriers, kinds, retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox.models import Message  # noqa: PLC0415 - has models, which exist only from here on

        kinds.register(
            invitations.KIND, invitations.still_holds, secret_link=invitations.secret_link
        )
        farewell.register(leave_everywhere)
        carrying.register(catalogue_moves.follow)
        retention.register("invitations", ended.forget_invitations)
        for kind in (chat.PLAN_CHANGED, chat.TRIAL):
            kinds.register(kind, chat.still_wanted)
        carriers.register(Message.Channel.CHAT, chat.carry)
