from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class MeetingsConfig(AppConfig):
    name = "planner.meetings"

    def ready(self) -> None:
        from curriculum import carrying, impact  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.notices import Notice  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.stopping import stops  # noqa: PLC0415 - has models, which exist only from here on
        from planner.groups.chat import MEETING_TOMORROW  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings import catalogue_moves, catalogue_use, reminders  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings.feed_actions import forget_feeds  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import chores, kinds  # noqa: PLC0415 - has models, which exist only from here on

        farewell.register(forget_feeds)
        carrying.register(catalogue_moves.follow)
        impact.register(catalogue_use.count_use)
        kinds.register(
            Notice.REMINDER,
            reminders.reminder_holds,
            why=gettext_lazy("you belong to the group that meets"),
            secret_lines=reminders.answer_lines,
            stop_link=stops(Notice.REMINDER),
            text=reminders.reminder_now,
            attachments=reminders.invitation_file,
        )
        kinds.register(
            Notice.YOUR_TURN,
            reminders.turn_holds,
            why=gettext_lazy("it is your turn in a group that you belong to"),
            stop_link=stops(Notice.YOUR_TURN),
            text=reminders.turn_now,
            attachments=reminders.invitation_file,
        )
        kinds.register(MEETING_TOMORROW, reminders.chat_holds)
        chores.register("chats", reminders.tell_chats)
        chores.register("reminders", reminders.plan_reminders)
        chores.register("turn notices", reminders.plan_turn_notices)
