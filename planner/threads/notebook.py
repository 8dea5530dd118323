"""What a group knows, collected by topic: answers, explainers, notes, intuitions, recaps."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from curriculum.current import current, version
from curriculum.records import Catalogue, Topic
from curriculum.spoken import spoken
from planner.groups.access import Inside
from planner.groups.queries import shown_name
from planner.language.lists import in_a_row
from planner.markup.kept import kept_html
from planner.meetings.models import AgendaItem, Meeting, Recap
from planner.meetings.zones import zone_named
from planner.threads.authors import Author, author_of
from planner.threads.models import Intuition, IntuitionVote, Post, Promotion, Thread
from planner.threads.moments import Moment, moment
from planner.threads.notebook_sources import NotebookEntry, sources
from planner.threads.topics import topics_about

COUNTED = {
    "answer": ngettext_lazy("%(count)s answer", "%(count)s answers", "count"),
    "explainer": ngettext_lazy("%(count)s explainer", "%(count)s explainers", "count"),
    "intuition": ngettext_lazy("%(count)s intuition", "%(count)s intuitions", "count"),
    "note": ngettext_lazy("%(count)s note", "%(count)s notes", "count"),
    "recap": ngettext_lazy("%(count)s recap", "%(count)s recaps", "count"),
}
KEPT_WHOLE = (Thread.Kind.EXPLAINER, Thread.Kind.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookLine:
    """A topic of which the group has kept something; `what`: how many of what."""

    topic: Topic
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPost:
    """An accepted answer with its question, or an explainer or note. `promotion`: what became of
    offering it to the catalogue, "" while nobody has."""

    post_id: int
    thread: Thread
    body: SafeString
    author: Author
    at: Moment
    is_own: bool
    promotion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptIntuition:
    id: int
    body: SafeString
    text: str
    author: str
    votes: int
    is_own: bool
    is_mine: bool
    promotion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecap:
    meeting: Meeting
    text: str
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNotes:
    """Intuitions most voted first; `mine`: the reader's own text, perhaps empty. `further`: what
    others keep here, under its headings."""

    topic: Topic
    intuitions: tuple[KeptIntuition, ...]
    mine: str
    answers: tuple[KeptPost, ...]
    explainers: tuple[KeptPost, ...]
    recaps: tuple[KeptRecap, ...]
    further: tuple[tuple[str, tuple[NotebookEntry, ...]], ...]

    @property
    def is_empty(self) -> bool:
        kept = (self.intuitions, self.answers, self.explainers, self.recaps, self.further)
        return not any(kept)


def notebook(inside: Inside) -> tuple[NotebookLine, ...]:
    """Topics by their names."""
    loaded = version()
    catalogue, about = spoken(current(loaded)), topics_about(loaded)
    counts: dict[str, Counter[str]] = {}
    for name, topic in _everything(inside, about):
        counts.setdefault(topic, Counter())[name] += 1
    lines = [
        NotebookLine(
            topic=catalogue.topic_by_id[topic],
            what=in_a_row([_counted(name, number) for name, number in sorted(found.items())]),
        )
        for topic, found in counts.items()
        if topic in catalogue.topic_by_id
    ]
    return tuple(sorted(lines, key=lambda each: each.topic.name.casefold()))


def topic_notes(inside: Inside, topic: Topic) -> TopicNotes:
    about = topics_about(version())
    keys = {key for key, topics in about.items() if topic.id in topics}
    posts = [post for post in _kept_posts(inside) if _is_about(post.thread, keys)]
    mine = Intuition.objects.filter(group=inside.group, topic=topic.id, author=inside.user)
    zone = zone_named(inside.user.time_zone)
    return TopicNotes(
        topic=topic,
        intuitions=_intuitions(inside, topic),
        mine=mine.values_list("text", flat=True).first() or "",
        answers=tuple(_kept(inside, each, zone) for each in posts if _is_answer(each)),
        explainers=tuple(_kept(inside, each, zone) for each in posts if not _is_answer(each)),
        recaps=tuple(
            KeptRecap(
                meeting=recap.meeting, text=recap.text, at=moment(recap.meeting.starts_at, zone)
            )
            for recap in _recaps(inside).filter(meeting__agenda__topic=topic.id).distinct()
        ),
        further=tuple(
            (str(source.heading), found)
            for source in sources()
            if (found := tuple(source.entries(inside.group, topic.id)))
        ),
    )


def is_kept(post: Post) -> bool:
    """Whether it stands in the notebook, and so can be offered to the catalogue."""
    is_whole = post.kind == Post.Kind.OPENING and post.thread.kind in KEPT_WHOLE
    return is_whole or post.pk == post.thread.accepted_id


def first_topic(thread: Thread, catalogue: Catalogue, loaded: str) -> str:
    """The topic that a note is offered for; "" where it is about none."""
    topics = topics_about(loaded).get((thread.about_kind, thread.about_id), frozenset())
    return min((each for each in topics if each in catalogue.topic_by_id), default="")


def _everything(
    inside: Inside, about: dict[tuple[str, str], frozenset[str]]
) -> Iterator[tuple[str, str]]:
    for post in _kept_posts(inside):
        name = "answer" if _is_answer(post) else post.thread.kind
        for topic in about.get((post.thread.about_kind, post.thread.about_id), ()):
            yield name, topic
    for topic in Intuition.objects.filter(group=inside.group).values_list("topic", flat=True):
        yield "intuition", topic
    items = AgendaItem.objects.filter(meeting__recap__in=_recaps(inside)).exclude(topic="")
    for topic, __ in items.values_list("topic", "meeting").distinct():
        yield "recap", topic
    for source in sources():
        for topic in source.topics(inside.group):
            yield source.name, topic


def _counted(name: str, count: int) -> str:
    """`name`: one of those that `_everything` gives."""
    for source in sources():
        if source.name == name:
            return source.counted(count)
    return str(COUNTED[name] % {"count": count})


def _kept_posts(inside: Inside) -> list[Post]:
    """Accepted answers, and what opens explainers and notes; latest first."""
    threads = Thread.objects.present().filter(group=inside.group)
    accepted = Post.objects.present().filter(pk__in=threads.values("accepted"))
    whole = Post.objects.present().filter(
        kind=Post.Kind.OPENING, thread__in=threads.filter(kind__in=KEPT_WHOLE)
    )
    found = (accepted | whole).select_related("thread", "author", "promotion")
    return list(found.order_by("-placed_at", "-id"))


def _recaps(inside: Inside) -> models.QuerySet[Recap]:
    written = Recap.objects.filter(meeting__group=inside.group).exclude(text="")
    return written.select_related("meeting").order_by("-meeting__starts_at", "-id")


def _intuitions(inside: Inside, topic: Topic) -> tuple[KeptIntuition, ...]:
    mine = IntuitionVote.objects.filter(intuition=OuterRef("pk"), user=inside.user)
    rows = Intuition.objects.filter(group=inside.group, topic=topic.id)
    rows = rows.annotate(is_mine=Exists(mine)).select_related("author", "promotion")
    return tuple(
        KeptIntuition(
            id=each.pk,
            body=kept_html(source=each.text, html=each.html, version=each.markup_version),
            text=each.text,
            author=shown_name(each.author),
            votes=each.vote_count,
            is_own=each.author_id == inside.user.pk,
            is_mine=each.is_mine,
            promotion=_standing(getattr(each, "promotion", None)),
        )
        for each in rows.order_by("-vote_count", "written_at", "id")
    )


def _kept(inside: Inside, post: Post, zone: dt.tzinfo) -> KeptPost:
    return KeptPost(
        post_id=post.pk,
        thread=post.thread,
        body=kept_html(source=post.text, html=post.html, version=post.markup_version),
        author=author_of(post.author, inside, is_anonymous=post.is_anonymous),
        at=moment(post.placed_at, zone),
        is_own=post.author_id == inside.user.pk,
        promotion=_standing(getattr(post, "promotion", None)),
    )


def _standing(promotion: Promotion | None) -> str:
    if promotion is None:
        return ""
    if promotion.suggested_at:
        return _("offered to the catalogue")
    return _("stays in the group") if promotion.refused_at else _("its author is asked")


def _is_answer(post: Post) -> bool:
    return post.kind == Post.Kind.ANSWER


def _is_about(thread: Thread, keys: set[tuple[str, str]]) -> bool:
    return (thread.about_kind, thread.about_id) in keys
