"""What a lead should know before publishing: cautions to acknowledge, one sentence each."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum import graph
from planner.accounts.models import User
from planner.groups.models import Group
from planner.groups.queries import active_members
from planner.meetings.queries import times_elsewhere
from planner.plans.brief import Brief
from planner.plans.continuing import Outlook
from planner.plans.formats.wording import day, joined
from planner.plans.modes import CAPPED
from planner.plans.problem import Question
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.schedule import Schedule, behind, done
from planner.plans.wanted import ADDED
from planner.solver import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """`id` follows from the text, so that only what was read can be acknowledged."""

    text: str

    @property
    def id(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def cautions(
    group: Group, view: Outlook, schedule: Schedule, old: Programme | None, *, now: dt.datetime
) -> tuple[Caution, ...]:
    """Holidays met in spite of, other groups' meetings, prerequisites that some have not met, and
    a detour that is long for goals that have a product or a date."""
    members = {str(each.user_id): each for each in active_members(group)}
    joined_on = {key: each.joined_at.date() for key, each in members.items()}
    users = {key: each.user for key, each in members.items()}
    texts = (
        *_not_joined(view.question.brief, users),
        *_in_spite(view, old),
        *_elsewhere(group, view, users, old),
        *_not_met(view, schedule, joined_on, now=now),
        *_detour(group, view),
    )
    return tuple(Caution(text=text) for text in texts)


def _not_joined(brief: Brief, users: Mapping[str, User]) -> Iterator[str]:
    names = tuple(person.name for person in brief.people if person.id not in users)
    if names:
        belong = "does" if len(names) == 1 else "do"
        yield f"The plan counts on {joined(names)}, who {belong} not belong to the group."


def _in_spite(view: Outlook, old: Programme | None) -> Iterator[str]:
    """Public holidays on dates that are new or have moved."""
    for slot, kept in zip(view.slots, view.question.kept, strict=True):
        if not _is_news(slot.key, kept.starts_at, old):
            continue
        if slot.reason:
            yield f"{day(kept.on)} is met in spite of: {slot.reason}."
        holidays = [reason for _, reason in kept.away if reason.startswith("public holiday")]
        if holidays and not slot.reason:
            names = tuple(name for name, why in kept.away if why.startswith("public holiday"))
            yield f"{day(kept.on)} is a {holidays[0]}, for {joined(names)}."


def _elsewhere(
    group: Group, view: Outlook, users: Mapping[str, User], old: Programme | None
) -> Iterator[str]:
    """That somebody meets elsewhere then, but never where."""
    names = {person.id: person.name for person in view.question.brief.people if person.id}
    both = zip(view.slots, view.question.kept, strict=True)
    news = [kept for slot, kept in both if _is_news(slot.key, kept.starts_at, old)]
    if not news:
        return
    first, last = min(each.starts_at for each in news), max(each.ends_at for each in news)
    taken = times_elsewhere(users.values(), group, first, last)
    for kept in news:
        busy = {pk for pk, start, end in taken if start < kept.ends_at and end > kept.starts_at}
        who = tuple(names.get(str(pk), "somebody") for pk in sorted(busy))
        if who:
            have = "has" if len(who) == 1 else "have"
            yield f"On {day(kept.on)} {joined(who)} {have} another meeting at that time."


def _is_news(key: str, starts_at: dt.datetime, old: Programme | None) -> bool:
    before = _entry(key, old)
    return before is None or before.starts_at != starts_at or before.state != "planned"


def _entry(key: str, programme: Programme | None) -> MeetingEntry | None:
    if programme is None:
        return None
    return next((each for each in programme.meetings() if each.key == key), None)


def _not_met(
    view: Outlook, schedule: Schedule, joined_on: Mapping[str, dt.date], *, now: dt.datetime
) -> Iterator[str]:
    """Steps that stand on what the group studied before somebody joined."""
    asked = view.question
    held = behind(schedule, zone=asked.brief.cadence.zone, now=now)
    studied_on = {key: slot.on for slot in held for key in done([slot])}
    people = [person for person in asked.brief.people if person.id in joined_on]
    for number, key in _first_meetings(view):
        for need in asked.problem.step[key].needs:
            on = studied_on.get(need)
            late = tuple(
                person.name
                for person in people
                if on is not None and joined_on[person.id] > on and not _knows(person.knows, need)
            )
            if late:
                plan, base = asked.steps[key], asked.steps[need]
                when = day(asked.kept[number].on)
                yield (
                    f"{plan.words} on {when} stands on {base.words}, which {len(late)} of "
                    f"{len(people)} ({joined(late)}) joined too late for."
                )


def _detour(group: Group, view: Outlook) -> Iterator[str]:
    """What no decision of the plan needs at that depth; what is picked out of curiosity may be."""
    asked = view.question
    if group.detour_minutes is None or asked.mode not in CAPPED:
        return
    wanted = {*graph.closure(asked.catalogue, _needs(asked)), *asked.problem.curious}
    extra = sorted({each.key for each in view.placements} - wanted)
    minutes = graph.minutes(asked.catalogue, extra)
    if minutes > group.detour_minutes:
        names = joined(tuple(asked.steps[key].words for key in extra))
        yield (
            f"{minutes} minutes go to {names}, which no decision of this plan needs at that depth; "
            f"in this group a detour is long after {group.detour_minutes}."
        )


def _needs(asked: Question) -> Iterator[Key]:
    """Of the decisions as the catalogue has them, and of what is wanted without a reason."""
    for each in asked.problem.decisions:
        record = asked.catalogue.decision_by_id.get(each.id)
        if record is not None:
            yield from ((need.topic, need.depth) for need in record.needs)
        elif not each.id.startswith(ADDED):
            yield from each.needs


def _first_meetings(view: Outlook) -> Sequence[tuple[int, Key]]:
    first: dict[Key, int] = {}
    for each in sorted(view.placements):
        first.setdefault(each.key, each.meeting)
    return [(meeting, key) for key, meeting in first.items()]


def _knows(knows: Sequence[tuple[str, int]], need: Key) -> bool:
    return any(topic == need[0] and depth >= need[1] for topic, depth in knows)
