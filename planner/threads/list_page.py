"""The threads of a group as a list: all in words beforehand, as for posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.current import version
from planner.groups.access import Inside
from planner.language.lazy import Words
from planner.language.lists import in_a_row
from planner.markup.templatetags.markup import markdown_inline
from planner.meetings.zones import zone_named
from planner.threads.authors import Author, author_of
from planner.threads.following_words import Following, following_of_list
from planner.threads.list_counts import counts, sorts, topics
from planner.threads.list_filters import STATES, Filters, narrowed
from planner.threads.models import ASKING, Thread, ThreadQuerySet
from planner.threads.moments import Moment, moment
from planner.threads.names import KIND_NAMES, counted, state_of, state_word
from planner.threads.sayings import sayings
from planner.threads.subjects import Key, Subject, in_catalogue, subjects
from planner.threads.unread import new_in

A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """`at`: when the last post came. `facts`: its numbers in words. `is_stuck`: it is, and open.
    `new`: how many posts are new to the reader."""

    id: str
    kind: str
    title: SafeString
    author: Author
    at: Moment
    about: str
    facts: str
    state: str
    is_stuck: bool
    new: int

    @property
    def new_said(self) -> str:
        return ngettext("%(count)s new", "%(count)s new", self.new) % {"count": self.new}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsPage:
    """`base`: what addresses of threads begin with. `total` and `open`: of what the filters let
    through, on all pages. `subject`: the one that is filtered by. `newer` and `older`: the
    addresses of the pages beside this one."""

    base: str
    lines: tuple[ThreadLine, ...]
    filters: Filters
    kinds: tuple[Choice, ...]
    states: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    subject: Subject | None
    following: Following | None
    total: int
    open: int
    newer: str
    older: str
    zone: str

    @property
    def has_news(self) -> bool:
        return any(line.new for line in self.lines)


def threads_page(inside: Inside, filters: Filters) -> ThreadsPage:
    """Newest activity first."""
    catalogue = version()
    known = in_catalogue(catalogue)
    here = Thread.objects.present().filter(group=inside.group)
    found = sorts(here.written_in_by(inside.user) if filters.mine else here)
    total, are_open = counts(found, filters, known)
    threads = _rows(narrowed(here, filters, reader=inside.user, version=catalogue), filters)
    said = sayings(inside.user, inside.group, threads)
    new = new_in(threads, inside.membership, said) if inside.membership else {}
    keys = [(each.about_kind, each.about_id) for each in threads]
    abouts = subjects(inside.group, [*keys, filters.subject], version=catalogue)
    zone = zone_named(inside.user.time_zone)
    return ThreadsPage(
        base=reverse("threads:threads", args=[inside.group.pk, inside.group.slug]),
        lines=tuple(_line(inside, each, abouts, zone, new.get(each.pk, 0)) for each in threads),
        filters=filters,
        kinds=_choices({kind.value: name for kind, name in KIND_NAMES.items()}, filters.kind),
        states=_choices(STATES, filters.state),
        topics=_choices(dict(topics(found, known)), filters.topic),
        subject=abouts.get(filters.subject),
        following=following_of_list(inside, _topic(filters), said),
        total=total,
        open=are_open,
        newer=filters.query(page=filters.page - 1) if filters.page > 1 else "",
        older=filters.query(page=filters.page + 1) if total > filters.page * A_PAGE else "",
        zone=inside.user.time_zone.replace("_", " "),
    )


def _rows(threads: ThreadQuerySet, filters: Filters) -> list[Thread]:
    start = (filters.page - 1) * A_PAGE
    rows = threads.select_related("asked_by").order_by("-posted_at", "-id")
    return list(rows[start : start + A_PAGE])


def _line(
    inside: Inside, thread: Thread, known: Mapping[Key, Subject], zone: dt.tzinfo, new: int
) -> ThreadLine:
    subject = known.get((thread.about_kind, thread.about_id))
    return ThreadLine(
        id=str(thread.pk),
        kind=str(KIND_NAMES[Thread.Kind(thread.kind)]),
        title=markdown_inline(thread.title),
        author=author_of(thread.asked_by, inside, is_anonymous=thread.is_anonymous),
        at=moment(thread.posted_at, zone),
        about=subject.title if subject else "",
        facts=in_a_row(list(_facts(thread))),
        state=state_word(thread),
        is_stuck=thread.kind == Thread.Kind.STUCK and state_of(thread) == "open",
        new=new,
    )


def _facts(thread: Thread) -> Iterator[str]:
    if thread.answer_count:
        yield counted(thread)
    elif thread.kind in ASKING:
        yield _("no answer yet")
    if thread.same_count:
        same = {"count": thread.same_count}
        yield (
            ngettext("%(count)s more has it too", "%(count)s more have it too", same["count"])
            % same
        )


def _topic(filters: Filters) -> str:
    """The one that the list is narrowed down to, by either way."""
    return filters.topic or (filters.id if filters.about == Thread.About.TOPIC else "")


def _choices(names: Mapping[str, Words], chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=value, name=str(name), is_chosen=value == chosen)
        for value, name in names.items()
    )
