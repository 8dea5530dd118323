"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "planner.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from curriculum import carrying  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.notices import Notice  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.stopping import stops  # noqa: PLC0415 - has models, which exist only from here on
        from planner.meetings import series_acts  # noqa: PLC0415 - has models, which exist only from here on
        from planner.outbox import chores, kinds, retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans import (  # noqa: PLC0415 - has models, which exist only from here on
            catalogue_moves,
            drafts,
            meeting_acts,
            publishing,
            turn_mail,
        )
        from planner.plans.catalogue_telling import register_kind, tell_of_catalogue  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans.curiosity_settling import settle_picks  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans.turn_deadlines import settle_due  # noqa: PLC0415 - has models, which exist only from here on
        from planner.plans.turn_wishes import forget_dates  # noqa: PLC0415 - has models, which exist only from here on

        carrying.register(catalogue_moves.follow)
        series_acts.register(meeting_acts.SERIES, meeting_acts.acts_of)
        kinds.register(
            publishing.KIND,
            publishing.still_holds,
            why=publishing.WHY,
            stop_link=stops(Notice.PLAN_CHANGED),
        )
        stop = stops(Notice.YOUR_TURN)
        for kind, holds in turn_mail.KINDS.items():
            kinds.register(kind, holds, why=turn_mail.WHY, stop_link=stop)
        register_kind()
        chores.register("turns", settle_due)
        chores.register("catalogue news", tell_of_catalogue)
        chores.register("curiosity picks", settle_picks)
        farewell.register(forget_dates)
        retention.register("drafts", drafts.forget_old)
