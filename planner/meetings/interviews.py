"""Who has which part in a mock interview, in turn over all of a series.

Whoever leads the meeting asks. The candidate is the member who was it the fewest times so far,
longest ago first; all others observe. It is computed from the meetings as they are, so that a turn
that changes hands changes the parts of that meeting and of those after it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from planner.groups.models import Membership
from planner.groups.queries import shown_name
from planner.language.lists import in_a_row
from planner.meetings.coming import Part
from planner.meetings.models import Meeting
from planner.meetings.wording import lead_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A mock interview: who leads it, 0 for nobody; who belonged to the group then, longest
    first."""

    key: str
    lead: int
    members: Sequence[int]


def candidates(interviews: Iterable[Held]) -> Mapping[str, int]:
    """Pure: by the key of each interview, in their order, its candidate; 0 where only its leader
    is there. Among equals whoever joined last is first: those who joined first lead first, and
    so nobody is left who could only be asked by themselves."""
    turns: Counter[int] = Counter()
    last: dict[int, int] = {}
    found: dict[str, int] = {}
    for number, each in enumerate(interviews):
        able = [person for person in each.members if person != each.lead]
        if not able:
            found[each.key] = 0
            continue
        order = {person: place for place, person in enumerate(able)}
        chosen = min(able, key=lambda one: (turns[one], last.get(one, -1), -order[one]))
        turns[chosen] += 1
        last[chosen] = number
        found[each.key] = chosen
    return found


def interview_parts(meeting: Meeting) -> tuple[Part, ...]:
    """Beside those of every meeting; none for one of another kind. Two queries."""
    if meeting.kind != Meeting.Kind.INTERVIEW:
        return ()
    rows = Meeting.objects.taking_place().filter(
        group=meeting.group_id, series=meeting.series, kind=Meeting.Kind.INTERVIEW
    )
    interviews = list(rows.order_by("starts_at", "id"))
    members = list(
        Membership.objects.filter(group=meeting.group_id)
        .select_related("user")
        .order_by("joined_at", "id")
    )
    held = [
        Held(key=each.key, lead=each.lead_id or 0, members=_then(members, each.starts_at))
        for each in interviews
    ]
    names = {each.user_id: shown_name(each.user) for each in members}
    chosen = candidates(held).get(meeting.key, 0)
    there = next((each.members for each in held if each.key == meeting.key), ())
    watching = [names[each] for each in there if each not in (chosen, meeting.lead_id or 0)]
    return (
        Part(label=_("asks"), name=lead_name(meeting)),
        Part(label=_("is asked"), name=names.get(chosen, "")),
        *([Part(label=_("observe"), name=in_a_row(watching))] if watching else []),
    )


def _then(members: Sequence[Membership], at: dt.datetime) -> tuple[int, ...]:
    belonged = (
        each.user_id
        for each in members
        if each.joined_at <= at and (each.left_at is None or each.left_at > at)
    )
    return tuple(dict.fromkeys(belonged))
