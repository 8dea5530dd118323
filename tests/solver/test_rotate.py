"""Who leads: small rotas to read, then any rota, judged by the checker."""

from __future__ import annotations

import dataclasses
import random
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.solver.check_turns import turn_violations
from planner.solver.problem import Person, Problem
from planner.solver.roster import roster_of
from planner.solver.rotate import repair_rota, rota
from planner.solver.solution import Turn
from tests.solver.examples import (
    meeting,
    meetings,
    people,
    person,
    placed,
    problem,
    step,
    turns,
    week,
)


def group(*who: Person, count: int) -> Problem:
    return problem(people=who, meetings=meetings(count))


def leads(question: Problem) -> list[str | None]:
    return [turn.lead for turn in rota(question, ())]


def changes(before: tuple[Turn, ...], after: tuple[Turn, ...]) -> int:
    return sum(old.lead != new.lead for old, new in zip(before, after, strict=True))


def test_without_meetings_there_are_no_turns():
    assert rota(problem(meetings=0), ()) == ()


def test_people_take_turns_and_who_leads_next_or_later_stands_in():
    question = group(*people("Ada", "Ben", "Cleo"), count=4)

    assert rota(question, ()) == turns("ada ben", "ben cleo", "cleo ada", "ada ben")


def test_whoever_is_alone_leads_always_and_nobody_stands_in():
    [first, _] = rota(group(person("Ada"), person("Ben", leads=False), count=2), ())

    reason = "nobody else who leads is there to stand in"
    assert first == Turn(meeting=0, lead="ada", backup=None, reason=reason)


def test_a_meeting_without_anybody_to_lead_names_who_is_away():
    away = [week(0)]
    question = group(person("Ada", away=away), person("Ben", away=away), count=1)

    reason = "nobody who leads is there: Ada and Ben are away"
    assert rota(question, ()) == (Turn(meeting=0, lead=None, reason=reason),)


def test_a_group_in_which_nobody_leads_says_so():
    question = group(person("Ada", leads=False), count=1)

    assert rota(question, ()) == (Turn(meeting=0, lead=None, reason="nobody in the group leads"),)


def test_breaks_have_no_turn_and_all_other_meetings_have_one():
    kinds = ("study", "break", "review", "curiosity", "exploration", "paper")
    days = [meeting(week(number), kind=kind) for number, kind in enumerate(kinds)]
    question = problem(people=people("Ada", "Ben", "Cleo"), meetings=days)

    given = [(turn.meeting, turn.lead) for turn in rota(question, ())]

    assert given == [(0, "ada"), (2, "ben"), (3, "cleo"), (4, "ada"), (5, "ben")]


def test_who_led_longest_ago_leads_first_and_who_just_led_last():
    ada = person("Ada", led_on=week(-1), turns_before=1)
    ben = person("Ben", led_on=week(-2), turns_before=2)
    question = group(ada, ben, person("Cleo"), count=3)

    assert leads(question) == ["cleo", "ben", "ada"]


def test_an_avoided_date_goes_to_somebody_else():
    ada = person("Ada", avoids=[week(0)])
    question = group(ada, *people("Ben", "Cleo"), count=3)

    assert leads(question)[0] != "ada"
    assert turn_violations(question, rota(question, ())) == ()


def test_a_preferred_step_goes_to_who_prefers_it():
    cleo = person("Cleo", prefers=[("sets", 1)])
    question = problem(
        steps=[step("sets")], people=[*people("Ada", "Ben"), cleo], meetings=meetings(3)
    )

    first, *_ = rota(question, placed(question, [("sets", 1)]))

    assert first.lead == "cleo"


def test_one_avoided_date_counts_more_than_all_preferred_steps():
    steps = [step("a"), step("b"), step("c"), step("d")]
    ada = person("Ada", prefers=[("b", 1), ("d", 1)], avoids=[week(3)])
    question = problem(steps=steps, people=[ada, person("Ben")], meetings=4)
    rows = placed(question, [("a", 1)], [("b", 1)], [("c", 1)], [("d", 1)])

    assert [turn.lead for turn in rota(question, rows)] == ["ada", "ben", "ada", "ben"]


def test_fairness_is_not_given_up_for_a_preference():
    ada = person("Ada", prefers=[(name, 1) for name in "abcd"])
    question = problem(
        steps=[step(name) for name in "abcd"], people=[ada, person("Ben")], meetings=4
    )
    rows = placed(question, *[[(name, 1)] for name in "abcd"])

    given = [turn.lead for turn in rota(question, rows)]

    assert sorted(given[:2]) == sorted(given[2:]) == ["ada", "ben"]


def test_the_order_in_which_people_are_listed_does_not_matter():
    question = _random_group(random.Random(5), people_count=7, count=14)
    listed = list(question.people)
    random.Random(1).shuffle(listed)

    shuffled = dataclasses.replace(question, people=tuple(listed))

    assert rota(shuffled, ()) == rota(question, ())


def test_no_event_changes_no_turn():
    question = _random_group(random.Random(2), people_count=6, count=12)
    before = rota(question, ())

    assert repair_rota(question, (), before) == before


def test_when_somebody_goes_away_only_their_turn_changes_if_that_is_fair():
    before = turns("ada ben", "ben cleo", "cleo ada", "ada ben", "ben cleo", "cleo ada")
    cleo = person("Cleo", away=[week(5)])

    after = repair_rota(group(*people("Ada", "Ben"), cleo, count=6), (), before)

    assert [turn.lead for turn in after] == ["ada", "ben", "cleo", "ada", "ben", "ada"]


def test_who_stands_in_stays_where_that_is_possible():
    before = turns("ada cleo", "ben cleo", "cleo ben")
    question = group(*people("Ada", "Ben", "Cleo"), count=3)

    assert repair_rota(question, (), before) == before


def test_a_gap_is_filled_when_somebody_comes_back():
    question = group(*people("Ada", "Ben"), count=2)

    after = repair_rota(question, (), turns("", "ben ada"))

    assert after == turns("ada ben", "ben ada")


def test_a_repair_changes_as_few_leads_as_any_fair_rota():
    question = _random_group(random.Random(3), people_count=4, count=6)
    before = rota(question, ())
    fewer = dataclasses.replace(question, people=question.people[:-1])

    after = repair_rota(fewer, (), before)

    assert changes(before, after) == min(changes(before, other) for other in _all_rotas(fewer))


def test_preferences_are_met_as_well_as_in_any_fair_rota():
    for seed in range(12):
        question = _random_group(random.Random(seed), people_count=3, count=6)
        roster = roster_of(question, ())
        number = {each.id: index for index, each in enumerate(roster.people)}

        costs = [
            roster.total(tuple(number.get(turn.lead or "", -1) for turn in each))
            for each in [rota(question, ()), *_all_rotas(question)]
        ]

        assert costs[0] == min(costs)


def _all_rotas(question: Problem) -> list[tuple[Turn, ...]]:
    """Every sound rota, by trying all."""
    able = [
        [who.id for who in question.people if who.leads and each.on not in who.away] or [""]
        for each in question.meetings
    ]
    rotas = [turns(*names) for names in product(*able)]
    return [each for each in rotas if not turn_violations(question, each)]


def _random_group(chance: random.Random, *, people_count: int, count: int) -> Problem:
    dates = [week(number) for number in range(count)]
    who = [
        person(
            f"P{index}",
            away=[on for on in dates if chance.random() < 0.15],
            avoids=[on for on in dates if chance.random() < 0.15],
            led_on=chance.choice([None, week(-1 - chance.randrange(8))]),
            turns_before=chance.randrange(3),
        )
        for index in range(people_count)
    ]
    return problem(people=who, meetings=meetings(count))


groups = st.builds(
    lambda seed, people_count, count: _random_group(
        random.Random(seed), people_count=people_count, count=count
    ),
    st.integers(0, 10_000),
    st.integers(0, 7),
    st.integers(0, 14),
)


@settings(max_examples=80, deadline=None)
@given(groups)
def test_any_rota_is_sound(question):
    assert turn_violations(question, rota(question, ())) == ()


@settings(max_examples=40, deadline=None)
@given(groups, st.randoms(use_true_random=False))
def test_any_repair_is_sound_and_changes_no_more_than_a_new_rota(question, chance):
    before = rota(question, ())
    away = [each.on for each in question.meetings if chance.random() < 0.2]
    who = [
        dataclasses.replace(each, away=each.away | set(away)) if each.id == "p0" else each
        for each in question.people
    ]
    changed = dataclasses.replace(question, people=tuple(who))

    after = repair_rota(changed, (), before)

    assert turn_violations(changed, after) == ()
    assert changes(before, after) <= changes(before, rota(changed, ()))


@settings(max_examples=40, deadline=None)
@given(groups)
def test_a_rota_planned_in_parts_is_as_fair_as_one_planned_at_once(question):
    """Three meetings at a time, with what happened remembered: the whole is judged."""
    held: list[Turn] = []
    who = question.people
    for start in range(0, len(question.meetings), 3):
        part = problem(people=who, meetings=question.meetings[start : start + 3])
        given = rota(part, ())
        held += [dataclasses.replace(turn, meeting=turn.meeting + start) for turn in given]
        who = tuple(_remember(each, part, given) for each in who)

    assert turn_violations(question, held) == ()


def _remember(who: Person, part: Problem, given: tuple[Turn, ...]) -> Person:
    led = [part.meetings[turn.meeting].on for turn in given if turn.lead == who.id]
    if not led:
        return who
    return dataclasses.replace(who, led_on=max(led), turns_before=who.turns_before + len(led))


@settings(max_examples=40, deadline=None)
@given(groups)
def test_everybody_stands_in_about_as_often_as_others_who_are_always_there(question):
    given = [turn.backup for turn in rota(question, ())]
    always = [each.id for each in question.people if not each.away]

    times = [given.count(name) for name in always]

    assert max(times, default=0) - min(times, default=0) <= 2


@settings(max_examples=40, deadline=None)
@given(groups)
def test_somebody_stands_in_wherever_a_second_person_is_there(question):
    present = [
        sum(each.on not in who.away for who in question.people) for each in question.meetings
    ]

    given = [turn.backup is not None for turn in rota(question, ())]

    assert given == [count >= 2 for count in present]
