"""Why a decision is left out, what it would cost, and what would bring it in.

Facts first: every sentence is made from figures that can be checked again, and none claims more
than was computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.solver import knapsack, select, words
from planner.solver.extend import cut_after, further_meetings
from planner.solver.knapsack import Knapsack
from planner.solver.pipeline import Effort, Outcome
from planner.solver.reduce import Reduced, bits, reduce
from planner.solver.sequence import Packer, best_order
from planner.solver.solution import LeftOut, OmissionReason

FORCED_AT_MOST = 40
FORCED_OF_MANY = 10
"""For so many left-out decisions the loss of forcing one in is computed: fewer of many."""
MEETINGS_LONGER = 4
"""How many more meetings than the sum of minutes asks are tried until all can be packed."""


@dataclass(frozen=True, slots=True)
class _Outside:
    """A decision that is left out (its position), beside the chosen ones (bit set)."""

    outcome: Outcome
    chosen: int
    i: int
    fits_alone: bool
    effort: Effort | None

    @property
    def together(self) -> int:
        return self.chosen | 1 << self.i


def left_out(outcome: Outcome, effort: Effort) -> tuple[LeftOut, ...]:
    """One for each decision that is not reached, the most valuable first."""
    reduced, knap = outcome.reduced, outcome.knap
    chosen = sum(1 << i for i in outcome.draft.order)
    fitting = set(knap.fitting)
    outside = [i for i in range(len(reduced.wishes)) if not chosen >> i & 1]
    outside.sort(key=lambda i: (-knap.weights[i], reduced.wishes[i].decision.id))
    forced = FORCED_AT_MOST if len(outside) <= FORCED_AT_MOST else FORCED_OF_MANY
    beyond = reduce(further_meetings(reduced.problem, len(reduced.room))) if outside else reduced
    return tuple(
        _left_out(
            _Outside(outcome, chosen, i, i in fitting, effort if n < forced else None),
            beyond,
        )
        for n, i in enumerate(outside)
    )


def _left_out(outside: _Outside, beyond: Reduced) -> LeftOut:
    outcome, knap = outside.outcome, outside.outcome.knap
    together, before = knap.minutes(outside.together), knap.minutes(outside.chosen)
    further = tuple(a - b for a, b in zip(together, before, strict=True))
    costs, lost = _price(outside)
    facts = LeftOut(
        decision=outcome.reduced.wishes[outside.i].decision.id,
        reason=_reason(outside, costs),
        discussion=further[0],
        reading=max(further[1:], default=0),
        reader=_reader(outcome, further),
        costs=costs,
        lost=lost,
        more_meetings=more_meetings(knap, beyond, outside.together, len(outcome.reduced.room)),
        text="",
    )
    return replace(facts, text=_omission_words(facts, outside))


def _reader(outcome: Outcome, further: tuple[int, ...]) -> str:
    """Who reads most for it, where they differ."""
    if len(further) < 3:
        return ""
    most = max(range(1, len(further)), key=lambda at: (further[at], -at))
    return outcome.reduced.profiles[most - 1].names[0]


def _price(outside: _Outside) -> tuple[int, tuple[str, ...]]:
    """Points and decisions lost when the decision is forced in, everything else at its best."""
    outcome, effort = outside.outcome, outside.effort
    if effort is None or not outside.fits_alone:
        return 0, ()
    knap = replace(outcome.knap, required=outcome.knap.required | 1 << outside.i)
    chosen = knapsack.greedy(knap)
    if effort.is_exact:
        seed = outcome.reduced.problem.seed
        chosen = select.best(
            knap, chosen, seed=seed, effort=effort.choose / 8, lean=False
        ).decisions
    gone = [position for position in outcome.draft.order if not chosen >> position & 1]
    costs = max(0, outcome.draft.value - knap.value(chosen))
    costs *= outcome.reduced.unit
    return costs, tuple(outcome.reduced.wishes[position].decision.id for position in sorted(gone))


def _reason(outside: _Outside, costs: int) -> OmissionReason:
    if not outside.fits_alone:
        return "alone-too-big"
    if outside.outcome.knap.fits(outside.together):
        return "not-packed"
    return "swap" if costs == 0 and outside.effort else "no-room"


def more_meetings(knap: Knapsack, beyond: Reduced, chosen: int, meetings: int) -> int | None:
    """The fewest further meetings with which these are packed; None when not found.

    `beyond` is the problem with further meetings, of which `meetings` are there already.
    """
    used = knap.minutes(chosen)
    enough = next(
        (
            count
            for count in range(meetings, len(beyond.room) + 1)
            if _holds(knapsack.capacities(beyond, count), used)
        ),
        None,
    )
    if enough is None:
        return None
    for count in range(enough, min(enough + MEETINGS_LONGER, len(beyond.room)) + 1):
        if count > meetings and _packs(cut_after(beyond, count), knap, bits(chosen)):
            return count - meetings
    return None


def _holds(capacity: Iterable[int], used: Iterable[int]) -> bool:
    return all(need <= room for need, room in zip(used, capacity, strict=True))


def _packs(reduced: Reduced, knap: Knapsack, chosen: list[int]) -> bool:
    order = best_order(reduced, knap, sum(1 << i for i in chosen))
    return set(chosen) <= set(Packer(reduced).pack(order).order)


def _omission_words(facts: LeftOut, outside: _Outside) -> str:
    reduced = outside.outcome.reduced
    sentences = [_cost_words(facts)]
    if facts.reason == "alone-too-big":
        sentences = [_too_big_words(reduced, outside.outcome.knap, outside.i)]
    elif facts.reason == "not-packed":
        sentences.append(
            "The minutes are there in sum, but not in one piece where they are needed."
        )
    elif facts.reason == "swap" and facts.lost:
        names = _names(reduced, facts.lost)
        sentences.append(f"Equally good: swap it for {names}.")
    elif facts.lost:
        sentences.append(f"Bringing it in now would lose {_names(reduced, facts.lost)}.")
    sentences.append(_more_words(facts))
    return " ".join(sentence for sentence in sentences if sentence)


def _cost_words(facts: LeftOut) -> str:
    who = f" by {facts.reader}" if facts.reader else ""
    return (
        f"It would take {words.minutes(facts.discussion)} more in meetings and "
        f"{words.minutes(facts.reading)} more of reading{who}."
    )


def _too_big_words(reduced: Reduced, knap: Knapsack, i: int) -> str:
    needed = knap.minutes(1 << i | knap.required)
    if needed[0] > knap.capacity[0]:
        return (
            f"Alone it takes {words.minutes(needed[0])} in meetings, "
            f"and all meetings together have {knap.capacity[0]}."
        )
    over = max(range(1, len(needed)), key=lambda at: (needed[at] - knap.capacity[at], -at))
    name = words.listed(reduced.profiles[over - 1].names, most=2)
    return (
        f"Alone it takes {words.minutes(needed[over])} of reading, "
        f"and {name} can read {knap.capacity[over]} until the last meeting."
    )


def _more_words(facts: LeftOut) -> str:
    if facts.more_meetings is None:
        return "Twice as many meetings would not be sure to bring it in beside the rest."
    verb = "brings" if facts.more_meetings == 1 else "bring"
    count = words.capital(words.counted(facts.more_meetings, "more meeting"))
    return f"{count} {verb} it in beside everything else."


def _names(reduced: Reduced, decisions: tuple[str, ...]) -> str:
    titles = {wish.decision.id: wish.decision for wish in reduced.wishes}
    return words.listed([words.quoted(titles[each]) for each in decisions])
