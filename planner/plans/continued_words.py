"""A plan that goes on, in words: what it has reached, what is to come, who has led how often."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.meetings.agreed_dates import Appointed, Kept, appointed_dates
from planner.meetings.dates import spoken
from planner.plans.brief import Participant
from planner.plans.decision_entries import closure, decision_entries
from planner.plans.dial_words import counted
from planner.plans.problem import Question
from planner.plans.programme import DecisionEntry, MeetingEntry, Programme, TurnCount
from planner.plans.schedule import Schedule, behind
from planner.solver import Key, Solution

NO_PLACE = "Not all that it needs has a place in the plan as it stands."


def continued_decisions(
    asked: Question,
    solution: Solution,
    before: Programme,
    schedule: Schedule,
    *,
    now: dt.datetime,
) -> Iterator[DecisionEntry]:
    """What was reached stays reached on its date; what is left out says why."""
    zone = asked.brief.cadence.zone
    held = behind(schedule, zone=zone, now=now)
    last_on = max((slot.on for slot in held), default=None)
    studied = {item.key for slot in held for item in slot.items}
    old = {each.id: each for each in before.decisions}
    for entry in decision_entries(asked, solution):
        earlier = old.get(entry.id)
        if entry.is_known and last_on and _is_owed_to(studied, entry, earlier, asked):
            yield _reached_before(entry, earlier, last_on, asked)
        elif entry.reached_on is None and not entry.is_known:
            yield replace(entry, text=_why_not(earlier))
        else:
            yield entry


def _is_owed_to(
    studied: set[Key], entry: DecisionEntry, earlier: DecisionEntry | None, asked: Question
) -> bool:
    """Nothing of it is left to study because the group has studied it, or some of it."""
    if earlier is not None and earlier.is_known:
        return False
    needs = next(each.needs for each in asked.problem.decisions if each.id == entry.id)
    return not studied.isdisjoint(closure(asked, needs))


def _reached_before(
    entry: DecisionEntry, earlier: DecisionEntry | None, last_on: dt.date, asked: Question
) -> DecisionEntry:
    on = earlier.reached_on if earlier is not None and earlier.reached_on else last_on
    record = asked.catalogue.decision_by_id.get(entry.id)
    text = "" if record is None else record.done_when
    return replace(entry, is_known=False, reached_on=min(on, last_on), text=text)


def _why_not(earlier: DecisionEntry | None) -> str:
    was_left_out = earlier is not None and earlier.reached_on is None and not earlier.is_known
    return (earlier.text if earlier is not None and was_left_out else "") or NO_PLACE


def continued_summary(
    meetings: Sequence[MeetingEntry],
    decisions: Sequence[DecisionEntry],
    *,
    zone: str,
    now: dt.datetime,
) -> tuple[str, ...]:
    """How far the group is, and what is to come."""
    on_record = [each for each in meetings if each.state in ("planned", "held")]
    if not on_record:
        return ("No meeting is planned.",)
    first, last = on_record[0].starts_at.date(), on_record[-1].starts_at.date()
    held = sum(each.starts_at <= now for each in on_record)
    span = f"{counted(len(on_record), 'meeting')} from {spoken(first)} to {spoken(last)}"
    progress = "none held yet" if not held else f"{held} held so far"
    last_on = max((each.starts_at.date() for each in on_record[:held]), default=dt.date.min)
    wanted = [each for each in decisions if not each.is_known]
    reached = [each for each in wanted if each.reached_on is not None]
    settled = sum(each.reached_on is not None and each.reached_on <= last_on for each in reached)
    return (
        f"{span}, {progress}.",
        f"They reach {len(reached)} of {counted(len(wanted), 'decision')}"
        f"{f', {settled} of them already' if settled else ''}.",
    )


def continued_turns(asked: Question, meetings: Sequence[MeetingEntry]) -> Iterator[TurnCount]:
    """Turns over the whole plan, of the people who are there now."""
    on_record = [each for each in meetings if each.state in ("planned", "held")]
    led = [each for each in on_record if each.kind != "break"]
    away = Counter(name for date in _dates_of(led, asked) for name, _ in date.away)
    for person in asked.brief.people:
        yield TurnCount(
            name=person.name,
            leads=sum(is_same(person, each.lead, each.lead_id) for each in on_record),
            backs_up=sum(is_same(person, each.backup, each.backup_id) for each in on_record),
            available=len(led) - away[person.name],
        )


def is_same(person: Participant, name: str, account: str) -> bool:
    """Whether these are the person's: by the account where both have one, else by the name."""
    return person.id == account if person.id and account else person.name == name


def _dates_of(meetings: Sequence[MeetingEntry], asked: Question) -> tuple[Kept, ...]:
    return appointed_dates(
        [Appointed(on=each.starts_at.date(), at=each.starts_at.time()) for each in meetings],
        asked.brief.people,
        minutes=asked.brief.cadence.minutes,
        zone=asked.brief.cadence.zone,
    )
