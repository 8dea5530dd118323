"""The members of a group as the people of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planner.groups.models import Away as AwayRow
from planner.groups.models import Group, Membership
from planner.groups.queries import active_members, shown_name
from planner.plans.brief import Away, Brief, Participant
from planner.plans.turn_wishes import Wishes, avoided, wishes_in


def participants(group: Group, before: Brief | None = None) -> tuple[Participant, ...]:
    """Everybody who belongs to the group now, longest first.

    What a plan knows of them (what they know, which dates they avoid, earlier turns) is taken
    over from `before`: by account, or by name where that had none. On which dates they would
    rather not lead is what they said last.
    """
    members = active_members(group)
    wishes = wishes_in(group)
    names = _distinct(shown_name(each.user) for each in members)
    earlier = () if before is None else before.people
    by_id = {person.id: person for person in earlier if person.id}
    by_name = {person.name.casefold(): person for person in earlier if not person.id}
    return tuple(
        _participant(
            member,
            name,
            by_id.get(str(member.user_id)) or by_name.get(name.casefold()),
            group.reading_minutes,
            wishes.get(member.pk, {}),
        )
        for member, name in zip(members, names, strict=True)
    )


def _participant(
    member: Membership, name: str, earlier: Participant | None, reading: int, wishes: Wishes
) -> Participant:
    known = earlier or Participant(name=name)
    return Participant(
        name=name,
        country=member.country,
        subdivision=member.subdivision,
        reading=reading if member.reading_minutes is None else member.reading_minutes,
        knows=known.knows,
        leads=member.takes_turns,
        away=tuple(_away(each) for each in member.away.all()),
        avoids=avoided(known.avoids, wishes),
        turns_before=known.turns_before,
        led_on=known.led_on,
        id=str(member.user_id),
        since=known.since,
    )


def _away(row: AwayRow) -> Away:
    return Away(
        first=row.first_on,
        last=row.last_on,
        reason=row.reason,
        from_time=row.from_time,
        to_time=row.to_time,
    )


def _distinct(names: Iterable[str]) -> list[str]:
    """Plans tell people apart by name, so the second Ben is "Ben (2)"."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name.casefold()] += 1
        number = seen[name.casefold()]
        found.append(name if number == 1 else f"{name} ({number})")
    return found
