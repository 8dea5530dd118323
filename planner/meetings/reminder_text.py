"""What a reminder of a meeting says, to one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.urls import reverse

from planner.accounts.models import User
from planner.language.dates import short_day
from planner.meetings.models import AgendaItem, Arrangement, GroupPlace, Meeting
from planner.meetings.series_acts import acts_for
from planner.meetings.zones import zone_named


def subject(meeting: Meeting) -> str:
    """The date before the title, as lists of mails cut long subjects."""
    return f"{meeting.group.name} on {_on(meeting)}: {meeting.title}"


def turn_subject(meeting: Meeting, *, role: str) -> str:
    """`role`: lead or backup."""
    doing = "You lead" if role == "lead" else "You stand in"
    return f"{doing} on {_on(meeting)}: {meeting.group.name}, {meeting.title}"


def reminder_text(meeting: Meeting, user: User) -> str:
    """When, where, who leads, what to read; `meeting` was read `with_agenda()`."""
    return "\n\n".join((*_parts(meeting, user), _page(meeting))) + "\n"


def turn_text(meeting: Meeting, user: User, *, role: str) -> str:
    """That it is this person's turn; `role`: lead or backup."""
    doing = "You lead this meeting." if role == "lead" else "You stand in if whoever leads cannot."
    closing = "If you cannot, say so early, so that somebody else can prepare it."
    turns = acts_for(meeting).turns
    lines = (closing, f"Give it back or swap: {settings.SITE_URL}{turns}") if turns else (closing,)
    return "\n\n".join((doing, *_parts(meeting, user), "\n".join(lines), _page(meeting))) + "\n"


def meeting_link(meeting: Meeting) -> str:
    group = meeting.group
    return settings.SITE_URL + reverse("meetings:meeting", args=[group.pk, group.slug, meeting.key])


def _page(meeting: Meeting) -> str:
    return f"The meeting’s page: {meeting_link(meeting)}"


def _parts(meeting: Meeting, user: User) -> Iterator[str]:
    """Without those that have nothing to say."""
    parts = ("\n".join(lines) for lines in (_facts(meeting, user), _reading(meeting)))
    yield from filter(None, parts)


def _facts(meeting: Meeting, user: User) -> Iterator[str]:
    yield f"{meeting.title}, with {meeting.group.name}"
    yield _when(meeting, meeting.group.zone)
    if zone_named(user.time_zone) != zone_named(meeting.group.zone):
        yield f"For you: {_when(meeting, user.time_zone)}"
    if place := _place(meeting):
        yield f"Where: {place}"
    if meeting.lead_id != user.pk and (lead := _name(meeting.lead, meeting.lead_name)):
        yield f"{lead} leads."
    if meeting.backup_id != user.pk and (backup := _name(meeting.backup, meeting.backup_name)):
        yield f"{backup} stands in."


def _when(meeting: Meeting, zone: str) -> str:
    """As in "Thursday 14 January 2027, 12:30–13:30 (Europe/Berlin)"; both days if it has two."""
    start = _local(meeting, zone)
    end = meeting.ends_at.astimezone(start.tzinfo)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{_day(end)}, {end:%H:%M}"
    return f"{_day(start)} {start:%Y}, {start:%H:%M}–{until} ({zone.replace('_', ' ')})"


def _local(meeting: Meeting, zone: str) -> dt.datetime:
    return meeting.starts_at.astimezone(zone_named(zone))


def _on(meeting: Meeting) -> str:
    return short_day(_local(meeting, meeting.group.zone).date())


def _day(moment: dt.datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}"


def _place(meeting: Meeting) -> str:
    """The meeting's own, else the group's."""
    own = Arrangement.objects.filter(meeting=meeting).first()
    usual = GroupPlace.objects.filter(group=meeting.group_id).first()
    found = own if own and (own.place or own.link) else usual
    return ", ".join(filter(None, (found.place, found.link))) if found else ""


def _name(user: User | None, name: str) -> str:
    """Never an address."""
    return (user.name if user else "") or name


def _reading(meeting: Meeting) -> Iterator[str]:
    lines = [line for item in meeting.agenda.all() for line in _of_item(item)]
    if lines:
        total = f", {meeting.reading_minutes} min" if meeting.reading_minutes else ""
        yield f"Before it{total}:"
        yield from lines


def _of_item(item: AgendaItem) -> Iterator[str]:
    for reading in item.reading:
        yield f"– read {_of_reading(reading)}"
    for task in item.tasks:
        if not task["in_meeting"]:
            yield f"– do {task['title']} ({task['minutes']} min)"
    if item.practice_minutes:
        yield f"– practise {item.title} on your own ({item.practice_minutes} min)"


def _of_reading(reading: Mapping[str, str | int]) -> str:
    place = (str(reading[key]) for key in ("resource_title", "location", "part"))
    what = ", ".join(filter(None, (str(reading["title"]), *place)))
    return f"{what} ({reading['minutes']} min)"
