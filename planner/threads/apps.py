from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class ThreadsConfig(AppConfig):
    name = "planner.threads"

    def ready(self) -> None:
        from curriculum import carrying, sources  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.notices import Notice  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.stopping import stops  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings import question_acts  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import chores, kinds, retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.threads import (  # noqa: PLC0415 - has models, which exist only from here on
            agenda,
            catalogue_moves,
            chat_inlet,
            indexing,
            promoting,
            purging,
            telling,
        )
        from planner.threads.deleting import BROUGHT_BACK_WITHIN  # noqa: PLC0415 - has models, which exist only from here on

        carrying.register(catalogue_moves.follow)
        question_acts.register(agenda.SOURCE, agenda.taking_off)
        chores.register("questions on agendas", agenda.settle_agendas)
        telling.register_kinds()
        sources.register((indexing.THREAD, indexing.POST), indexing.all_entries)
        farewell.register(chat_inlet.forget_inlets)
        retention.register("removed", purging.purge_removed, at_least=BROUGHT_BACK_WITHIN)
        retention.register("reports", purging.forget_reports)
        kinds.register(
            promoting.ASKED,
            promoting.still_asked,
            why=gettext_lazy("it is about what you wrote in your group"),
            stop_link=stops(Notice.MENTION),
        )
