"""The sentences of a difference: what moved, came, went or reads otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.plans.formats import wording
from planner.plans.programme import (
    DecisionEntry,
    Line,
    MeetingEntry,
    Programme,
    SkippedEntry,
)

KINDS_OF_MEETING = {
    "study": "study",
    "review": "a review",
    "curiosity": "a curiosity pick",
    "exploration": "free exploration",
    "paper": "paper reading",
    "interview": "a mock interview",
    "break": "a break",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to read or to do for a step; `name` is its own within a plan."""

    name: tuple[str, ...]
    label: str
    minutes: int
    before: str = ""
    after: str = ""

    @property
    def cost(self) -> str:
        return f"{self.before}{self.minutes} min{self.after}"


def on(meeting: MeetingEntry) -> dt.date:
    return meeting.starts_at.date()


def day(meeting: MeetingEntry) -> str:
    return wording.day(on(meeting))


def days(old: dt.date, new: dt.date) -> tuple[str, str]:
    """Both with their years where these differ."""
    word = wording.day if old.year == new.year else wording.full_day
    return word(old), word(new)


def first_plan(programme: Programme) -> str:
    meetings = programme.meetings()
    if not meetings:
        return "The plan is new; it has no meetings yet."
    first, last = (wording.full_day(on(each)) for each in (meetings[0], meetings[-1]))
    dates = f"on {first}" if len(meetings) == 1 else f"from {first} to {last}"
    answered = sum(not each.is_target for each in programme.reached())
    verb = "reaches" if len(meetings) == 1 else "reach"
    reach = f" {verb} {wording.counted(answered, 'decision', 'decisions')}" if answered else ""
    count = wording.counted(len(meetings), "meeting", "meetings")
    return f"The plan is new: {count} {dates}{reach}."


def moved(old: MeetingEntry, new: MeetingEntry) -> str:
    if on(old) == on(new):
        before, after = _clocks(old, new)
        return f"The meeting of {day(old)} is at {after} instead of {before}."
    before, after = days(on(old), on(new))
    was = "" if wording.clock(old) == wording.clock(new) else f", {wording.clock(old)},"
    return f"The meeting of {before}{was} moves to {after}, {wording.clock(new)}."


def _clocks(old: MeetingEntry, new: MeetingEntry) -> tuple[str, str]:
    """With the zones where only these explain the difference."""
    before, after = wording.clock(old), wording.clock(new)
    if old.starts_at.utcoffset() == new.starts_at.utcoffset():
        return before, after
    return f"{before} ({old.starts_at.tzinfo})", f"{after} ({new.starts_at.tzinfo})"


def added(meeting: MeetingEntry) -> str:
    lead = f", led by {meeting.lead}" if meeting.lead else ""
    backup = f", with {meeting.backup} as backup" if meeting.backup else ""
    return f"There is a further meeting on {day(meeting)}, {wording.clock(meeting)}{lead}{backup}."


def dropped(meeting: MeetingEntry) -> str:
    return f"The meeting of {day(meeting)} is dropped from the plan."


def cancelled(meeting: MeetingEntry, reason: str) -> str:
    return f"The meeting of {day(meeting)} is cancelled{_because(reason)}."


def not_held(meeting: MeetingEntry, reason: str) -> str:
    return f"The meeting of {day(meeting)} did not happen{_because(reason)}."


def held(meeting: MeetingEntry) -> str:
    return f"The meeting of {day(meeting)} took place."


def no_longer_held(meeting: MeetingEntry) -> str:
    return f"The meeting of {day(meeting)} no longer counts as held."


def reinstated(old: MeetingEntry, new: MeetingEntry) -> str:
    verb = "took" if new.state == "held" else "takes"
    return f"The meeting of {day(old)} {verb} place after all."


def _because(reason: str) -> str:
    return f": {reason.rstrip('.')}" if reason else ""


def kind_changed(old: MeetingEntry, new: MeetingEntry) -> str:
    before, after = (KINDS_OF_MEETING.get(each.kind, each.kind) for each in (old, new))
    return f"On {day(new)} there is {after} instead of {before}."


def lead_changed(old: MeetingEntry, new: MeetingEntry) -> str:
    if not new.lead:
        return f"{old.lead} no longer leads on {day(new)}, and nobody else does yet."
    instead = f" instead of {old.lead}" if old.lead else ""
    return f"{new.lead} leads on {day(new)}{instead}."


def backup_changed(old: MeetingEntry, new: MeetingEntry) -> str:
    if not new.backup:
        return f"{old.backup} is no longer backup on {day(new)}, and nobody else is yet."
    instead = f" instead of {old.backup}" if old.backup else ""
    return f"{new.backup} is backup on {day(new)}{instead}."


def locked(meeting: MeetingEntry) -> str:
    return f"The meeting of {day(meeting)} is {'now' if meeting.is_locked else 'no longer'} locked."


def notes_changed(old: Iterable[str], new: Iterable[str], meeting: MeetingEntry) -> str:
    before, after = tuple(old), tuple(new)
    parts = [f"+ “{each}”" for each in after if each not in before]
    parts += [f"− “{each}”" for each in before if each not in after]
    return f"The notes of {day(meeting)} change: {'; '.join(parts)}."


def agenda_changed(old: Iterable[Line], new: Iterable[Line], meeting: MeetingEntry) -> str:
    before, after = [_agenda_line(each) for each in old], [_agenda_line(each) for each in new]
    parts = [f"+ {each}" for each in after if each not in before]
    parts += [f"− {each}" for each in before if each not in after]
    return f"The agenda of {day(meeting)} changes: {'; '.join(parts)}."


def _agenda_line(line: Line) -> str:
    return line.title + (f" ({line.minutes} min)" if line.minutes else "")


def step(line: Line, pieces: Iterable[int]) -> str:
    """The subject of a sentence: the step and, unless it is meant as a whole, its parts."""
    numbers = sorted(set(pieces))
    title = whole_step(line)
    if len(numbers) >= line.pieces:
        return title
    word = "part" if len(numbers) == 1 else "parts"
    return f"{title}, {word} {_numbers(numbers)} of {line.pieces},"


def whole_step(line: Line) -> str:
    return line.title + (f" ({wording.depth_name(line.depth)})" if line.depth else "")


def _numbers(numbers: list[int]) -> str:
    """2; 2–4 where they follow each other; else 1, 3 and 4."""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return wording.joined(tuple(map(str, numbers)))


def step_moved(subject: str, old: MeetingEntry, new: MeetingEntry) -> str:
    if on(old) == on(new):
        return f"{subject} stays on {day(new)}, in another meeting than before."
    before, after = days(on(old), on(new))
    return f"{subject} moves from {before} to {after}."


def step_added(subject: str, meeting: MeetingEntry) -> str:
    return f"{subject} is added on {day(meeting)}."


def step_dropped(subject: str, meeting: MeetingEntry) -> str:
    return f"{subject} is dropped; it was planned for {day(meeting)}."


def step_minutes(subject: str, old: int, new: int, meeting: MeetingEntry | None) -> str:
    """`meeting`: None where the parts stand in several."""
    where = f"on {day(meeting)}" if meeting else "in all"
    return f"{subject} takes {new} instead of {old} min {where}."


def step_cut_anew(subject: str, old: tuple[int, int], new: tuple[int, int]) -> str:
    """`old` and `new`: minutes in all, and in how many parts."""
    minutes, parts = new
    into = f"{wording.counted(parts, 'part', 'parts')} instead of {old[1]}"
    if minutes == old[0]:
        return f"{subject} is in {into}."
    return f"{subject} takes {minutes} instead of {old[0]} min in all, in {into}."


def part_spared(subject: str, meeting: MeetingEntry) -> str:
    return f"{subject} is not needed any more; it was planned for {day(meeting)}."


def step_only_read(subject: str, meeting: MeetingEntry) -> str:
    return f"{subject} is only read for {day(meeting)}, no longer discussed."


def step_discussed(subject: str, meeting: MeetingEntry) -> str:
    return f"{subject} is discussed on {day(meeting)}, no longer only read."


def readings(line: Line) -> Iterator[Item]:
    for each in line.reading:
        about = "about " if each.is_estimate else ""
        yield Item(
            name=(line.topic, str(line.depth), each.unit),
            label=wording.reading_place(each) or each.title,
            minutes=each.minutes,
            before=about,
        )


def exercises(line: Line) -> Iterator[Item]:
    for each in line.tasks:
        yield Item(
            name=(line.topic, str(line.depth), each.exercise, str(each.in_meeting)),
            label=each.title,
            minutes=each.minutes,
            after="" if each.in_meeting else ", before the meeting",
        )


def reading_changed(old: Sequence[Item], new: Sequence[Item], meeting: MeetingEntry) -> str:
    return f"For {day(meeting)} there is other reading: {_exchange(old, new)}."


def exercises_changed(old: Sequence[Item], new: Sequence[Item], meeting: MeetingEntry) -> str:
    return f"For {day(meeting)} there are other exercises: {_exchange(old, new)}."


def _exchange(old: Sequence[Item], new: Sequence[Item]) -> str:
    """What comes, what stays with other minutes, what goes."""
    before, after = {each.name: each for each in old}, {each.name: each for each in new}
    come = [f"+ {each.label} ({each.cost})" for each in new if each.name not in before]
    stay = [
        f"{each.label} ({each.cost} instead of {before[each.name].minutes})"
        for each in new
        if each.name in before
    ]
    gone = [f"− {each.label} ({each.cost})" for each in old if each.name not in after]
    return "; ".join([*come, *stay, *gone])


def decision_now(decision: DecisionEntry, reached_on: dt.date) -> str:
    return f"{_named(decision)} is reached now, on {wording.day(reached_on)}."


def decision_lost(old: DecisionEntry, new: DecisionEntry | None, was_on: dt.date) -> str:
    how = "counts as known already" if new and new.is_known else "is no longer reached"
    return f"{_named(old)} {how}; it was planned for {wording.day(was_on)}."


def decision_shifted(decision: DecisionEntry, was_on: dt.date, is_on: dt.date) -> str:
    before, after = days(was_on, is_on)
    when = "later" if is_on > was_on else "earlier"
    return f"{_named(decision)} is reached {when}: on {after} instead of {before}."


def _named(decision: DecisionEntry) -> str:
    return wording.asked(decision)


def skipped(entry: SkippedEntry) -> str:
    return f"There is no meeting on {wording.day(entry.on)}{_because(entry.reason)}."


def skipped_otherwise(entry: SkippedEntry) -> str:
    return f"There is still no meeting on {wording.day(entry.on)}, now{_because(entry.reason)}."


def met_anyway(entry: SkippedEntry) -> str:
    return f"You meet on {wording.day(entry.on)} after all; it was skipped{_because(entry.reason)}."
