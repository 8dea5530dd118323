"""Words that all formats share: dates, minutes, depths, what to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from curriculum.records import DEPTH_NAMES
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme, Reading, Task

# Not strftime: its names change with the locale, and the same plan must give the same bytes.
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

KIND_TITLES = {
    "study": "Study",
    "review": "Review",
    "curiosity": "Curiosity pick",
    "exploration": "Free exploration",
    "paper": "Paper reading",
    "interview": "Mock interview",
    "break": "Break",
}
MODE_WORDS = {
    "on-demand": "on demand: what the decisions need, and no more",
    "breadth-first": "breadth first: with patience, across the areas",
    "deadline": "by a deadline",
    "free": "free: whatever interests you",
}
OPEN_QUESTION = "open question: criteria and trade-offs only"


def day(date: dt.date) -> str:
    return f"{DAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"


def full_day(date: dt.date) -> str:
    return f"{day(date)} {date.year}"


def clock(meeting: MeetingEntry) -> str:
    return f"{meeting.starts_at:%H:%M}–{meeting.ends_at:%H:%M}"


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def mode(programme: Programme) -> str:
    return MODE_WORDS.get(programme.mode, programme.mode)


def dots(depth: int) -> str:
    return "●" * depth + "○" * (3 - depth) if depth else ""


def depth_name(depth: int) -> str:
    return DEPTH_NAMES.get(depth, "")


def line_title(line: Line) -> str:
    title = line.title or KIND_TITLES.get(line.kind, line.kind)
    if line.last_piece - line.piece + 1 >= line.pieces:
        return title
    parts = str(line.piece)
    if line.last_piece > line.piece:
        parts += f"–{line.last_piece}"
    return f"{title} ({parts} of {line.pieces})"


def lines_of(meeting: MeetingEntry) -> tuple[Line, ...]:
    """A meeting without lines, such as a break, still says what it is."""
    title = KIND_TITLES.get(meeting.kind, meeting.kind)
    return meeting.lines or (Line(kind="break", title=title, minutes=0),)


def kind_mark(line: Line) -> str:
    """The kind, where the title does not say it already."""
    is_said = line.kind == "study" or line.kind in line_title(line).lower()
    return "" if is_said else line.kind


def reading_minutes(reading: Reading) -> str:
    about = "about " if reading.is_estimate else ""
    whole = "" if reading.minutes == reading.of_minutes else f" of {reading.of_minutes}"
    return f"{about}{reading.minutes}{whole} min"


def reading_place(reading: Reading) -> str:
    """Where it stands, apart from the unit's own title: resource, location, part."""
    return ", ".join(
        each for each in (reading.resource_title, reading.location, reading.part) if each
    )


def reading_cost(reading: Reading) -> str:
    return reading_minutes(reading) + ("" if reading.is_free else ", not free")


def task_words(task: Task) -> str:
    when = "" if task.in_meeting else ", before the meeting"
    return f"{task.title} ({task.minutes} min{when})"


def spared_words(line: Line) -> str:
    verb = "knows" if len(line.spared) == 1 else "know"
    return f"{joined(line.spared)} {verb} this already and need not read"


def joined(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def around_the_steps(meeting: MeetingEntry) -> Iterator[str]:
    """The minutes that belong to no line, so that the sum of a meeting can be followed."""
    if meeting.kind == "break":
        return
    if meeting.reading_minutes:
        yield f"{meeting.reading_minutes} min alone before it"
    parts = (
        ("opening", meeting.opening_minutes),
        ("recall", meeting.recall_minutes),
        ("spare", meeting.spare_minutes),
    )
    within = ", ".join(f"{name} {minutes}" for name, minutes in parts if minutes)
    if within:
        yield f"{within} min"


def asked(decision: DecisionEntry) -> str:
    """A decision is quoted; a breadth target is no question and stands as it is."""
    return decision.question if decision.is_target else f"«{decision.question}»"


def said_first(programme: Programme) -> list[str]:
    """What the plan says of itself, without what the impossible says anyway."""
    refusal = programme.impossible.text if programme.impossible else ""
    sentences = (*programme.summary, programme.quality_text)
    return [each for each in sentences if each and each != refusal]


def effort(decision: DecisionEntry) -> str:
    if decision.left_minutes == decision.minutes:
        return f"{decision.minutes} min from zero"
    return f"{decision.minutes} min from zero, {decision.left_minutes} for this group"


def decision_facts(decision: DecisionEntry) -> str:
    facts = [effort(decision)] + [f"weight {decision.weight}"] * (decision.weight != 1)
    return "; ".join(facts + [OPEN_QUESTION] * decision.is_open)


def questions(programme: Programme) -> dict[str, DecisionEntry]:
    return {decision.id: decision for decision in programme.decisions}


def reached_words(decision: DecisionEntry) -> str:
    if decision.is_target:
        return f"{decision.question}: reached"
    return f"you can answer {asked(decision)}"
