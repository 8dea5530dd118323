"""A plan that goes on, in words: what it has reached, what is to come, who has led how often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.meetings.dates import spoken
from planner.meetings.zones import zone_named
from planner.plans.decision_entries import decision_entries
from planner.plans.dial_words import counted
from planner.plans.problem import Question
from planner.plans.programme import DecisionEntry, MeetingEntry, Programme, TurnCount
from planner.plans.schedule import Schedule, behind
from planner.solver import Solution

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
    old = {each.id: each for each in before.decisions}
    for entry in decision_entries(asked, solution):
        earlier = old.get(entry.id)
        if entry.is_known and not (earlier is not None and earlier.is_known) and last_on:
            yield _reached_before(entry, earlier, last_on)
        elif entry.reached_on is None and not entry.is_known:
            yield replace(entry, text=_why_not(earlier))
        else:
            yield entry


def _reached_before(
    entry: DecisionEntry, earlier: DecisionEntry | None, last_on: dt.date
) -> DecisionEntry:
    """Nothing of it is left to study because the group has studied it."""
    on = earlier.reached_on if earlier is not None and earlier.reached_on else last_on
    text = earlier.text if earlier is not None and earlier.reached_on else ""
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
    today = now.astimezone(zone_named(zone)).date()
    wanted = [each for each in decisions if not each.is_known]
    reached = [each for each in wanted if each.reached_on is not None]
    settled = sum(each.reached_on is not None and each.reached_on <= today for each in reached)
    return (
        f"{span}, {progress}.",
        f"They reach {len(reached)} of {counted(len(wanted), 'decision')}"
        f"{f', {settled} of them already' if settled else ''}.",
    )


def continued_turns(asked: Question, meetings: Sequence[MeetingEntry]) -> Iterator[TurnCount]:
    """Turns over the whole plan, of the people who are there now."""
    on_record = [each for each in meetings if each.state in ("planned", "held")]
    ahead = [each.on for each in asked.problem.meetings if each.is_led]
    for person in asked.problem.people:
        yield TurnCount(
            name=person.name,
            leads=sum(each.lead == person.name for each in on_record),
            backs_up=sum(each.backup == person.name for each in on_record),
            available=sum(on not in person.away for on in ahead),
        )
