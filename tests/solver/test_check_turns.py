"""Each rule about who leads: trivial, kept, broken."""

from __future__ import annotations

from planner.solver.check_turns import turn_violations
from planner.solver.problem import Person, Problem
from planner.solver.solution import Turn
from tests.solver.examples import meeting, meetings, people, person, problem, turns, week


def rules(question: Problem, *pairs: str) -> list[str]:
    return [each.rule for each in turn_violations(question, turns(*pairs))]


def group(*who: Person, count: int) -> Problem:
    return problem(people=who, meetings=meetings(count))


def test_no_meetings_need_no_turns():
    assert turn_violations(problem(meetings=0), ()) == ()


def test_each_led_meeting_has_one_turn():
    question = group(*people("Ada", "Ben"), count=2)

    assert rules(question, "ada", "ben") == []
    assert rules(question, "ada") == ["turns"]
    assert rules(question, "ada", "ben", "ada") == ["turns"]


def test_a_break_has_no_turn():
    days = [meeting(week(0)), meeting(week(1), kind="break")]
    question = problem(people=people("Ada", "Ben"), meetings=days)

    assert rules(question, "ada") == []
    assert rules(question, "ada", "ben") == ["turns"]


def test_strangers_have_no_turn():
    [broken] = turn_violations(problem(meetings=1), turns("cleo"))

    assert (broken.rule, broken.text) == ("turns", "cleo has a turn and is not in the group.")


def test_nobody_leads_while_away():
    ben = person("Ben", away=[week(0)])

    [broken] = turn_violations(group(person("Ada"), ben, count=1), turns("ben"))

    text = "Ben leads on 14 January 2027, but is away or does not lead."
    assert (broken.rule, broken.text) == ("present", text)


def test_nobody_stands_in_while_away():
    question = group(person("Ada"), person("Ben", away=[week(0)]), count=1)

    assert rules(question, "ada ben") == ["present"]


def test_who_does_not_lead_neither_leads_nor_stands_in():
    question = group(person("Ada"), person("Ben", leads=False), count=1)

    assert rules(question, "ada") == []
    assert rules(question, "ben") == ["present"]
    assert rules(question, "ada ben") == ["present"]


def test_nobody_stands_in_for_themselves():
    assert rules(group(*people("Ada", "Ben"), count=1), "ada ada") == ["backup"]


def test_a_meeting_is_led_if_somebody_can():
    nobody = group(person("Ada", away=[week(0)]), count=1)

    assert rules(group(person("Ada"), count=1), "") == ["unled"]
    assert rules(nobody, "") == []


def test_a_meeting_that_nobody_leads_says_why():
    nobody = group(person("Ada", away=[week(0)]), count=1)

    [broken] = turn_violations(nobody, [Turn(meeting=0, lead=None)])

    text = "Nobody leads on 14 January 2027, and nothing says why."
    assert (broken.rule, broken.text) == ("unled", text)


def test_nobody_leads_twice_in_a_row_when_three_can():
    away = [week(0)]
    two = group(person("Ada"), person("Ben", away=[week(1)]), person("Cleo", away=away), count=2)
    three = group(person("Ada"), person("Ben", away=away), person("Cleo", away=away), count=2)

    assert rules(two, "ada", "ada") == []
    assert rules(three, "ada", "ada") == ["in-a-row"]


def test_a_break_does_not_come_between_two_in_a_row():
    days = [meeting(week(0)), meeting(week(1), kind="break"), meeting(week(2))]
    late = [person("Ben", away=[week(0)]), person("Cleo", away=[week(0)])]
    question = problem(people=[person("Ada"), *late], meetings=days)

    again = [Turn(meeting=0, lead="ada"), Turn(meeting=2, lead="ada")]

    assert [each.rule for each in turn_violations(question, again)] == ["in-a-row"]


def test_who_led_the_last_meeting_is_not_first_when_three_can():
    ada = person("Ada", led_on=week(-1))
    ben, cleo = person("Ben", led_on=week(-1)), person("Cleo", led_on=week(-1))
    late = person("Dan", led_on=week(-2), away=[week(0)])

    assert rules(group(ada, ben, late, count=1), "ada") == []
    assert rules(group(ada, ben, cleo, late, count=1), "ada") == ["in-a-row"]


def test_over_any_stretch_turns_differ_by_at_most_one():
    question = group(*people("Ada", "Ben", "Cleo"), count=6)

    assert rules(question, "ada", "ben", "cleo", "ada", "ben", "cleo") == []
    assert rules(question, "ada", "ben", "cleo", "ben", "cleo", "ada") == ["fair", "fair"]


def test_a_stretch_in_the_middle_counts_too():
    question = group(*people("Ada", "Ben"), count=4)

    [broken] = turn_violations(question, turns("ada", "ben", "ben", "ada"))

    text = "By 28 January 2027 Ben has had two turns more than Ada could have."
    assert (broken.rule, broken.text) == ("fair", text)


def test_who_was_away_starts_a_new_stretch():
    ben = person("Ben", away=[week(1)])

    assert rules(group(person("Ada"), ben, count=3), "ada", "ada", "ada") == []
    assert rules(group(person("Ada"), ben, count=4), "ada", "ada", "ada", "ada") == ["fair"]


def test_who_led_longest_ago_or_never_goes_first():
    ada, ben = person("Ada", led_on=week(-1)), person("Ben", led_on=week(-5))
    new = person("Cleo")

    assert rules(group(ada, ben, count=1), "ben") == []
    assert rules(group(ada, ben, count=1), "ada") == ["fair"]
    assert rules(group(ben, new, count=1), "ben") == ["fair"]


def test_of_two_who_led_on_no_known_date_the_one_with_fewer_turns_goes_first():
    question = group(person("Ada", turns_before=2), person("Ben", turns_before=1), count=1)

    assert rules(question, "ben") == []
    assert rules(question, "ada") == ["fair"]


def test_memory_does_not_bind_whoever_comes_after_an_absence():
    late = person("Ben", away=[week(0)])
    question = group(person("Ada", led_on=week(-1)), late, count=2)

    assert rules(question, "ada", "ada") == []
