import dataclasses
import datetime as dt

from planner.plans import edits
from planner.plans.brief import Away, Participant
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import week


def past(view):
    return [(each.on, each.lead, set(each.absent)) for each in view.question.problem.past]


def test_the_rota_remembers_who_led_and_who_could_not():
    away = Away(first=week(2), last=week(2))
    first = plan(people=(*THREE[:2], Participant(name="Cleo", away=(away,))))

    assert past(first.outlook(first.after(3))) == [
        (week(1), "Ada", set()),
        (week(2), "Ben", {"Cleo"}),
        (week(3), "Cleo", set()),
    ]


def test_before_the_first_meeting_there_are_no_turns_to_remember():
    assert past(plan().outlook()) == []


def test_turns_before_the_plan_are_kept_apart():
    people = (Participant(name="Ada", turns_before=3, led_on=dt.date(2026, 12, 3)), *THREE[1:])
    first = plan(people=people)

    found = first.outlook(first.after(6)).question.problem.people[0]

    assert (found.turns_before, found.led_on) == (3, dt.date(2026, 12, 3))


def test_whoever_prepared_a_meeting_that_did_not_happen_has_had_a_turn():
    first = plan()
    now = first.after(2)

    found = first.edit(edits.NotHeld(key="m2"), now=now).outlook(now)

    assert past(found)[1] == (week(2), "Ben", set())


def test_whoever_came_later_was_absent_before():
    first = plan(people=(*THREE[:2], Participant(name="Cleo", since=week(2))))

    assert [absent for _, _, absent in past(first.outlook(first.after(3)))] == [
        {"Cleo"},
        set(),
        set(),
    ]


def with_ids(*names):
    return tuple(Participant(name=name, id=f"id-{name[0]}") for name in names)


def test_whoever_takes_another_name_keeps_the_turns():
    first = plan(people=with_ids("Ada", "Ben", "Cleo"))
    renamed = dataclasses.replace(first.brief, people=with_ids("Ada", "Bob", "Cleo"))

    found = dataclasses.replace(first, brief=renamed)

    assert past(found.outlook(first.after(4)))[1] == (week(2), "Bob", set())
    assert found.written(first.after(6)).programme.turns[1].leads == 2


def test_a_namesake_who_came_later_has_no_turns_yet():
    first = plan(people=with_ids("Ada", "Ben", "Cleo"))
    other = dataclasses.replace(first.brief.people[1], id="another")
    people = (first.brief.people[0], other, first.brief.people[2])

    found = dataclasses.replace(first, brief=dataclasses.replace(first.brief, people=people))

    assert past(found.outlook(first.after(4)))[1] == (week(2), None, set())


def test_a_turn_of_somebody_who_left_says_so():
    first = plan()
    left = dataclasses.replace(first, brief=dataclasses.replace(first.brief, people=THREE[::2]))

    found = left.written().meeting("m2")

    assert (found.lead, found.backup, found.turn_note) == ("", "", "Ben left the group.")
    assert left.broken()[0] == "Nobody leads on 21 January 2027, though Ada could."


def test_a_backup_who_left_stands_in_no_more():
    first = plan()
    left = dataclasses.replace(first, brief=dataclasses.replace(first.brief, people=THREE[::2]))

    found = left.written().meeting("m1")

    assert (found.lead, found.backup) == ("Ada", "")


def test_turns_are_counted_over_the_whole_plan():
    away = Away(first=week(2), last=week(2), reason="sailing")
    people = (Participant(name="Ada", away=(away,)), *THREE[1:])
    first = plan(people=people)

    found = first.written(first.after(3)).programme.turns

    assert found == first.programme.turns
    assert [each.available for each in found] == [5, 6, 6]
