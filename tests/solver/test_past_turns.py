"""The rota goes on from turns that are known one by one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.solver import Meeting, PastTurn, Person, Problem, Turn
from planner.solver.check import turn_violations
from planner.solver.rotate import repair_rota, rota

FIRST = dt.date(2027, 3, 4)
NAMES = ("Ada", "Ben", "Cleo", "Dan")


def week(number):
    return FIRST + dt.timedelta(weeks=number)


def problem(past=(), *, people=NAMES, meetings=4, away=None):
    """`past`: who led each week before the first meeting; a pair says who was absent then."""
    turns = [each if isinstance(each, tuple) else (each, ()) for each in past]
    return Problem(
        steps=(),
        decisions=(),
        people=tuple(
            Person(id=name, name=name, reading=90, away=frozenset((away or {}).get(name, ())))
            for name in people
        ),
        meetings=tuple(Meeting(on=week(number), minutes=40) for number in range(meetings)),
        past=tuple(
            PastTurn(on=week(number - len(turns)), lead=lead, absent=frozenset(absent))
            for number, (lead, absent) in enumerate(turns)
        ),
    )


def leads(asked):
    return [turn.lead for turn in rota(asked, ())]


def texts(asked, *names):
    turns = [Turn(meeting=number, lead=name, backup=None) for number, name in enumerate(names)]
    return [each.text for each in turn_violations(asked, turns)]


def test_whoever_led_last_waits_longest():
    asked = problem(["Cleo", "Ada", "Dan", "Ben"])

    assert leads(asked) == ["Cleo", "Ada", "Dan", "Ben"]


def test_a_turn_before_the_others_have_had_theirs_is_unfair():
    asked = problem(["Ada", "Ben"], people=("Ada", "Ben"), meetings=1)

    assert texts(asked, "Ada") == []
    assert texts(asked, "Ben") == [
        "By 4 March 2027 Ben has had two turns more than Ada could have."
    ]


def test_nobody_leads_twice_in_a_row_across_now():
    asked = problem(["Ada", "Ben", "Cleo"], people=NAMES[:3], meetings=1)

    assert "Cleo leads twice in a row, again on 4 March 2027." in texts(asked, "Cleo")


def test_an_absence_in_the_past_ends_what_was_owed():
    asked = problem(["Ada", "Ben", ("Ada", ["Ben"])], people=("Ada", "Ben"), meetings=1)

    assert texts(asked, "Ada") == []
    assert texts(asked, "Ben") == []


def test_whoever_did_not_belong_yet_owes_nothing():
    missing = ["Dan"]
    asked = problem([("Ada", missing), ("Ben", missing), ("Cleo", missing)], meetings=1)

    assert texts(asked, "Ada") == []
    assert texts(asked, "Dan") == []


def test_what_was_unfair_in_the_past_is_past():
    asked = problem(["Ada", "Ada", "Ada"], people=("Ada", "Ben"), meetings=2)

    assert leads(asked) == ["Ben", "Ada"]


def test_a_sound_rota_cut_in_two_needs_no_repair():
    whole = problem(["Ben"], meetings=8, away={"Cleo": [week(2)], "Ada": [week(5)]})
    turns = rota(whole, ())
    cut = Problem(
        steps=(),
        decisions=(),
        people=whole.people,
        meetings=whole.meetings[4:],
        past=(
            *whole.past,
            *(
                PastTurn(
                    on=week(number),
                    lead=turns[number].lead,
                    absent=frozenset(p.id for p in whole.people if week(number) in p.away),
                )
                for number in range(4)
            ),
        ),
    )
    later = tuple(
        Turn(meeting=turn.meeting - 4, lead=turn.lead, backup=turn.backup, reason=turn.reason)
        for turn in turns[4:]
    )

    assert repair_rota(cut, (), later) == later


@given(
    past=st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
        ),
        max_size=9,
    ),
    away=st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.integers(0, 5).map(week), max_size=3), max_size=3
    ),
)
def test_after_any_past_there_is_a_sound_rota(past, away):
    asked = problem(past, meetings=6, away=away)

    assert turn_violations(asked, rota(asked, ())) == ()
