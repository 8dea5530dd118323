"""A member's home: the next meeting, what to read for it, one's part in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from curriculum.current import current, version
from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.dashboard.afterwards import Afterwards, still_to_say
from planner.dashboard.home_stuck import HomeStuck, home_stuck
from planner.dashboard.question_news import QuestionNews, question_news
from planner.dashboard.reader import groups_of, reader_of
from planner.dashboard.standing import UnitStanding, marked_units
from planner.groups.models import Group
from planner.language.depth_words import depth_word
from planner.language.lists import in_a_row
from planner.meetings.meeting_page import Place, own_when, place_of
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.wording import When, dots, when
from planner.progress.reviews import offered, standing_of

ROLES = {
    "lead": gettext_lazy("You lead it."),
    "backup": gettext_lazy("You stand in if the lead cannot come."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A unit to read before the meeting, with its exact place and the minutes it takes. `step`:
    the id of the topic that it is read for, `standing`: what the reader said of the unit."""

    unit: str
    step: str
    topic: str
    dots: str
    depth: str
    title: str
    of: str
    location: str
    url: str
    minutes: int
    part: str
    standing: UnitStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """What to do alone before the meeting beside reading. `exercise`: its id, empty for practice
    and for what the catalogue has lost."""

    topic: str
    title: str
    exercise: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A meeting to come, for this reader. `minutes`: alone before it, which what is to be read
    and done adds up to."""

    meeting: Meeting
    group: Group
    when: When
    own_when: When | None
    where: Place
    role: str
    reading: tuple[ToRead, ...]
    to_do: tuple[ToDo, ...]
    minutes: int
    spared: tuple[str, ...]
    answer: str
    questions: tuple[AgendaItem, ...]

    @property
    def spared_words(self) -> str:
        return in_a_row(self.spared)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`next`: the soonest meeting; `later`: the next one of each other group; `after`: meetings
    of which the reader has still something to say. `recall`: how many things come back now."""

    after: tuple[Afterwards, ...]
    next: Ahead | None
    later: tuple[Ahead, ...]
    news: tuple[QuestionNews, ...]
    groups: tuple[Group, ...]
    stuck: HomeStuck
    recall: int


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = home_page(reader_of(request), now=timezone.now())
    return render(request, "dashboard/home.html", {"page": page})


def home_page(reader: User, *, now: dt.datetime) -> HomePage:
    """What is coming in all the groups of the reader that are active."""
    groups, standing = groups_of(reader), standing_of(reader)
    # Read once, and only if something on the page asks for it.
    catalogue = cast(
        "Catalogue", SimpleLazyObject(lambda: spoken(current(standing.version or version())))
    )
    found = list(_ahead(reader, groups, catalogue, now))
    return HomePage(
        after=tuple(still_to_say(reader, groups, now=now)),
        next=found[0] if found else None,
        later=tuple(found[1:]),
        news=question_news(reader, groups),
        groups=tuple(groups),
        stuck=home_stuck(reader, groups, catalogue, rows=standing.parked, now=now),
        recall=offered(standing.known, catalogue, now=now),
    )


def _ahead(
    reader: User, groups: list[Group], catalogue: Catalogue, now: dt.datetime
) -> Iterator[Ahead]:
    """The next meeting of each group, soonest first."""
    answers = reader.rsvps.filter(meeting=OuterRef("pk"))
    coming = (
        Meeting.objects.upcoming(now)
        .filter(group__in=groups, state=Meeting.State.PLANNED)
        .select_related("group__place", "arrangement")
        .annotate(own_answer=Subquery(answers.values("answer")))
        .order_by("starts_at", "id")
    )
    first: dict[int, Meeting] = {}
    for meeting in coming:
        first.setdefault(meeting.group_id, meeting)
    agendas = _agendas(first.values())
    every = [item for items in agendas.values() for item in items]
    known, units = _exercises(every, catalogue), _units(reader, every)
    for meeting in first.values():
        items = agendas.get(meeting.pk, [])
        answer = getattr(meeting, "own_answer", None) or ""
        yield _shown(reader, meeting, items, answer, known, units)


def _agendas(meetings: Any) -> dict[int, list[AgendaItem]]:
    found: dict[int, list[AgendaItem]] = {}
    items = AgendaItem.objects.filter(meeting__in=list(meetings))
    for item in items.order_by("position", "id"):
        found.setdefault(item.meeting_id, []).append(item)
    return found


def _exercises(items: list[AgendaItem], catalogue: Catalogue) -> frozenset[str]:
    """Ids of what is done before meetings and still in the catalogue."""
    asked = {task["exercise"] for item in items for task in item.tasks if not task["in_meeting"]}
    if not asked:
        return frozenset()
    return frozenset(asked & {each.id for each in catalogue.exercises})


def _units(reader: User, items: list[AgendaItem]) -> Mapping[str, UnitStanding]:
    titles = {each["unit"]: each["title"] for item in items for each in item.reading}
    return marked_units(reader, titles)


def _shown(
    reader: User,
    meeting: Meeting,
    items: list[AgendaItem],
    answer: str,
    known: Collection[str],
    units: Mapping[str, UnitStanding],
) -> Ahead:
    mine = [item for item in items if reader.name not in item.spared]
    return Ahead(
        meeting=meeting,
        group=meeting.group,
        when=when(meeting.starts_at, meeting.ends_at, meeting.group.zone),
        own_when=own_when(meeting, reader),
        where=place_of(meeting),
        role=_role(reader, meeting),
        reading=tuple(each for item in mine for each in _to_read(item, units)),
        to_do=tuple(each for item in mine for each in _to_do(item, known)),
        minutes=sum(item.reading_minutes for item in mine),
        spared=tuple(item.title for item in items if reader.name in item.spared),
        answer=answer,
        questions=tuple(item for item in items if item.kind == AgendaItem.Kind.QUESTION),
    )


def _role(reader: User, meeting: Meeting) -> str:
    if meeting.lead_id == reader.pk:
        return str(ROLES["lead"])
    return str(ROLES["backup"]) if meeting.backup_id == reader.pk else ""


def _to_read(item: AgendaItem, units: Mapping[str, UnitStanding]) -> Iterator[ToRead]:
    for each in item.reading:
        yield ToRead(
            unit=each["unit"],
            step=item.topic,
            topic=item.title,
            dots=dots(item.depth),
            depth=depth_word(item.depth),
            title=each["title"],
            of=each["resource_title"],
            location=each["location"],
            url=each["url"],
            minutes=each["minutes"],
            part=each["part"],
            standing=units[each["unit"]],
        )


def _to_do(item: AgendaItem, known: Collection[str]) -> Iterator[ToDo]:
    for each in item.tasks:
        if not each["in_meeting"]:
            yield ToDo(
                topic=item.title,
                title=each["title"],
                exercise=each["exercise"] if each["exercise"] in known else "",
                minutes=each["minutes"],
            )
    if item.practice_minutes:
        yield ToDo(
            topic=item.title,
            title=_("Practise on your own"),
            exercise="",
            minutes=item.practice_minutes,
        )
