from planner.plans.brief import Participant, Taste
from tests.plans.small_programmes import written


def test_what_no_unit_covers_and_what_costs_money_is_told():
    assert written(goals=("hired",)).warnings == (
        "No unit of the catalogue covers Odds (awareness) (search for “Odds”), Odds (working) "
        "(search for “Odds”): that time alone is practice of your own.",
    )
    assert written().warnings == ("Course is not free; it is planned for Rings (awareness).",)


def test_with_only_free_units_the_gap_is_told():
    assert written(taste=Taste(free_only=True)).warnings == (
        "No free unit of the catalogue covers Rings (awareness) (search for “Rings”): that time "
        "alone is practice of your own.",
    )


def test_holidays_that_are_not_known_are_told_where_others_are():
    people = (Participant(name="Ada", country="DE"), Participant(name="Ben"))

    assert written(people=people, taste=Taste(books=("course",))).warnings[-1] == (
        "The public holidays of Ben are not known: no country is given."
    )


def test_who_cannot_read_is_told():
    people = (Participant(name="Ada"), Participant(name="Ben", reading=0))

    assert written(people=people).warnings[-1] == (
        "Ben can read nothing before the meetings; nothing new fits in unless they know it or "
        "are given some minutes a week."
    )


def test_a_meeting_that_nobody_can_lead_is_told():
    people = (Participant(name="Ada", leads=False), Participant(name="Ben", leads=False))

    found = written(people=people, meetings=3, known=(("sets", 1),)).warnings

    assert found[-1].startswith("Nobody leads on 28 January 2027")


def test_soft_prerequisites_only_suggest():
    assert written().suggestions == ("Odds (awareness) helps with Maps: it helps",)
    assert written(known=(("odds", 1),)).suggestions == ()
