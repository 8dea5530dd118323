"""What the pages of a group's debug log show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from curriculum.records import Catalogue
from planner.groups.access import Inside
from planner.groups.models import Group
from planner.groups.queries import shown_name
from planner.language.dates import full_day
from planner.language.lists import in_a_row
from planner.meetings.zones import zone_named
from planner.progress import debug_actions
from planner.progress.models import DebugEntry, DebugTopic, DebugVersion
from planner.threads.moments import Moment, moment
from planner.threads.notebook_sources import NotebookEntry, Source
from planner.writing.differences import Piece, difference

ON_A_PAGE = 20
Named = tuple[str, str]
"""Id and name; without a name where the catalogue has it no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Each empty where it narrows nothing."""

    topic: str = ""
    decision: str = ""

    def query(self, page: int) -> str:
        said = {"topic": self.topic, "decision": self.decision, "page": str(page)}
        if page == 1:
            del said["page"]
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class DebugLine:
    entry: DebugEntry
    day: str
    by: str
    topics: tuple[Named, ...]
    decision: Named
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebugPage:
    """`count` and `hours` of all that the filters leave; `topics` and `decisions`: by which the
    log can be narrowed. `newer`, `older`: addresses, empty for none."""

    lines: tuple[DebugLine, ...]
    filters: Filters
    count: int
    hours: str
    topics: tuple[Named, ...]
    decisions: tuple[Named, ...]
    newer: str
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebugEdit:
    version: int
    at: Moment
    by: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DebugHistory:
    """`changes`: of the chosen edit, (what, pieces)."""

    written: Moment
    edits: tuple[DebugEdit, ...]
    changes: tuple[tuple[str, tuple[Piece, ...]], ...]


def filters_in(asked: Mapping[str, str]) -> Filters:
    return Filters(topic=asked.get("topic", ""), decision=asked.get("decision", ""))


def debug_page(
    group: Group, catalogue: Catalogue, filters: Filters, *, page: str = ""
) -> DebugPage:
    """Five queries, whatever there is."""
    present = DebugEntry.objects.present().filter(group=group)
    rows = present
    if filters.topic:
        rows = rows.filter(topics__topic=filters.topic)
    if filters.decision:
        rows = rows.filter(decision=filters.decision)
    found = rows.aggregate(hours=Sum("hours"))
    ids = list(rows.order_by("-found_on", "-id").values_list("pk", flat=True))
    number = max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1
    start = (number - 1) * ON_A_PAGE
    shown = _with_all(present.filter(pk__in=ids[start : start + ON_A_PAGE]))
    topics, decisions = _choices(group, catalogue)
    return DebugPage(
        lines=tuple(debug_line(row, catalogue) for row in shown.order_by("-found_on", "-id")),
        filters=filters,
        count=len(ids),
        hours=hours_words(found["hours"]),
        topics=topics,
        decisions=decisions,
        newer=filters.query(number - 1) if number > 1 else "",
        older=filters.query(number + 1) if len(ids) > start + ON_A_PAGE else "",
    )


def debug_line(entry: DebugEntry, catalogue: Catalogue) -> DebugLine:
    """`entry` with its topics and its writer."""
    return DebugLine(
        entry=entry,
        day=full_day(entry.found_on),
        by=shown_name(entry.written_by),
        topics=tuple(_topic(each.topic, catalogue) for each in entry.topics.all()),
        decision=_decision(entry.decision, catalogue),
        hours=hours_words(entry.hours),
    )


def entry_of(group: Group, entry_id: int, *, even_removed: bool = False) -> DebugEntry | None:
    rows = DebugEntry.objects.all() if even_removed else DebugEntry.objects.present()
    entry = _with_all(rows).filter(group=group, pk=entry_id).first()
    if entry is not None:
        entry.group = group
    return entry


def debug_history(
    inside: Inside, entry: DebugEntry, catalogue: Catalogue, *, chosen: str = ""
) -> DebugHistory | None:
    """None where the entry has no edit of that number."""
    rows = list(entry.versions.select_related("written_by").order_by("version"))
    zone = zone_named(inside.user.time_zone)
    now = DebugVersion(
        version=entry.version,
        said=debug_actions.said_by(entry),
        written_by=entry.edited_by or entry.written_by,
        written_at=entry.edited_at or entry.written_at,
    )
    states = {row.version: row for row in (*rows, now)}
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 9 else entry.version
    if number not in states:
        return None
    before = states.get(number - 1)
    return DebugHistory(
        written=moment(entry.written_at, zone),
        edits=tuple(
            DebugEdit(
                version=row.version,
                at=moment(row.written_at, zone),
                by=shown_name(row.written_by),
                is_chosen=row.version == number,
            )
            for row in sorted(states.values(), key=lambda each: -each.version)
            if row.version > 1
        ),
        changes=tuple(_changes(before.said, states[number].said, catalogue)) if before else (),
    )


def hours_words(hours: Decimal | None) -> str:
    if hours is None:
        return ""
    number = f"{hours:.1f}".removesuffix(".0")
    if number == "1":
        return _("about 1 hour")
    return _("about %(hours)s hours") % {"hours": number}


def notebook_source() -> Source:
    """What of it stands in the notebook, at the topics that explained something."""
    return Source(
        name="bug",
        counted=_counted,
        heading=gettext_lazy("Bugs it explained"),
        topics=_topics,
        entries=_entries,
    )


def _counted(count: int) -> str:
    return ngettext("%(count)s bug", "%(count)s bugs", count) % {"count": count}


def _topics(group: Group) -> Iterable[str]:
    present = DebugEntry.objects.present().filter(group=group)
    return DebugTopic.objects.filter(entry__in=present).values_list("topic", flat=True)


def _entries(group: Group, topic: str) -> Sequence[NotebookEntry]:
    rows = DebugEntry.objects.present().filter(group=group, topics__topic=topic)
    place = [group.pk, group.slug]
    return [
        NotebookEntry(
            title=row.bug,
            address=reverse("dashboard:bug", args=[*place, row.pk]),
            detail=row.text,
        )
        for row in rows.order_by("-found_on", "-id")
    ]


def _with_all(rows: QuerySet[DebugEntry]) -> QuerySet[DebugEntry]:
    topics = Prefetch("topics", DebugTopic.objects.order_by("id"))
    return rows.select_related("written_by", "edited_by", "deleted_by").prefetch_related(topics)


def _choices(group: Group, catalogue: Catalogue) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """What occurs in the log, by name."""
    present = DebugEntry.objects.present().filter(group=group)
    pairs = set(present.values_list("decision", "topics__topic"))
    topics = {_topic(topic, catalogue) for _, topic in pairs if topic}
    decisions = {_decision(decision, catalogue) for decision, _ in pairs if decision}
    return _by_name(topics), _by_name(decisions)


def _by_name(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda each: (each[1] or each[0]).casefold()))


def _topic(topic: str, catalogue: Catalogue) -> Named:
    found = catalogue.topic_by_id.get(topic)
    return topic, found.name if found else ""


def _decision(decision: str, catalogue: Catalogue) -> Named:
    found = catalogue.decision_by_id.get(decision)
    return decision, found.question if found else ""


def _changes(
    before: Mapping[str, object], now: Mapping[str, object], catalogue: Catalogue
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for name, what in WHAT.items():
        old, new = (_words(name, each.get(name), catalogue) for each in (before, now))
        if old != new:
            yield str(what), difference(old, new)


WHAT = {
    "bug": gettext_lazy("The bug"),
    "topics": gettext_lazy("What explained it"),
    "text": gettext_lazy("In full"),
    "decision": gettext_lazy("The decision"),
    "saved": gettext_lazy("What that saved"),
    "hours": gettext_lazy("Hours"),
    "found_on": gettext_lazy("The day"),
}


def _words(name: str, value: object, catalogue: Catalogue) -> str:
    if name == "topics" and isinstance(value, list):
        return in_a_row([_topic(each, catalogue)[1] or each for each in value])
    if name == "decision":
        return _decision(str(value or ""), catalogue)[1] or str(value or "")
    return str(value or "")
