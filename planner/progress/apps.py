from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "planner.progress"

    def ready(self) -> None:
        from curriculum import carrying  # noqa: PLC0415 - has models, which exist only from here on
        from curriculum.curating import real_minutes  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.progress import catalogue_moves, debug_actions, ended, unit_minutes  # noqa: PLC0415 - has models, which exist only from here on
        from planner.progress.farewell import forget_progress  # noqa: PLC0415 - has models, which exist only from here on

        carrying.register(catalogue_moves.follow)
        farewell.register(forget_progress)
        real_minutes.register(unit_minutes.medians)
        retention.register("undone", ended.forget_undone)
        retention.register("reviews", ended.forget_reviews)
        retention.register(
            "removed bugs", ended.forget_removed, at_least=debug_actions.BROUGHT_BACK_WITHIN
        )
