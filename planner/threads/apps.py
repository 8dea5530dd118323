from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "planner.threads"

    def ready(self) -> None:
        from curriculum import sources  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings import question_acts  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import chores  # noqa: PLC0415 - has models, which exist only from here on
        from planner.threads import agenda, indexing, telling  # noqa: PLC0415 - has models, which exist only from here on

        question_acts.register(agenda.SOURCE, agenda.taking_off)
        chores.register("questions on agendas", agenda.settle_agendas)
        telling.register_kinds()
        sources.register((indexing.THREAD, indexing.POST), indexing.all_entries)
