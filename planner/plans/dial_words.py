"""The time dial in words: what two more meetings bring in, and what two fewer lose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.plans.programme import DialEntry
from planner.solver import Decision, DialPoint

TURN = 2
MOST_NAMED = 3
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def dial_entries(points: Sequence[DialPoint]) -> tuple[DialEntry, ...]:
    return tuple(
        DialEntry(
            meetings=each.meetings, value=each.value, bound=each.bound, decisions=each.decisions
        )
        for each in points
    )


def dial_text(
    points: Sequence[DialPoint], meetings: int, decisions: Sequence[Decision]
) -> tuple[str, ...]:
    """Sentences on the plan's own point, its neighbours two away, and the next one that differs.

    `decisions`: those that are still to be reached, whatever the number of meetings.
    """
    by_number = {each.meetings: each for each in points}
    here = by_number.get(meetings)
    if here is None or not decisions:
        return ()
    titles = {each.id: each.title for each in decisions}
    parts = [f"{counted(meetings, 'meeting')}: {reached(here.decisions, decisions)}"]
    more, fewer = by_number.get(meetings + TURN), by_number.get(meetings - TURN)
    if more and len(here.decisions) < len(decisions):
        parts.append(_more(here, more, titles))
    if fewer and here.decisions:
        parts.append(_fewer(here, fewer, titles))
    return (f"{'; '.join(parts)}.", *_next(points, here, more, titles))


def reached(names: Sequence[str], decisions: Sequence[Decision]) -> str:
    """5 of 7 decisions; targets are counted apart, as they are nothing to decide."""
    questions = [each.id for each in decisions if not each.is_target]
    targets = [each.id for each in decisions if each.is_target]
    counts = []
    if questions:
        done = sum(name in names for name in questions)
        counts.append(f"{done} of {counted(len(questions), 'decision')}")
    if targets:
        done = sum(name in names for name in targets)
        counts.append(f"{done} of {counted(len(targets), 'topic')} to have met")
    return " and ".join(counts)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def named(names: Sequence[str], titles: dict[str, str]) -> str:
    quoted = [f"«{titles.get(name, name)}»" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        quoted.append(f"{len(names) - MOST_NAMED} more")
    return listed(quoted)


def listed(words: Sequence[str]) -> str:
    return "".join(words) if len(words) < 2 else f"{', '.join(words[:-1])} and {words[-1]}"


def _more(here: DialPoint, more: DialPoint, titles: dict[str, str]) -> str:
    brought = [each for each in more.decisions if each not in here.decisions]
    given_up = [each for each in here.decisions if each not in more.decisions]
    if not brought or more.value <= here.value:
        return "two more meetings bring in nothing new yet"
    instead = f" instead of {named(given_up, titles)}" if given_up else ""
    return f"two more meetings bring in {named(brought, titles)}{instead}"


def _fewer(here: DialPoint, fewer: DialPoint, titles: dict[str, str]) -> str:
    lost = [each for each in here.decisions if each not in fewer.decisions]
    gained = [each for each in fewer.decisions if each not in here.decisions]
    if not lost or fewer.value >= here.value:
        return "two fewer would lose nothing"
    instead = f" and have {named(gained, titles)} instead" if gained else ""
    return f"two fewer would lose {named(lost, titles)}{instead}"


def _next(
    points: Sequence[DialPoint], here: DialPoint, more: DialPoint | None, titles: dict[str, str]
) -> Iterator[str]:
    """Where two more meetings change nothing: how many it takes."""
    if more is None or more.value > here.value:
        return
    further = (each for each in points if each.meetings > here.meetings)
    better = next((each for each in further if each.value > here.value), None)
    if better is not None:
        brought = [each for each in better.decisions if each not in here.decisions]
        count = better.meetings - here.meetings
        words = NUMBERS[count] if count < len(NUMBERS) else str(count)
        yield f"It takes {words} more meetings to bring in {named(brought, titles)}."
