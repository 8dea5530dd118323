"""Meetings as the events of a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.language.lists import in_a_row
from planner.meetings.calendar import Event
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.titles import said_title
from planner.meetings.wording import depth_word, said_piece

# A meeting that did not happen has no place in a calendar either.
OFF = {
    Meeting.State.CANCELLED.value: gettext_lazy("Cancelled"),
    Meeting.State.NOT_HELD.value: gettext_lazy("Did not take place"),
}


# Of a meeting about no topic that the catalogue knows.
CATEGORY = "Lemma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What events say beside what their meetings do.

    `site_url`: the site's address without a slash at its end; its host makes uids unique in the
    world. `areas`: the name of the area that a topic, by its id, belongs to. `alarms`: how long
    before each meeting to remind. `organizer`: see `calendar.Event`. `names`: what topics are
    called, from `topic_names`.
    """

    site_url: str
    areas: Mapping[str, str] = field(default_factory=dict)
    alarms: tuple[dt.timedelta, ...] = ()
    organizer: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def events(meetings: Iterable[Meeting], around: Surroundings) -> tuple[Event, ...]:
    """One event a meeting, for `calendar.feed`; equal rows make equal events.

    `meetings` were read `with_agenda()`. Withdrawn meetings have no event; cancelled ones have
    one that says so, as calendars would keep them otherwise.
    """
    return tuple(
        _event(meeting, around) for meeting in meetings if meeting.state != Meeting.State.WITHDRAWN
    )


def _event(meeting: Meeting, around: Surroundings) -> Event:
    return Event(
        uid=f"{meeting.key}@{urlsplit(around.site_url).hostname}",
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=f"{meeting.group.name}: {said_title(meeting.title, around.names)}",
        stamp=meeting.changed_at,
        description="\n".join(_description(meeting, around.names)),
        location=_location(meeting),
        url=f"{around.site_url}{_path(meeting)}",
        status="CANCELLED" if meeting.state in OFF else "CONFIRMED",
        categories=_categories(meeting, around.areas),
        alarms=around.alarms,
        organizer=around.organizer,
    )


def _location(meeting: Meeting) -> str:
    """The room, the link, or both: the meeting's own, or else the group's."""
    own, usual = getattr(meeting, "arrangement", None), getattr(meeting.group, "place", None)
    found = own if own and (own.place or own.link) else usual
    return ", ".join(filter(None, (found.place, found.link))) if found else ""


def _path(meeting: Meeting) -> str:
    slug = quote(meeting.group.slug)
    return f"/groups/{meeting.group_id}-{slug}/meetings/{meeting.key}/"


def _categories(meeting: Meeting, areas: Mapping[str, str]) -> tuple[str, ...]:
    topics = [item.topic for item in meeting.agenda.all()]
    return tuple(dict.fromkeys(areas[topic] for topic in topics if topic in areas)) or (CATEGORY,)


def _description(meeting: Meeting, names: Mapping[str, str]) -> Iterator[str]:
    if meeting.state in OFF:
        yield ": ".join(filter(None, (str(OFF[meeting.state]), meeting.reason)))
    lead = _name(meeting.lead, meeting.lead_name)
    backup = _name(meeting.backup, meeting.backup_name)
    roles = (
        _("%(name)s leads") % {"name": lead} if lead else "",
        _("%(name)s stands in") % {"name": backup} if backup else "",
    )
    yield from filter(None, (in_a_row(list(filter(None, roles))),))
    if meeting.reading_minutes:
        yield _("%(minutes)s min alone before it") % {"minutes": meeting.reading_minutes}
    for item in meeting.agenda.all():
        yield from _item(item, names)


def _name(user: User | None, name: str) -> str:
    """Never an address: calendars are shown to others."""
    return (user.name if user else "") or name


def _item(item: AgendaItem, names: Mapping[str, str]) -> Iterator[str]:
    minutes = _minutes(item.minutes) if item.minutes else ""
    yield _with_facts(
        said_title(item.title, names), said_piece(item.piece), depth_word(item.depth), minutes
    )
    for reading in item.reading:
        yield _reading(reading)
    for task in item.tasks:
        when = "" if task["in_meeting"] else _("before the meeting")
        done = _with_facts(task["title"], _minutes(task["minutes"]), when)
        yield _("do: %(task)s") % {"task": done}


def _minutes(minutes: int) -> str:
    return _("%(minutes)s min") % {"minutes": minutes}


def _reading(reading: Mapping[str, str | int]) -> str:
    keys = ("resource_title", "location", "part")
    place = in_a_row([str(reading[key]) for key in keys if reading[key]])
    is_whole = reading["minutes"] == reading["of_minutes"]
    cost = _("%(minutes)s min") if is_whole else _("%(minutes)s of %(whole)s min")
    facts = cost % {"minutes": reading["minutes"], "whole": reading["of_minutes"]}
    title = _with_facts(" · ".join(filter(None, (str(reading["title"]), place))), facts)
    return (_("read: %(reading)s") % {"reading": f"{title} {reading['url']}"}).rstrip()


def _with_facts(title: str, *facts: str) -> str:
    behind = in_a_row(list(filter(None, facts)))
    return _("%(title)s (%(facts)s)") % {"title": title, "facts": behind} if behind else title
