"""What was found, as a page shows it: all in words beforehand, as for lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from curriculum.current import version
from curriculum.excerpts import Marked
from curriculum.fulltext import Found, Hit
from curriculum.pages.found import KIND_NAMES as CATALOGUE_NAMES
from curriculum.pages.found import Words, address_of, words
from planner.accounts.models import User
from planner.groups.models import Group
from planner.language import lazy
from planner.markup.templatetags.markup import markdown_inline
from planner.meetings.zones import zone_named
from planner.threads.finding import Finding, findings
from planner.threads.indexing import THREAD
from planner.threads.list_filters import STATES
from planner.threads.list_page import Choice
from planner.threads.models import Thread
from planner.threads.moments import Moment, moment
from planner.threads.names import KIND_NAMES, counted, state_word
from planner.threads.search_filters import NAMES, PERIODS, SearchFilters
from planner.threads.subjects import in_catalogue

A_PAGE = 20
MOST_EXCERPTS = 2
# Where a title holds formulas or code, seeing these is worth more than seeing what was found.
SET = "$`\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """`label` says of which post it is; empty for what the title stands over."""

    label: str
    address: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`set_title` in place of `title` where that holds formulas. `kind`: what it is and how it
    stands. `facts`: what else there is to say of a thread. `at`: when its last post came."""

    address: str
    title: Words
    set_title: SafeString | None
    kind: str
    facts: str
    at: Moment | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`corrected` is the query as it was understood where a word had to be guessed. `total`: how
    many lines there are on all pages. `previous` and `next`: the addresses of those beside this
    one."""

    filters: SearchFilters
    query: str
    corrected: str
    lines: tuple[Line, ...]
    kinds: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    states: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    total: int
    previous: str
    next: str
    zone: str


def search_page(
    reader: User, groups: Collection[Group], filters: SearchFilters, *, now: dt.datetime
) -> SearchPage:
    """Of groups that the reader belongs to. At most five database queries."""
    catalogue = version()
    found = findings(
        filters.query,
        groups=[group.pk for group in groups],
        kinds=filters.kinds,
        reader=reader,
        threads=filters.threads(reader=reader, version=catalogue, now=now),
    )
    start = (filters.page - 1) * A_PAGE
    zone = zone_named(reader.time_zone)
    shown = found.all[start : start + A_PAGE]
    topics = dict(_topics(found.all, filters.topic, catalogue))
    return SearchPage(
        filters=filters,
        query=found.query,
        corrected=found.corrected,
        lines=tuple(_line(each, zone, is_named=len(groups) > 1) for each in shown),
        kinds=_choices(NAMES, filters.what),
        topics=_choices(topics, [filters.topic]),
        states=_choices(STATES, [filters.state]),
        periods=_choices(PERIODS, [filters.since]),
        total=len(found.all),
        previous=filters.address(page=filters.page - 1) if filters.page > 1 else "",
        next=filters.address(page=filters.page + 1) if start + A_PAGE < len(found.all) else "",
        zone=reader.time_zone.replace("_", " "),
    )


def line_of(finding: Finding) -> Line:
    """In short, without when and where."""
    return _line(finding, None, is_named=False)


def _line(finding: Finding, zone: dt.tzinfo | None, *, is_named: bool) -> Line:
    best = finding.found[0].hit()
    if finding.thread is None:
        return Line(
            address=address_of(best),
            title=words(best.title),
            set_title=None,
            kind=str(CATALOGUE_NAMES[best.kind]),
            facts="",
            at=None,
            excerpts=tuple(_of_catalogue(best)),
        )
    thread = finding.thread
    kind = str(KIND_NAMES[Thread.Kind(thread.kind)]).lower()
    address = reverse("threads:thread", args=[thread.group_id, thread.group.slug, thread.pk])
    return Line(
        address=address,
        title=words(_title(finding, thread)),
        set_title=markdown_inline(thread.title) if set(SET) & set(thread.title) else None,
        kind=" · ".join(filter(None, (kind, state_word(thread)))),
        facts=" · ".join(_facts(thread, is_named=is_named)),
        at=moment(thread.posted_at, zone) if zone else None,
        excerpts=tuple(_excerpts(finding, thread, address)),
    )


def _title(finding: Finding, thread: Thread) -> Marked:
    of_thread = [each.hit() for each in finding.found if each.kind == THREAD]
    return of_thread[0].title if of_thread else Marked(thread.title)


def _facts(thread: Thread, *, is_named: bool) -> Iterator[str]:
    if is_named:
        yield thread.group.name
    if thread.answer_count:
        yield counted(thread)


def _of_catalogue(hit: Hit) -> Iterator[Excerpt]:
    for each in (hit.also, hit.excerpt):
        if each is not None and each.text:
            yield Excerpt(label="", address="", words=words(each))


def _excerpts(finding: Finding, thread: Thread, address: str) -> Iterator[Excerpt]:
    for each in finding.found[:MOST_EXCERPTS]:
        hit = each.hit()
        if hit.excerpt.text:
            yield Excerpt(
                label=_label(each, thread),
                address="" if each.kind == THREAD else f"{address}#post-{each.key}",
                words=words(hit.excerpt),
            )


def _label(found: Found, thread: Thread) -> str:
    if found.kind == THREAD:
        return ""
    return _("accepted answer") if found.key == str(thread.accepted_id) else _("reply")


def _topics(found: Collection[Finding], chosen: str, catalogue: str) -> Iterator[tuple[str, str]]:
    """Those that the threads among them treat, and the chosen one, by name."""
    known = in_catalogue(catalogue)
    threads = [each.thread for each in found if each.thread]
    about = (known.get((thread.about_kind, thread.about_id)) for thread in threads)
    treated = {topic for subject in about if subject for topic in subject.topics} | {chosen}
    names = ((known["topic", each].title, each) for each in treated if ("topic", each) in known)
    for name, topic in sorted(names):
        yield topic, name


def _choices(names: Mapping[str, lazy.Words], chosen: Collection[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=value, name=str(name), is_chosen=value in chosen)
        for value, name in names.items()
    )
