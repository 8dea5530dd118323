"""Which of a group's threads a list shows, as its address says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.threads.models import Thread, ThreadQuerySet
from planner.threads.subjects import Key, in_catalogue

STATES = {"open": gettext_lazy("open"), "answered": gettext_lazy("answered")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Each is empty where it narrows nothing. `about` with `id`: one subject; `topic`: whatever
    treats it; `mine`: "1" for what the reader asked or wrote in. `page`: from 1."""

    kind: str = ""
    state: str = ""
    about: str = ""
    id: str = ""
    topic: str = ""
    mine: str = ""
    page: int = 1

    @property
    def subject(self) -> Key:
        return self.about, self.id

    @property
    def is_narrowed(self) -> bool:
        return replace(self, page=1) != Filters()

    def query(self, **changes: object) -> str:
        """As an address says it, without what narrows nothing."""
        wanted = replace(self, **changes)  # type: ignore[arg-type]  # names of our own fields
        said = {each.name: getattr(wanted, each.name) for each in fields(wanted)}
        if wanted.page == 1:
            del said["page"]
        return "?" + urlencode({name: value for name, value in said.items() if value})


def filters_in(asked: Mapping[str, str]) -> Filters:
    """What an address asks for; nonsense is passed over."""
    kind, state, page = (asked.get(name, "") for name in ("kind", "state", "page"))
    about, key = asked.get("about", ""), asked.get("id", "")
    is_about = about in Thread.About.values and about and key
    return Filters(
        kind=kind if kind in Thread.Kind.values else "",
        state=state if state in STATES else "",
        about=about if is_about else "",
        id=key if is_about else "",
        topic=asked.get("topic", ""),
        mine="1" if asked.get("mine") else "",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def narrowed(
    threads: ThreadQuerySet, filters: Filters, *, reader: User, version: str
) -> ThreadQuerySet:
    """`version`: of the catalogue, which knows what treats a topic."""
    if filters.kind:
        threads = threads.filter(kind=filters.kind)
    if filters.state == "open":
        threads = threads.open()
    if filters.state == "answered":
        threads = threads.filter(accepted__isnull=False)
    if filters.about:
        threads = threads.about(filters.about, filters.id)
    if filters.topic:
        threads = threads.filter(_treating(filters.topic, version))
    if filters.mine:
        threads = threads.written_in_by(reader)
    return threads


def _treating(topic: str, version: str) -> Q:
    found: defaultdict[str, list[str]] = defaultdict(list)
    found["topic"].append(topic)
    for (kind, name), subject in in_catalogue(version).items():
        if topic in subject.topics:
            found[kind].append(name)
    return Q(
        *(Q(about_kind=kind, about_id__in=names) for kind, names in found.items()),
        _connector=Q.OR,
    )
