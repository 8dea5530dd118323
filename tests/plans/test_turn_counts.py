import pytest

from planner.plans.turn_counts import apart, turns_of
from planner.solver import PastTurn
from tests.plans.small_catalogues import week
from tests.plans.turns import away, leads, planned, table_of

ADA, BEN = "Ada", "Ben"


def turns(*led, absent=()):
    """`absent`: (number of the meeting, who)."""
    return tuple(
        PastTurn(on=week(n + 1), lead=lead, absent=frozenset(w for m, w in absent if m == n))
        for n, lead in enumerate(led)
    )


@pytest.mark.parametrize(
    ("led", "absent", "most"),
    [
        ((), (), 0),
        ((ADA, BEN, ADA, BEN), (), 1),
        ((ADA, ADA), (), 2),
        ((ADA, BEN, BEN, ADA, ADA, BEN), (), 2),
        ((ADA, ADA, ADA), ((1, BEN),), 1),
        (("Cem", "Cem", ADA), (), 1),
    ],
)
def test_how_far_two_people_ever_were_apart(led, absent, most):
    assert apart(turns(*led, absent=absent), ADA, BEN) == most
    assert apart(turns(*led, absent=absent), BEN, ADA) == most


def test_turns_are_counted_by_name_and_split_at_today():
    found = turns_of((BEN, ADA), turns(ADA, BEN, ADA, absent=[(1, ADA)]), today=week(3))

    assert [(each.name, each.led, each.to_lead, each.could_lead) for each in found] == [
        (ADA, 1, 1, 2),
        (BEN, 1, 0, 3),
    ]


@pytest.mark.django_db
def test_the_turns_of_a_plan_are_all_of_its_meetings():
    plan = planned()

    found = table_of(plan).turns

    assert [turn.lead for turn in found] == leads(plan)
    assert all(turn.absent == frozenset() for turn in found)


@pytest.mark.django_db
def test_whoever_is_away_now_could_not_have_come():
    plan = planned()
    away(plan, "Dan", 2)

    assert [turn.absent for turn in table_of(plan).turns[1:4]] == [
        frozenset(),
        frozenset({"Dan"}),
        frozenset(),
    ]
