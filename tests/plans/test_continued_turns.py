import dataclasses
import datetime as dt

from planner.plans import edits
from planner.plans.brief import Away, Participant
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import week


def people_of(view):
    return [(each.name, each.turns_before, each.led_on) for each in view.question.problem.people]


def test_the_rota_remembers_who_led():
    first = plan()

    assert people_of(first.outlook(first.after(4))) == [
        ("Ada", 2, week(4)),
        ("Ben", 1, week(2)),
        ("Cleo", 1, week(3)),
    ]


def test_turns_before_the_plan_count_as_well():
    people = (Participant(name="Ada", turns_before=3, led_on=dt.date(2026, 12, 3)), *THREE[1:])
    first = plan(people=people)

    assert people_of(first.outlook())[0] == ("Ada", 3, dt.date(2026, 12, 3))
    assert people_of(first.outlook(first.after(6)))[0] == ("Ada", 5, week(6))


def test_whoever_prepared_a_meeting_that_did_not_happen_has_had_a_turn():
    first = plan()
    now = first.after(2)

    found = first.edit(edits.NotHeld(key="m2"), now=now).outlook(now)

    assert people_of(found)[1] == ("Ben", 1, week(2))


def with_ids(*names):
    return tuple(Participant(name=name, id=f"id-{name[0]}") for name in names)


def test_whoever_takes_another_name_keeps_the_turns():
    first = plan(people=with_ids("Ada", "Ben", "Cleo"))
    renamed = dataclasses.replace(first.brief, people=with_ids("Ada", "Bob", "Cleo"))

    found = dataclasses.replace(first, brief=renamed)

    assert people_of(found.outlook(first.after(4)))[1] == ("Bob", 1, week(2))
    assert found.written(first.after(6)).programme.turns[1].leads == 2


def test_a_namesake_who_came_later_has_no_turns_yet():
    first = plan(people=with_ids("Ada", "Ben", "Cleo"))
    other = dataclasses.replace(first.brief.people[1], id="another")
    people = (first.brief.people[0], other, first.brief.people[2])

    found = dataclasses.replace(first, brief=dataclasses.replace(first.brief, people=people))

    assert people_of(found.outlook(first.after(4)))[1] == ("Ben", 0, None)


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
