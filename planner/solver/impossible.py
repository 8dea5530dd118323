"""Why nothing fits: the rules at fault in a sentence, and the smallest changes that help.

Plain arithmetic on what has to be in, then the same question again with one thing changed, so
that every change offered really helps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.solver import arrange, knapsack, select, words
from planner.solver.extend import further_meetings
from planner.solver.knapsack import Knapsack
from planner.solver.pipeline import PIECES_AT_ONCE, CannotFit
from planner.solver.problem import Meeting, Problem
from planner.solver.reduce import Reduced, bits, reduce
from planner.solver.sequence import Draft, Packer, best_order
from planner.solver.solution import Impossible, Relaxation

MOST_MEETINGS, MOST_MINUTES, MOST_READING = 200, 180, 600
"""Changes beyond these would be no help to anybody and are not offered."""

FEW = 6
"""Of so many decisions it is tried one by one whether they can be packed, which takes time."""


def of_required(cannot: CannotFit) -> Impossible:
    """Why what is required (or locked) does not fit."""
    problem = cannot.reduced.problem
    conflict = minimal_conflict(problem)
    at_fault = reduce(_requiring(problem, set(conflict)))
    knap = knapsack.knapsack(at_fault)
    in_sum = not knap.fits(knap.required)
    text = _sum_words(at_fault, knap) if in_sum else _packing_words(cannot.reduced)
    return Impossible(
        text=text, conflict=conflict, relaxations=tuple(_relaxations(problem, conflict))
    )


def of_nothing(problem: Problem) -> Impossible | None:
    """Why not even one decision fits, told for the one that comes nearest; None without any."""
    reduced = reduce(problem)
    if not reduced.wishes:
        return None
    knap = knapsack.knapsack(reduced)
    nearest = min(range(len(knap.weights)), key=lambda i: (_excess(knap, 1 << i), i))
    decision = reduced.wishes[nearest].decision
    only = _requiring(problem, {decision.id})
    why = of_required(CannotFit(reduce(only), knapsack.knapsack(reduce(only)), on_paper=False))
    text = f"Not one decision fits. The nearest is {words.quoted(decision)}. {why.text}"
    changes = tuple(each for each in why.relaxations if each.kind != "fewer")
    return Impossible(text=text, conflict=(decision.id,), relaxations=changes)


def _excess(knap: Knapsack, chosen: int) -> float:
    """How many times the scarcest minutes would be needed."""
    pairs = zip(knap.minutes(chosen), knap.capacity, strict=True)
    return max((need / room if room else float(bool(need)) * 1e9 for need, room in pairs))


def fits(problem: Problem) -> bool:
    """Whether a way is found to pack everything required and locked."""
    reduced = reduce(problem)
    knap = knapsack.knapsack(reduced)
    if not knap.fits(knap.required):
        return False
    packer = Packer(reduced)
    wanted = bits(knap.required)
    draft = packer.pack(best_order(reduced, knap, knap.required))
    if packer.keeps_locks and set(wanted) <= set(draft.order):
        return True
    if sum(len(reduced.discussion[i]) for i in bits(reduced.must)) > PIECES_AT_ONCE:
        return False
    exact = arrange.packed_exactly(packer, wanted, seed=problem.seed, effort=0.4)
    return isinstance(exact, Draft)


def minimal_conflict(problem: Problem) -> tuple[str, ...]:
    """Required decisions that do not fit together, none of which could be left out of the set.

    Where the sums of minutes are at fault already, they are looked at first, as that takes no
    time; of more than FEW decisions only they.
    """
    kept = {decision.id for decision in problem.decisions if decision.required}
    if not _fits_in_sum(problem):
        kept = _without_spare(problem, kept, _fits_in_sum)
        if len(kept) > FEW:
            return tuple(sorted(kept))
    return tuple(sorted(_without_spare(problem, kept, fits)))


def _without_spare(
    problem: Problem, ids: set[str], still_fits: Callable[[Problem], bool]
) -> set[str]:
    kept = set(ids)
    for each in sorted(ids):
        if not still_fits(_requiring(problem, kept - {each})):
            kept -= {each}
    return kept


def _fits_in_sum(problem: Problem) -> bool:
    knap = knapsack.knapsack(reduce(problem))
    return knap.fits(knap.required)


def _requiring(problem: Problem, ids: set[str]) -> Problem:
    decisions = tuple(
        replace(decision, required=decision.id in ids) for decision in problem.decisions
    )
    return replace(problem, decisions=decisions)


def _sum_words(reduced: Reduced, knap: Knapsack) -> str:
    used = knap.minutes(knap.required)
    names = [words.quoted(wish.decision) for wish in reduced.wishes if wish.decision.required] or [
        "What is locked"
    ]
    over = []
    if used[0] > knap.capacity[0]:
        over.append(f"{words.minutes(used[0])} in meetings, which have {knap.capacity[0]} in all")
    for at, profile in enumerate(reduced.profiles, start=1):
        if used[at] > knap.capacity[at]:
            name = words.listed(profile.names, most=2)
            over.append(
                f"{words.minutes(used[at])} of reading, of which {name} can do {knap.capacity[at]}"
            )
    verb = "needs" if len(names) == 1 else "need"
    return f"{words.listed(names)} {verb} {'; and '.join(over[:2])}."


def _packing_words(reduced: Reduced) -> str:
    longest = max(reduced.room, default=0)
    dated = any(wish.decision.by for wish in reduced.wishes if wish.decision.required)
    locked = " around what is locked" if reduced.fixed else ""
    by = " by the dates asked" if dated else ""
    return (
        f"The minutes suffice in sum, but not in meetings with {words.minutes(longest)} "
        f"for new topics each{locked}{by}."
    )


def _relaxations(problem: Problem, conflict: tuple[str, ...]) -> Iterator[Relaxation]:
    makers: tuple[Callable[[Problem], Relaxation | None], ...] = (
        _more_meetings,
        _longer_meetings,
        _more_reading,
        _later_dates,
    )
    found = [made for made in (make(problem) for make in makers) if made is not None]
    yield from found
    if not any(each.kind in ("minutes", "reading") for each in found):
        both = _longer_and_more(problem)
        if both is not None:
            yield both
    if len(conflict) > 1:
        yield _fewer(problem)


def _smallest(change: Callable[[int], Problem], step: int, most: int) -> int | None:
    """The smallest multiple of `step`, at most `most`, with which everything fits.

    Doubling, then halving.
    """
    high = step
    while not fits(change(high)):
        high *= 2
        if high >= 2 * most:
            return None
    low = high // 2
    while high - low > step:
        middle = (low + high) // 2 // step * step
        if fits(change(middle)):
            high = middle
        else:
            low = middle
    return high if high <= most else None


def _more_meetings(problem: Problem) -> Relaxation | None:
    if any(decision.required and decision.by for decision in problem.decisions):
        return None
    count = _smallest(lambda number: further_meetings(problem, number), 1, MOST_MEETINGS)
    if count is None:
        return None
    text = f"{words.capital(words.counted(count, 'more meeting'))} would do."
    return Relaxation(kind="meetings", amount=count, text=text)


def _longer_meetings(problem: Problem) -> Relaxation | None:
    def change(extra: int) -> Problem:
        meetings = tuple(_longer(meeting, extra) for meeting in problem.meetings)
        return replace(problem, meetings=meetings)

    extra = _smallest(change, 5, MOST_MINUTES)
    if extra is None:
        return None
    text = f"Meetings {words.minutes(extra)} longer would do."
    return Relaxation(kind="minutes", amount=extra, text=text)


def _longer(meeting: Meeting, extra: int) -> Meeting:
    return replace(meeting, minutes=meeting.minutes + extra) if meeting.kind == "study" else meeting


def _more_reading(problem: Problem) -> Relaxation | None:
    def change(extra: int) -> Problem:
        people = tuple(replace(person, reading=person.reading + extra) for person in problem.people)
        return replace(problem, people=people)

    extra = _smallest(change, 5, MOST_READING) if problem.people else None
    if extra is None:
        return None
    text = f"{words.capital(words.minutes(extra))} more of reading a week for everybody would do."
    return Relaxation(kind="reading", amount=extra, text=text)


def _longer_and_more(problem: Problem) -> Relaxation | None:
    """For when neither is enough alone: twice as much reading as meeting, as steps usually ask."""

    def change(extra: int) -> Problem:
        people = tuple(
            replace(person, reading=person.reading + 2 * extra) for person in problem.people
        )
        meetings = tuple(_longer(meeting, extra) for meeting in problem.meetings)
        return replace(problem, people=people, meetings=meetings)

    extra = _smallest(change, 5, MOST_MINUTES) if problem.people else None
    if extra is None:
        return None
    text = (
        f"Meetings {words.minutes(extra)} longer, with {words.minutes(2 * extra)} more of reading "
        "a week, would do."
    )
    return Relaxation(kind="both", amount=extra, text=text)


def _later_dates(problem: Problem) -> Relaxation | None:
    if not any(decision.required and decision.by for decision in problem.decisions):
        return None
    decisions = tuple(replace(decision, by=None) for decision in problem.decisions)
    if not fits(replace(problem, decisions=decisions)):
        return None
    return Relaxation(kind="date", amount=0, text="Without the dates asked, everything fits.")


def _fewer(problem: Problem) -> Relaxation:
    """The most valuable part of what is required that fits together."""
    required = [decision for decision in problem.decisions if decision.required]
    optional = replace(problem, decisions=tuple(replace(d, required=False) for d in required))
    reduced = reduce(optional)
    kept = _kept(reduced, knapsack.knapsack(reduced), problem.seed)
    gone = [decision for decision in required if decision.id not in kept]
    text = f"Without {words.listed([words.quoted(each) for each in gone])} the rest fits."
    return Relaxation(kind="fewer", amount=len(gone), text=text)


def _kept(reduced: Reduced, knap: Knapsack, seed: int) -> set[str]:
    chosen = select.best(knap, knapsack.greedy(knap), seed=seed, effort=0.5).decisions
    draft = Packer(reduced).pack(best_order(reduced, knap, chosen))
    known = {decision.id for decision in reduced.known}
    return known | {reduced.wishes[position].decision.id for position in draft.order}
