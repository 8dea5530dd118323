"""The dashboard app."""

from functools import partial

from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext as _


class DashboardConfig(AppConfig):
    name = "planner.dashboard"
    label = "dashboard"

    def ready(self) -> None:
        from curriculum import link_looking, long_work  # noqa: PLC0415 - has models, which exist only from here on
        from curriculum.importing import ended  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts import farewell  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.notices import Notice  # noqa: PLC0415 - has models, which exist only from here on
        from planner.accounts.stopping import stops  # noqa: PLC0415 - has models, which exist only from here on
        from planner.dashboard import (  # noqa: PLC0415 - has models, which exist only from here on
            debug_page,
            digest,
            help_wanted,
            judges,
            link_calls,
            stuck_questions,
            suggestion_news,
        )
        from planner.outbox import chores, kinds, retention  # noqa: PLC0415 - has models, which exist only from here on
        from planner.threads import asked, notebook_sources  # noqa: PLC0415 - has models, which exist only from here on

        kinds.register(
            digest.KIND,
            digest.digest_holds,
            why=_("you chose to have news collected"),
            stop_link=stops(Notice.DIGEST),
            text=digest.digest_text,
        )
        chores.register("digests", digest.collect_digests)
        link_looking.register(link_calls.look_at)
        chores.register("links", link_looking.ask_when_due)
        farewell.register(judges.forget)
        chores.register(
            "long work on the catalogue",
            partial(long_work.work_on_next, clock=timezone.now),
            at_each_look=True,
        )
        retention.register("uploads", ended.forget_uploads)
        asked.register(stuck_questions.note_asked)
        help_wanted.register_kind()
        suggestion_news.register()
        notebook_sources.register(debug_page.notebook_source())
