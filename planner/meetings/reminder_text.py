"""What a reminder of a meeting says, to one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.language.dates import day_and_clock, long_day, long_full_day, short_day
from planner.language.lists import in_a_row
from planner.meetings.models import AgendaItem, Arrangement, GroupPlace, Meeting
from planner.meetings.series_acts import acts_for
from planner.meetings.titles import said_title, topic_names
from planner.meetings.zones import zone_named


def subject(meeting: Meeting) -> str:
    """The date before the title, as lists of mails cut long subjects."""
    return _("%(group)s on %(day)s: %(title)s") % _named(meeting)


def turn_subject(meeting: Meeting, *, role: str) -> str:
    """`role`: lead or backup."""
    if role == "lead":
        return _("You lead on %(day)s: %(group)s, %(title)s") % _named(meeting)
    return _("You stand in on %(day)s: %(group)s, %(title)s") % _named(meeting)


def reminder_text(meeting: Meeting, user: User) -> str:
    """When, where, who leads, what to read; `meeting` was read `with_agenda()`."""
    return "\n\n".join((*_parts(meeting, user), _page(meeting))) + "\n"


def turn_text(meeting: Meeting, user: User, *, role: str) -> str:
    """That it is this person's turn; `role`: lead or backup."""
    doing = (
        _("You lead this meeting.")
        if role == "lead"
        else _("You stand in if whoever leads cannot.")
    )
    closing = _("If you cannot, say so early, so that somebody else can prepare it.")
    turns = acts_for(meeting).turns
    link = _("Give it back or swap: %(link)s") % {"link": f"{settings.SITE_URL}{turns}"}
    lines = (closing, link) if turns else (closing,)
    return "\n\n".join((doing, *_parts(meeting, user), "\n".join(lines), _page(meeting))) + "\n"


def meeting_link(meeting: Meeting) -> str:
    group = meeting.group
    return settings.SITE_URL + reverse("meetings:meeting", args=[group.pk, group.slug, meeting.key])


def _page(meeting: Meeting) -> str:
    return _("The meeting’s page: %(link)s") % {"link": meeting_link(meeting)}


def _parts(meeting: Meeting, user: User) -> Iterator[str]:
    """Without those that have nothing to say."""
    parts = ("\n".join(lines) for lines in (_facts(meeting, user), _reading(meeting)))
    yield from filter(None, parts)


def _facts(meeting: Meeting, user: User) -> Iterator[str]:
    yield _("%(title)s, with %(group)s") % _named(meeting)
    yield _when(meeting, meeting.group.zone)
    if zone_named(user.time_zone) != zone_named(meeting.group.zone):
        yield _("For you: %(when)s") % {"when": _when(meeting, user.time_zone)}
    if place := _place(meeting):
        yield _("Where: %(place)s") % {"place": place}
    if meeting.lead_id != user.pk and (lead := _name(meeting.lead, meeting.lead_name)):
        yield _("%(name)s leads.") % {"name": lead}
    if meeting.backup_id != user.pk and (backup := _name(meeting.backup, meeting.backup_name)):
        yield _("%(name)s stands in.") % {"name": backup}


def _when(meeting: Meeting, zone: str) -> str:
    """As in "Thursday 14 January 2027, 12:30–13:30 (Europe/Berlin)"; both days if it has two."""
    start = _local(meeting, zone)
    end = meeting.ends_at.astimezone(start.tzinfo)
    is_one_day = end.date() == start.date()
    until = f"{end:%H:%M}" if is_one_day else day_and_clock(long_day(end), f"{end:%H:%M}")
    when = day_and_clock(long_full_day(start), f"{start:%H:%M}–{until}")
    return _("%(when)s (%(zone)s)") % {"when": when, "zone": zone.replace("_", " ")}


def _local(meeting: Meeting, zone: str) -> dt.datetime:
    return meeting.starts_at.astimezone(zone_named(zone))


def _named(meeting: Meeting) -> dict[str, str]:
    day = short_day(_local(meeting, meeting.group.zone).date())
    title = said_title(meeting.title, topic_names())
    return {"group": meeting.group.name, "day": day, "title": title}


def _place(meeting: Meeting) -> str:
    """The meeting's own, else the group's."""
    own = Arrangement.objects.filter(meeting=meeting).first()
    usual = GroupPlace.objects.filter(group=meeting.group_id).first()
    found = own if own and (own.place or own.link) else usual
    return in_a_row(list(filter(None, (found.place, found.link)))) if found else ""


def _name(user: User | None, name: str) -> str:
    """Never an address."""
    return (user.name if user else "") or name


def _reading(meeting: Meeting) -> Iterator[str]:
    lines = [line for item in meeting.agenda.all() for line in _of_item(item)]
    if lines:
        minutes = {"minutes": meeting.reading_minutes}
        yield (
            _("Before it, %(minutes)s min:") % minutes if any(minutes.values()) else _("Before it:")
        )
        yield from lines


def _of_item(item: AgendaItem) -> Iterator[str]:
    for reading in item.reading:
        yield _("– read %(reading)s (%(minutes)s min)") % _of_reading(reading)
    for task in item.tasks:
        if not task["in_meeting"]:
            told = {"task": task["title"], "minutes": task["minutes"]}
            yield _("– do %(task)s (%(minutes)s min)") % told
    if item.practice_minutes:
        told = {"topic": said_title(item.title, topic_names()), "minutes": item.practice_minutes}
        yield _("– practise %(topic)s on your own (%(minutes)s min)") % told


def _of_reading(reading: Mapping[str, str | int]) -> dict[str, str | int]:
    place = (str(reading[key]) for key in ("resource_title", "location", "part"))
    what = in_a_row(list(filter(None, (str(reading["title"]), *place))))
    return {"reading": what, "minutes": reading["minutes"]}
