"""Pure: what an answer says of the topics that the asked one stands on.

The idea is that of fractional implicit repetition (J. Skycak, "FIRe", Math Academy): whoever
recalls something advanced has practised what it stands on, in part, so that this need not be
asked soon. There a failure goes the other way, from prerequisites up, and so it never comes down.

The rule here, made for FSRS, which knows no such thing:

1. Only "good" and "easy" give credit; "hard" and "forgot" change nothing but their own card.
2. Credit goes along hard prerequisites, as the graph of the catalogue has them, and halves with
   each of them: 1/2, 1/4, 1/8, and no further.
3. A card with credit c waits at least c of its own interval from now on: what was due is due
   later, what is due later anyway stays. No interval is ever shortened by it.
4. It is no full review: stability and difficulty stay as the last own answer left them, and a
   card never waits longer than twice its interval from that answer, so everything is asked itself
   now and then.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from curriculum import graph
from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.progress.spacing import Answer, Memory

FURTHEST = 3
MOST_INTERVALS = 2
GIVING = (Answer.GOOD, Answer.EASY)


def credited(catalogue: Catalogue, step: Step, answer: Answer) -> dict[Step, Fraction]:
    """How much each step below gets; a step that is reached on several ways, by the shortest."""
    if answer not in GIVING or step[0] not in catalogue.topic_by_id:
        return {}
    found: dict[Step, Fraction] = {}
    reached = [step]
    for distance in range(1, FURTHEST + 1):
        needs = [
            need
            for each in reached
            if each[0] in catalogue.topic_by_id
            for need in graph.direct_needs(catalogue, each)
        ]
        reached = [need for need in dict.fromkeys(needs) if need not in found and need != step]
        found |= dict.fromkeys(reached, Fraction(1, 2**distance))
    return found


def postponed(memory: Memory, share: Fraction, *, now: dt.datetime) -> dt.datetime:
    """When a card with this much credit is due; never before it was."""
    interval = dt.timedelta(days=memory.days)
    waits = now + interval * float(share)
    latest = memory.reviewed_at + interval * MOST_INTERVALS
    return max(memory.due_at, min(waits, latest))
