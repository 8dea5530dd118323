"""Edits in words, as the history tells them."""

from __future__ import annotations

from functools import singledispatch

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans import edits
from planner.plans.edit_rules import Edited
from planner.plans.formats.wording import counted, day

KINDS = {
    "study": "a meeting",
    "review": "a review",
    "curiosity": "a meeting for curiosity",
    "exploration": "a meeting for free exploration",
    "paper": "a meeting for a paper",
    "interview": "a mock interview",
    "break": "a break",
}


def edit_words(edit: edits.Edit, plan: Edited, catalogue: Catalogue) -> str:
    """One sentence about the edit of this plan, in the past tense."""
    return _words(edit, plan, catalogue)


@singledispatch
def _words(edit: object, plan: Edited, catalogue: Catalogue) -> str:
    raise TypeError(f"no such edit: {edit}")


@_words.register
def _move(edit: edits.Move, plan: Edited, catalogue: Catalogue) -> str:
    return f"Moved the meeting of {_day(edit.key, plan)} to {day(edit.on)}, {edit.at:%H:%M}."


@_words.register
def _swap(edit: edits.Swap, plan: Edited, catalogue: Catalogue) -> str:
    return f"Swapped the meetings of {_day(edit.key, plan)} and {_day(edit.other, plan)}."


@_words.register
def _insert(edit: edits.Insert, plan: Edited, catalogue: Catalogue) -> str:
    return f"Put in {KINDS[edit.kind]} on {day(edit.on)}, {edit.at:%H:%M}."


@_words.register
def _lock(edit: edits.Lock, plan: Edited, catalogue: Catalogue) -> str:
    verb = "Locked" if edit.is_locked else "Unlocked"
    return f"{verb} the meeting of {_day(edit.key, plan)}."


@_words.register
def _assign(edit: edits.Assign, plan: Edited, catalogue: Catalogue) -> str:
    backup = f", and {edit.backup} to stand in" if edit.backup else ""
    return f"Asked {edit.lead} to lead on {_day(edit.key, plan)}{backup}."


@_words.register
def _pick(edit: edits.Pick, plan: Edited, catalogue: Catalogue) -> str:
    return f"Picked {_topic(edit.topic, catalogue)} out of curiosity for {_day(edit.key, plan)}."


@_words.register
def _units(edit: edits.Units, plan: Edited, catalogue: Catalogue) -> str:
    step = f"{_topic(edit.topic, catalogue)} ({DEPTH_NAMES[edit.depth]})"
    titles = {each.id: each.title for each in catalogue.resources}
    return f"Took {titles.get(edit.resource, edit.resource)} for {step}."


@_words.register
def _skip(edit: edits.Skip, plan: Edited, catalogue: Catalogue) -> str:
    return f"Skipped {_day(edit.key, plan)}{_because(edit.reason)}."


@_words.register
def _cancel(edit: edits.Cancel, plan: Edited, catalogue: Catalogue) -> str:
    return f"Cancelled the meeting of {_day(edit.key, plan)}{_because(edit.reason)}."


@_words.register
def _not_held(edit: edits.NotHeld, plan: Edited, catalogue: Catalogue) -> str:
    return f"The meeting of {_day(edit.key, plan)} did not happen{_because(edit.reason)}."


@_words.register
def _overran(edit: edits.Overran, plan: Edited, catalogue: Catalogue) -> str:
    topic = _topic(edit.topic, catalogue)
    minutes = counted(edit.minutes, "minute", "minutes")
    return f"{topic} took {minutes} more than {_day(edit.key, plan)} had."


@_words.register
def _meet_anyway(edit: edits.MeetAnyway, plan: Edited, catalogue: Catalogue) -> str:
    return f"We meet anyway on {day(edit.on)}."


@_words.register
def _deepen(edit: edits.Deepen, plan: Edited, catalogue: Catalogue) -> str:
    topic = _topic(edit.topic, catalogue)
    if not edit.depth:
        return f"Left {topic} out."
    return f"Asked for {topic} at {DEPTH_NAMES[edit.depth]} depth."


@_words.register
def _want(edit: edits.Want, plan: Edited, catalogue: Catalogue) -> str:
    return f"Added the decision «{_decision(edit.decision, catalogue)}»."


@_words.register
def _drop(edit: edits.Drop, plan: Edited, catalogue: Catalogue) -> str:
    return f"Dropped the decision «{_decision(edit.decision, catalogue)}»."


@_words.register
def _known(edit: edits.Known, plan: Edited, catalogue: Catalogue) -> str:
    topics = catalogue.topic_by_id
    names = [
        f"{topics[topic].name} ({DEPTH_NAMES[depth]})"
        for topic, depth in edit.steps
        if topic in topics
    ]
    return f"Took as known to all: {', '.join(names)}."


@_words.register
def _pace(edit: edits.Pace, plan: Edited, catalogue: Catalogue) -> str:
    return f"Planned the steps ahead at {edit.percent} % of their estimated minutes in meetings."


@_words.register
def _refresh(edit: edits.Refresh, plan: Edited, catalogue: Catalogue) -> str:
    return "Brought the plan up to date with the people and the catalogue."


def _day(key: str, plan: Edited) -> str:
    slot = plan.schedule.slot(key)
    return day(slot.on) if slot else "another date"


def _because(reason: str) -> str:
    words = " ".join(reason.split()).rstrip(".")
    return f": {words}" if words else ""


def _topic(topic: str, catalogue: Catalogue) -> str:
    record = catalogue.topic_by_id.get(topic)
    return record.name if record else topic


def _decision(decision: str, catalogue: Catalogue) -> str:
    record = catalogue.decision_by_id.get(decision)
    return record.question if record else decision
