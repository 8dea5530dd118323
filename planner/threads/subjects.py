"""What threads are about: its name, and where it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.current import current
from curriculum.records import Catalogue
from curriculum.spoken import spoken, tag
from planner.groups.models import Group
from planner.language.dates import full_day
from planner.meetings.models import Meeting
from planner.meetings.zones import zone_named

Key = tuple[str, str]
"""Of what kind, and its id of the catalogue or the key of a meeting."""
KIND_NAMES = {
    "topic": gettext_lazy("topic"),
    "decision": gettext_lazy("decision"),
    "exercise": gettext_lazy("exercise"),
    "meeting": gettext_lazy("meeting"),
    "unit": gettext_lazy("part of a resource"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`address`: empty where it is not there any more. `topics`: which ones it treats."""

    kind: str
    id: str
    title: str
    address: str = ""
    topics: tuple[str, ...] = ()

    @property
    def kind_name(self) -> str:
        return str(KIND_NAMES.get(self.kind, self.kind))


def subjects(group: Group, keys: Iterable[Key], *, version: str) -> dict[Key, Subject]:
    """Of each key its subject. `version`: of the catalogue.

    Asks the database once where a meeting is among them, and not at all otherwise.
    """
    wanted = set(keys) - {("", "")}
    known: dict[Key, Subject] = {}
    meetings = [name for kind, name in wanted if kind == "meeting"]
    if meetings:
        found = Meeting.objects.visible().filter(group=group, key__in=meetings)
        known = {("meeting", each.key): of_meeting(group, each) for each in found}
    catalogued = in_catalogue(version)
    return {key: known.get(key) or catalogued.get(key) or _lost(key) for key in wanted}


def of_meeting(group: Group, meeting: Meeting) -> Subject:
    day = meeting.starts_at.astimezone(zone_named(group.zone)).date()
    return Subject(
        kind="meeting",
        id=meeting.key,
        title=_("%(title)s, %(day)s") % {"title": meeting.title, "day": full_day(day)},
        address=reverse("meetings:meeting", args=[group.pk, group.slug, meeting.key]),
    )


def in_catalogue(version: str) -> Mapping[Key, Subject]:
    """Everything of the catalogue that a thread can be about."""
    return _remembered(version, tag()) if version else _indexed(spoken(current(version)))


@lru_cache(maxsize=4)
def _remembered(version: str, language: str) -> Mapping[Key, Subject]:
    """`language`: the one that is spoken."""
    return _indexed(spoken(current(version)))


def _indexed(catalogue: Catalogue) -> Mapping[Key, Subject]:
    return {(each.kind, each.id): each for each in _all(catalogue)}


def _all(catalogue: Catalogue) -> Iterator[Subject]:
    for topic in catalogue.topics:
        yield _subject("topic", topic.id, topic.name, topics=(topic.id,))
    for decision in catalogue.decisions:
        yield _subject("decision", decision.id, decision.question)
    for exercise in catalogue.exercises:
        yield _subject("exercise", exercise.id, exercise.title, topics=(exercise.topic,))
    for resource, unit in catalogue.units():
        address = f"{reverse('curriculum:resource', args=[resource.id])}#{unit.id}"
        yield Subject(
            kind="unit",
            id=unit.id,
            title=f"{resource.title}: {unit.title}",
            address=address,
            topics=tuple(dict.fromkeys(each.topic for each in unit.covers)),
        )


def _subject(kind: str, name: str, title: str, *, topics: tuple[str, ...] = ()) -> Subject:
    address = reverse(f"curriculum:{kind}", args=[name])
    return Subject(kind=kind, id=name, title=title, address=address, topics=topics)


def _lost(key: Key) -> Subject:
    return Subject(kind=key[0], id=key[1], title=key[1])
