"""Pure: what a change of the catalogue means for agendas to come, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from curriculum.documents import Document, Key
from curriculum.records import DEPTHS

Net = Mapping[Key, tuple[Document, Document | None]]
"""Entries with what they said before all of it and what they say after; None: not there."""


NOWHERE: Mapping[Key, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Of an agenda to come: what it is about, and what is read and tried for it."""

    meeting: str
    topic: str
    depth: int
    units: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """`meetings`: keys of those that stand on it, none where only the plan as a whole does."""

    key: Key
    text: str
    meetings: frozenset[str]


def points(
    net: Net,
    lines: Collection[Line],
    *,
    asked: Collection[str],
    names: Mapping[str, str],
    today: Mapping[Key, str] = NOWHERE,
) -> tuple[Point, ...]:
    """`asked`: the plan's decisions; `names`: of topics, for those that sentences name; `today`:
    what entries are called now that were called otherwise."""
    found = []
    for key, (before, after) in net.items():
        tell = TELLERS.get(key[0])
        if tell is not None:
            for text, meetings in tell(today.get(key, key[1]), before, after, lines, asked, names):
                found.append(Point(key=key, text=text, meetings=frozenset(meetings)))
    return tuple(found)


def subjects(
    changed: Iterable[tuple[str, str, Document | None, Document | None]],
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Topics, units and exercises that an agenda must name to stand on any of it. `changed`:
    sections, entries, what they said before and after."""
    topics, units, exercises = set[str](), set[str](), set[str]()
    for section, entry, *states in changed:
        for document in filter(None, states):
            if section == "topics":
                topics.add(entry)
            elif section == "decisions":
                topics.update(each["topic"] for each in document.get("needs", ()))
            elif section == "resources":
                units.update(each["id"] for each in document.get("units", ()))
            elif section == "exercises":
                exercises.add(entry)
    return frozenset(topics), frozenset(units), frozenset(exercises)


Told = Iterator[tuple[str, Iterable[str]]]
Names = Mapping[str, str]


def _topic(
    topic: str,
    before: Document,
    after: Document | None,
    lines: Collection[Line],
    _asked: Collection[str],
    names: Names,
) -> Told:
    mine = [line for line in lines if line.topic == topic]
    if not mine:
        return
    name = before["name"]
    if after is None:
        text = _("The topic “%(topic)s” is no longer in the catalogue.") % {"topic": name}
        yield text, _meetings(mine)
        return
    if before.get("merged"):
        text = _("“%(topic)s” has become “%(other)s”.") % {"topic": name, "other": after["name"]}
        yield text, _meetings(mine)
    for depth, rung in before["depths"].items():
        minutes = after["depths"].get(depth, rung)["minutes"]
        there = [line for line in mine if line.depth == DEPTHS[depth]]
        if there and minutes != rung["minutes"]:
            said = {"topic": name, "depth": depth, "after": minutes, "before": rung["minutes"]}
            words = _("“%(topic)s” (%(depth)s): %(after)s minutes instead of %(before)s.")
            yield words % said, _meetings(there)
    yield from _prerequisites(name, before, after, mine, names)


def _prerequisites(
    name: str, before: Document, after: Document, mine: Collection[Line], names: Names
) -> Told:
    old, new = _hard(before), _hard(after)
    for place in dict.fromkeys((*old, *new)):
        topic, from_depth = place
        there = [line for line in mine if line.depth >= DEPTHS[from_depth]]
        was, now = old.get(place), new.get(place)
        if not there or was == now:
            continue
        said = {"topic": name, "other": names.get(topic, topic), "depth": now, "before": was}
        if was is None:
            words = _("“%(topic)s” now builds on “%(other)s” (%(depth)s).")
        elif now is None:
            words = _("“%(topic)s” no longer builds on “%(other)s” (%(before)s).")
        else:
            words = _("“%(topic)s” builds on “%(other)s” at %(depth)s instead of %(before)s.")
        yield words % said, _meetings(there)


def _hard(document: Document) -> dict[tuple[str, str], str]:
    """Soft ones only suggest, and no plan stands on them."""
    found = (each for each in document.get("prerequisites", ()) if not each.get("soft"))
    return {(each["topic"], each["from_depth"]): each["depth"] for each in found}


def _decision(
    decision: str,
    before: Document,
    after: Document | None,
    lines: Collection[Line],
    asked: Collection[str],
    names: Names,
) -> Told:
    if decision not in asked:
        return
    question = before["question"]
    old = {each["topic"]: each["depth"] for each in before.get("needs", ())}
    if after is None:
        text = _("The decision “%(decision)s” is no longer in the catalogue.")
        there = _meetings(line for line in lines if line.topic in old)
        yield text % {"decision": question}, there
        return
    new = {each["topic"]: each["depth"] for each in after.get("needs", ())}
    for topic in dict.fromkeys((*old, *new)):
        was, now = old.get(topic), new.get(topic)
        said = {"decision": question, "topic": names.get(topic, topic), "after": now, "before": was}
        if was == now:
            continue
        if was is None:
            words = _("“%(decision)s” now needs “%(topic)s” (%(after)s).")
        elif now is None:
            words = _("“%(decision)s” no longer needs “%(topic)s” (%(before)s).")
        else:
            words = _("“%(decision)s” needs “%(topic)s” at %(after)s instead of %(before)s.")
        yield words % said, _meetings(line for line in lines if line.topic == topic)


def _resource(
    _resource: str,
    before: Document,
    after: Document | None,
    lines: Collection[Line],
    _asked: Collection[str],
    _names: Names,
) -> Told:
    left = {each["id"]: each for each in (after or {}).get("units", ())}
    for unit in before.get("units", ()):
        there = [line for line in lines if unit["id"] in line.units]
        if there:
            said = {"unit": unit["title"], "resource": before["title"]}
            meetings = _meetings(there)
            yield from ((text, meetings) for text in _unit(unit, left.get(unit["id"]), said))


def _unit(unit: Document, now: Document | None, said: dict[str, Any]) -> Iterator[str]:
    if now is None:
        words = _("The unit “%(unit)s” of “%(resource)s” is no longer in the catalogue.")
        yield words % said
        return
    if now["minutes"] != unit["minutes"]:
        words = _("The unit “%(unit)s” of “%(resource)s”: %(after)s minutes instead of %(before)s.")
        yield words % {**said, "after": now["minutes"], "before": unit["minutes"]}
    if _place(now) != _place(unit):
        words = _("The unit “%(unit)s” of “%(resource)s” is found at another place.")
        yield words % said
    if now.get("covers") != unit.get("covers"):
        words = _("The unit “%(unit)s” of “%(resource)s” covers other topics.")
        yield words % said


def _place(unit: Document) -> tuple[Any, Any]:
    return unit.get("location"), unit.get("url")


def _exercise(
    exercise: str,
    before: Document,
    after: Document | None,
    lines: Collection[Line],
    _asked: Collection[str],
    _names: Names,
) -> Told:
    there = _meetings(line for line in lines if exercise in line.exercises)
    if there and after is None:
        words = _("The exercise “%(exercise)s” is no longer in the catalogue.")
        yield words % {"exercise": before["title"]}, there
    elif there and after is not None and after["minutes"] != before["minutes"]:
        words = _("The exercise “%(exercise)s”: %(after)s minutes instead of %(before)s.")
        said = {"after": after["minutes"], "before": before["minutes"]}
        yield words % {"exercise": before["title"], **said}, there


def _meetings(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(line.meeting for line in lines)


Teller = Callable[[str, Document, Document | None, Collection[Line], Collection[str], Names], Told]
TELLERS: Mapping[str, Teller] = {
    "topics": _topic,
    "decisions": _decision,
    "resources": _resource,
    "exercises": _exercise,
}
