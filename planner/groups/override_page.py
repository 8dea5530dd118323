"""What a group has otherwise than the catalogue, as its people read it and its leads decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.changes import changes
from curriculum.current import current, version
from curriculum.records import DEPTH_NAMES, Catalogue
from planner.groups.models import Group, Override
from planner.groups.overriding import Own, said
from planner.groups.own_catalogue import catalogue_for

MOST_FOUND = 30
LEAST_LETTERS = 2
Kind = Override.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`says`: what the group says, in words. `now`: what the catalogue says since the leads last
    looked, empty where that is as it was; `is_gone`: it has it no more."""

    override: Override
    says: str
    now: str = ""
    is_gone: bool = False
    can_edit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry, or a part of one, of which a group can say something else."""

    section: str
    entry: str
    part: str
    title: str
    minutes: int | None
    can_hide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    rows: tuple[Row, ...]
    undone: tuple[Override, ...]
    found: tuple[Found, ...]
    words: str

    @property
    def waiting(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.now)


def own_page(group: Group, *, words: str) -> OwnPage:
    catalogue = current(version())
    overrides = list(group.overrides.select_related("made_by").order_by("-changed_at", "-id"))
    standing = [each for each in overrides if each.undone_at is None]
    own = catalogue_for(group) if any(e.kind == Kind.ADD for e in standing) else catalogue
    asked = words.strip()
    return OwnPage(
        rows=tuple(_row(each, catalogue, own) for each in standing),
        undone=tuple(each for each in overrides if each.undone_at is not None)[:20],
        found=tuple(_found(catalogue, asked)) if len(asked) >= LEAST_LETTERS else (),
        words=asked,
    )


def _row(override: Override, catalogue: Catalogue, own: Catalogue) -> Row:
    if override.kind == Kind.ADD:
        lost = _lost(override, own)
        return Row(override=override, says=_("Added"), now=lost, can_edit=True)
    place = Own(
        kind=override.kind, section=override.section, entry=override.entry, part=override.part
    )
    now = said(catalogue, place)
    is_gone = now is None
    if override.kind == Kind.HIDE:
        told = "" if now == override.was else _hidden_words(override.was, now)
        return Row(override=override, says=_("Hidden"), now=told, is_gone=is_gone)
    says = _minutes(int(override.says or 0))
    told = "" if now == override.was else _minutes_words(override.was, now)
    return Row(override=override, says=says, now=told, is_gone=is_gone, can_edit=True)


def _minutes_words(was: Any, now: Any) -> str:
    if now is None:
        return _("The catalogue no longer has it.")
    told = {"now": _minutes(now), "was": _minutes(was)}
    return _("The catalogue says %(now)s now; it was %(was)s.") % told


def _hidden_words(was: Any, now: Any) -> str:
    if now is None:
        return _("The catalogue no longer has it.")
    places = dict.fromkeys(each.path[0] for each in changes(was, now) if each.path)
    told = {"places": ", ".join(places)}
    return _("The catalogue has changed it since you hid it: %(places)s.") % told


def _lost(override: Override, own: Catalogue) -> str:
    """Of an entry of the group's own what it names and the catalogue no longer has."""
    named = set(_topics_named(override.says))
    gone = sorted(named - set(own.topic_by_id))
    if not gone:
        return ""
    return _("It names what is no longer there: %(names)s.") % {"names": ", ".join(gone)}


def _topics_named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "topic" in value:
            yield str(value["topic"])
        for part in value.values():
            yield from _topics_named(part)
    elif isinstance(value, list):
        for part in value:
            yield from _topics_named(part)


def _minutes(count: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


def _found(catalogue: Catalogue, words: str) -> Iterator[Found]:
    wanted = words.casefold()
    fitting = (each for each in _places(catalogue) if wanted in each.title.casefold())
    for _number, each in zip(range(MOST_FOUND), fitting, strict=False):
        yield each


def _places(catalogue: Catalogue) -> Iterator[Found]:
    for decision in catalogue.decisions:
        yield _place("decisions", decision.id, decision.question)
    for topic in catalogue.topics:
        yield _place("topics", topic.id, topic.name)
        for rung in topic.rungs:
            depth = DEPTH_NAMES[rung.depth]
            title = f"{topic.name} ({depth})"
            yield _place("topics", topic.id, title, depth, rung.minutes, can_hide=False)
    for resource in catalogue.resources:
        yield _place("resources", resource.id, resource.title)
        for unit in resource.units:
            title = f"{resource.title}: {unit.title}"
            yield _place("resources", resource.id, title, unit.id, unit.minutes)
    for exercise in catalogue.exercises:
        yield _place("exercises", exercise.id, exercise.title, minutes=exercise.minutes)


def _place(
    section: str,
    entry: str,
    title: str,
    part: str = "",
    minutes: int | None = None,
    *,
    can_hide: bool = True,
) -> Found:
    return Found(
        section=section, entry=entry, part=part, title=title, minutes=minutes, can_hide=can_hide
    )
