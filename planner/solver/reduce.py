"""Makes the problem small before it is solved: closures, classes, people who bind.

Value sits on decisions only, so each decision is replaced by the steps it needs (its closure)
and the graph disappears from the choice: what is left is a set-union knapsack over decisions
and classes, a class being the steps that exactly the same decisions need.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass

from planner.solver.problem import Decision, Key, Nonsense, Person, Problem


@dataclass(frozen=True, slots=True)
class Profile:
    """People who bind in the same way: the minutes they can read before each meeting, and
    the steps (as a bit set over `Reduced.keys`) that they do not know yet."""

    names: tuple[str, ...]
    room: tuple[int, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision with its closure as a bit set over `Reduced.keys`.

    `weight` is counted in `Reduced.unit`.
    """

    decision: Decision
    closure: int
    weight: int


@dataclass(frozen=True)
class Reduced:
    """Steps in a canonical topological order with everything that the stages ask of them.

    `needs[i]`: the steps directly before step i. `discussion[i]`, `reading[i]`: minutes of each
    piece; discussion is 0 for catch-up steps. `wishes`: decisions worth planning for;
    `known`: those reached already; `must`: steps that have to be in, of which `locked` for no
    decision's sake.
    `unit`: the largest number that divides all weights, so that weights times a number are the
    same problem.
    `latest[i]`: last meeting in which step i may end; `fixed`: (step, piece) -> meeting.
    """

    problem: Problem
    keys: tuple[Key, ...]
    needs: tuple[tuple[int, ...], ...]
    discussion: tuple[tuple[int, ...], ...]
    reading: tuple[tuple[int, ...], ...]
    profiles: tuple[Profile, ...]
    room: tuple[int, ...]
    wishes: tuple[Wish, ...]
    known: tuple[Decision, ...]
    must: int
    locked: int
    unit: int
    latest: tuple[int, ...]
    fixed: dict[tuple[int, int], int]

    def discussion_of(self, closure: int) -> int:
        return sum(sum(self.discussion[i]) for i in bits(closure))

    def reading_of(self, closure: int, profile: Profile) -> int:
        return sum(sum(self.reading[i]) for i in bits(closure & profile.unknown))


def bits(mask: int) -> list[int]:
    """The positions of the ones of a bit set, ascending."""
    text = bin(mask)[:1:-1]
    found = []
    at = text.find("1")
    while at >= 0:
        found.append(at)
        at = text.find("1", at + 1)
    return found


def known_by_all(problem: Problem) -> frozenset[Key]:
    if not problem.people:
        return frozenset()
    return frozenset.intersection(*(person.knows for person in problem.people))


def topological(problem: Problem, wanted: set[Key], skip: frozenset[Key]) -> tuple[Key, ...]:
    """The wanted steps, needs first, ties by id: the same for any order of the input.

    Raises `Nonsense` that names a circle.
    """
    waiting: dict[Key, int] = {}
    behind: dict[Key, list[Key]] = defaultdict(list)
    for key in wanted:
        before = {need for need in problem.step[key].needs if need not in skip}
        waiting[key] = len(before)
        for need in before:
            behind[need].append(key)
    ready = sorted(key for key, count in waiting.items() if count == 0)
    order: list[Key] = []
    while ready:
        key = heapq.heappop(ready)
        order.append(key)
        for follower in behind[key]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heapq.heappush(ready, follower)
    if len(order) < len(wanted):
        raise Nonsense(_circle(problem, wanted - set(order), skip))
    return tuple(order)


def _circle(problem: Problem, stuck: set[Key], skip: frozenset[Key]) -> str:
    seen: list[Key] = [min(stuck)]
    while True:
        following = min(
            need for need in problem.step[seen[-1]].needs if need in stuck and need not in skip
        )
        if following in seen:
            names = [f"{topic} ({depth})" for topic, depth in seen[seen.index(following) :]]
            return "These stand on each other in a circle: " + " → ".join([*names, names[0]]) + "."
        seen.append(following)


def closure(problem: Problem, needs: tuple[Key, ...], skip: frozenset[Key]) -> set[Key]:
    """Every step that has to be learnt for these, without those that everybody knows."""
    found: set[Key] = set()
    pending = [need for need in needs if need not in skip]
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending.extend(
                need for need in problem.step[key].needs if need not in skip and need not in found
            )
    return found


def reduce(problem: Problem) -> Reduced:
    """Closures, canonical order and the people who bind. Raises `Nonsense` on a circle."""
    skip = known_by_all(problem)
    decisions = sorted(problem.decisions, key=lambda each: each.id)
    closures = {each.id: closure(problem, each.needs, skip) for each in decisions}
    locked = {lock.key for lock in problem.locks if lock.key not in skip}
    must = closure(problem, tuple(sorted(locked)), skip)
    worth = [each for each in decisions if each.weight > 0 or each.required]
    wanted = must.union(*(closures[each.id] for each in worth))
    keys = topological(problem, wanted, skip)
    index = {key: i for i, key in enumerate(keys)}
    masks = {each.id: _mask(index, closures[each.id]) for each in worth}
    unit = math.gcd(*(each.weight for each in worth)) or 1
    required = [each for each in worth if each.required]
    locked_mask = must_mask = _mask(index, must)
    for each in required:
        must_mask |= masks[each.id]
    needs = tuple(
        tuple(sorted(index[need] for need in problem.step[key].needs if need not in skip))
        for key in keys
    )
    return Reduced(
        problem=problem,
        keys=keys,
        needs=needs,
        discussion=_discussion(problem, keys),
        reading=tuple(tuple(piece.reading for piece in problem.step[key].pieces) for key in keys),
        profiles=_profiles(problem, keys),
        room=tuple(each.minutes if each.kind == "study" else 0 for each in problem.meetings),
        wishes=tuple(
            Wish(each, masks[each.id], each.weight // unit) for each in worth if masks[each.id]
        ),
        known=tuple(each for each in worth if not masks[each.id]),
        must=must_mask,
        locked=locked_mask,
        unit=unit,
        latest=_latest(problem, keys, needs, index, masks),
        fixed=_fixed(problem, index),
    )


def _mask(index: dict[Key, int], closed: set[Key]) -> int:
    text = bytearray(len(index) // 8 + 1)
    for key in closed:
        at = index[key]
        text[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(text, "little")


def _discussion(problem: Problem, keys: tuple[Key, ...]) -> tuple[tuple[int, ...], ...]:
    """Minutes in the meeting; none for steps that nearly everybody knows (the rest catches up)."""
    return tuple(
        tuple(
            0 if is_catch_up(problem, key) else each.discussion for each in problem.step[key].pieces
        )
        for key in keys
    )


def is_catch_up(problem: Problem, key: Key) -> bool:
    """Nearly everybody knows the step, so the others read it and nobody discusses it."""
    knowing = sum(key in person.knows for person in problem.people)
    enough = problem.catch_up_percent * len(problem.people)
    return bool(problem.people) and knowing * 100 >= enough


def _profiles(problem: Problem, keys: tuple[Key, ...]) -> tuple[Profile, ...]:
    """One profile for people alike; people who can never bind before another are dropped."""
    alike: dict[tuple[tuple[int, ...], int], list[Person]] = defaultdict(list)
    for person in sorted(problem.people, key=lambda each: each.id):
        room = tuple(problem.weekly_reading(person, each) for each in problem.meetings)
        unknown = 0
        for i, key in enumerate(keys):
            if key not in person.knows:
                unknown |= 1 << i
        alike[(room, unknown)].append(person)
    profiles = [
        Profile(tuple(person.name for person in people), room, unknown)
        for (room, unknown), people in alike.items()
    ]
    return tuple(
        each
        for each in profiles
        if not any(_binds_before(other, each) for other in profiles if other is not each)
    )


def _binds_before(first: Profile, second: Profile) -> bool:
    """Whoever fits the first fits the second: it reads no less and has no more room."""
    return second.unknown & ~first.unknown == 0 and all(
        a <= b for a, b in zip(first.room, second.room, strict=True)
    )


def _latest(
    problem: Problem,
    keys: tuple[Key, ...],
    needs: tuple[tuple[int, ...], ...],
    index: dict[Key, int],
    masks: dict[str, int],
) -> tuple[int, ...]:
    last = len(problem.meetings) - 1
    latest = [last] * len(keys)
    for lock in problem.locks:
        if lock.key in index:
            at = _meeting_on(problem, lock.on)
            i = index[lock.key]
            if lock.piece == len(problem.step[lock.key].pieces) - 1:
                latest[i] = min(latest[i], at)
            for need in needs[i]:
                latest[need] = min(latest[need], at)
    for decision in problem.decisions:
        if decision.required and decision.by is not None and decision.id in masks:
            until = sum(meeting.on <= decision.by for meeting in problem.meetings) - 1
            for i in bits(masks[decision.id]):
                latest[i] = min(latest[i], until)
    for i in range(len(keys) - 1, -1, -1):
        for need in needs[i]:
            latest[need] = min(latest[need], latest[i])
    return tuple(latest)


def _fixed(problem: Problem, index: dict[Key, int]) -> dict[tuple[int, int], int]:
    return {
        (index[lock.key], lock.piece): _meeting_on(problem, lock.on)
        for lock in problem.locks
        if lock.key in index
    }


def _meeting_on(problem: Problem, on: object) -> int:
    return next(i for i, meeting in enumerate(problem.meetings) if meeting.on == on)
