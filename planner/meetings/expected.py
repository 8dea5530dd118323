"""Who is expected at a meeting: those who belong, are not away then and have not said no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch

from planner.groups.models import Away, Membership
from planner.meetings import dates
from planner.meetings.absences import covers
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.zones import zone_named

Belonging = dict[int, list[Membership]]


def belonging(groups: Iterable[int]) -> Belonging:
    """Group id -> its members of now, with their away dates, for all of these groups."""
    rows = (
        Membership.objects.active()
        .filter(group__in=set(groups), user__is_active=True)
        .select_related("user")
        .prefetch_related(Prefetch("away", queryset=Away.objects.order_by("first_on", "id")))
        .order_by("group", "user")
    )
    found: Belonging = {}
    for row in rows:
        found.setdefault(row.group_id, []).append(row)
    return found


def declined(meetings: Iterable[Meeting]) -> set[tuple[int, int]]:
    """Meeting id and user id of everybody who has said that they will not come."""
    said = Rsvp.objects.filter(meeting__in=list(meetings), answer=Rsvp.Answer.NO)
    return set(said.values_list("meeting", "user"))


def expected(
    meeting: Meeting, members: Iterable[Membership], no: set[tuple[int, int]]
) -> Iterator[Membership]:
    for member in members:
        if (meeting.pk, member.user_id) not in no and not is_away(member, meeting):
            yield member


def is_away(member: Membership, meeting: Meeting) -> bool:
    zone = zone_named(meeting.group.zone)
    start, end = (each.astimezone(zone) for each in (meeting.starts_at, meeting.ends_at))
    occurrence = dates.Occurrence(on=start.date(), starts_at=start, ends_at=end)
    return any(covers(_period(each), occurrence, zone=zone) for each in member.away.all())


def _period(away: Away) -> dates.Away:
    return dates.Away(
        first=away.first_on, last=away.last_on, from_time=away.from_time, to_time=away.to_time
    )
