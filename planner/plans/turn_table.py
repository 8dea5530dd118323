"""The turns of one plan as they stand: who leads what, who could, and who is away when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.agreed_dates import Appointed, appointed_dates
from planner.meetings.models import Rsvp
from planner.plans.actions import plan_of
from planner.plans.brief import Brief, Participant
from planner.plans.future import past_turns
from planner.plans.models import Plan, Revision
from planner.plans.people import participants
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.schedule import Schedule, Slot, is_ahead, starts_at
from planner.plans.stored import programme_from_document
from planner.solver import PastTurn


@dataclass(frozen=True, kw_only=True)
class TurnTable:
    """`people`: the members who are in the plan, as they are now, under the names it has for them.
    `declined`: by the key of a meeting, who has said that they cannot come.

    Meetings are those that somebody leads, by date; `coming` are still to begin.
    """

    plan: Plan
    revision: Revision
    brief: Brief
    schedule: Schedule
    people: tuple[Participant, ...]
    declined: Mapping[str, frozenset[str]]
    now: dt.datetime

    @cached_property
    def programme(self) -> Programme:
        return programme_from_document(self.revision.programme)

    @cached_property
    def entries(self) -> dict[str, MeetingEntry]:
        return {entry.key: entry for entry in self.programme.meetings()}

    @cached_property
    def meetings(self) -> tuple[Slot, ...]:
        slots = (each for each in self.schedule.slots if each.kind != "break" and each.takes_place)
        return tuple(slots)

    @cached_property
    def coming(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.meetings if self.is_ahead(slot))

    @cached_property
    def past(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.meetings if not self.is_ahead(slot))

    @cached_property
    def away(self) -> dict[str, dict[str, str]]:
        """By the key of a meeting: who cannot come, and why."""
        dates = appointed_dates(
            [Appointed(on=each.on, at=each.at, in_spite_of=each.reason) for each in self.meetings],
            self.people,
            minutes=self.brief.cadence.minutes,
            zone=self.brief.cadence.zone,
        )
        return {slot.key: dict(date.away) for slot, date in zip(self.meetings, dates, strict=True)}

    @cached_property
    def turns(self) -> tuple[PastTurn, ...]:
        """All turns of the plan, as if it were over."""
        brief = replace(self.brief, people=self.people)
        last = max((self.starts_at(slot) for slot in self.meetings), default=self.now)
        return past_turns(brief, self.schedule, self.programme, now=max(last, self.now))

    def is_ahead(self, slot: Slot) -> bool:
        return is_ahead(slot, zone=self.brief.cadence.zone, now=self.now)

    def starts_at(self, slot: Slot) -> dt.datetime:
        return starts_at(slot, self.brief.cadence.zone)

    def slot(self, key: str) -> Slot | None:
        """A meeting that is still to come."""
        return next((slot for slot in self.coming if slot.key == key), None)

    def person(self, user: User) -> Participant | None:
        return next((each for each in self.people if each.id == str(user.pk)), None)

    def named(self, name: str) -> Participant | None:
        return next((each for each in self.people if each.name == name), None)

    def able(self, slot: Slot, without: Iterable[str] = ()) -> tuple[Participant, ...]:
        """Who could lead the meeting: takes turns and is there."""
        out = {*self.away[slot.key], *self.declined.get(slot.key, ()), *without}
        return tuple(each for each in self.people if each.leads and each.name not in out)

    def just_before(self, slot: Slot) -> Slot | None:
        return self._beside(slot, -1)

    def just_after(self, slot: Slot) -> Slot | None:
        return self._beside(slot, 1)

    def _beside(self, slot: Slot, step: int) -> Slot | None:
        place = [each.key for each in self.meetings].index(slot.key) + step
        return self.meetings[place] if 0 <= place < len(self.meetings) else None


def turn_table(plan: Plan, *, now: dt.datetime) -> TurnTable | None:
    """From what is published; None where nothing is."""
    revision = plan.revisions.published().defer("solution").first()
    if revision is None or revision.schedule is None:
        return None
    asked = plan_of(revision)
    people = tuple(people_in(plan.group, asked.brief))
    return TurnTable(
        plan=plan,
        revision=revision,
        brief=asked.brief,
        schedule=asked.schedule,
        people=people,
        declined=_declined(plan, people, now),
        now=now,
    )


def _declined(
    plan: Plan, people: Iterable[Participant], now: dt.datetime
) -> dict[str, frozenset[str]]:
    names = {int(person.id): person.name for person in people if person.id}
    said = Rsvp.objects.filter(
        meeting__group=plan.group_id, meeting__starts_at__gt=now, answer=Rsvp.Answer.NO
    )
    found: dict[str, set[str]] = {}
    for key, user in said.values_list("meeting__key", "user"):
        if user in names:
            found.setdefault(key, set()).add(names[user])
    return {key: frozenset(who) for key, who in found.items()}


def people_in(group: Group, brief: Brief) -> Iterator[Participant]:
    """The members whom the plan knows, as they are now, under its names for them."""
    by_id = {person.id: person for person in brief.people if person.id}
    by_name = {person.name.casefold(): person for person in brief.people if not person.id}
    for person in participants(group, brief):
        known = by_id.get(person.id) or by_name.get(person.name.casefold())
        if known is not None:
            yield replace(person, name=known.name)
