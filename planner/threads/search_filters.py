"""What a search of a group looks for, as its address says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.threads.finding import OF_THREADS
from planner.threads.list_filters import STATES, Filters, narrowed
from planner.threads.models import Thread, ThreadQuerySet

KINDS = {
    "question": ("thread",),
    "reply": ("post",),
    "topic": ("topic",),
    "decision": ("decision",),
    "goal": ("goal",),
    "resource": ("resource", "unit"),
    "exercise": ("exercise",),
}
"""The kinds of the search that each choice stands for."""
NAMES = {
    "question": gettext_lazy("questions"),
    "reply": gettext_lazy("replies"),
    "topic": gettext_lazy("topics"),
    "decision": gettext_lazy("decisions"),
    "goal": gettext_lazy("goals"),
    "resource": gettext_lazy("resources and their parts"),
    "exercise": gettext_lazy("exercises"),
}
PERIODS = {
    "week": gettext_lazy("in the last week"),
    "month": gettext_lazy("in the last month"),
    "year": gettext_lazy("in the last year"),
}
DAYS = {"week": 7, "month": 31, "year": 366}
LONGEST_ID = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """Each is empty where it narrows nothing. `what`: keys of KINDS. `topic`, `state` and `since`
    are about questions: with any of them nothing else is found. `page`: from 1."""

    query: str = ""
    what: tuple[str, ...] = ()
    topic: str = ""
    state: str = ""
    since: str = ""
    page: int = 1

    @property
    def is_about_questions(self) -> bool:
        return bool(self.topic or self.state or self.since)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.what) or self.is_about_questions

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of what is searched."""
        kinds = [kind for each in self.what or KINDS for kind in KINDS[each]]
        return tuple(each for each in kinds if each in OF_THREADS or not self.is_about_questions)

    def threads(self, *, reader: User, version: str, now: dt.datetime) -> ThreadQuerySet | None:
        """Those that are looked through; None where all are. `version`: of the catalogue."""
        if not self.is_about_questions:
            return None
        filters = Filters(topic=self.topic, state=self.state)
        threads = narrowed(Thread.objects.present(), filters, reader=reader, version=version)
        if self.since:
            threads = threads.filter(posted_at__gte=now - dt.timedelta(days=DAYS[self.since]))
        return threads

    def address(self, **changes: object) -> str:
        """What follows the path of the page, without what narrows nothing."""
        wanted = replace(self, **changes)  # type: ignore[arg-type]  # names of our own fields
        said = [
            ("q", wanted.query),
            *(("what", each) for each in wanted.what),
            ("topic", wanted.topic),
            ("state", wanted.state),
            ("since", wanted.since),
            ("page", str(wanted.page) if wanted.page > 1 else ""),
        ]
        return "?" + urlencode([(name, value) for name, value in said if value])


def filters_of(asked: QueryDict) -> SearchFilters:
    """What an address asks for; nonsense is passed over."""
    state, since, page = (asked.get(name, "") for name in ("state", "since", "page"))
    return SearchFilters(
        query=asked.get("q", ""),
        what=tuple(each for each in KINDS if each in asked.getlist("what")),
        topic=asked.get("topic", "")[:LONGEST_ID],
        state=state if state in STATES else "",
        since=since if since in PERIODS else "",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )
