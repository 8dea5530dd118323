import datetime as dt
from dataclasses import replace

from hypothesis import given

from planner.plans.audience import Reader, Told, audience, mail_text
from planner.plans.difference import difference
from planner.plans.programme import SkippedEntry
from tests.plans.programmes import BERLIN, EVERYTHING
from tests.plans.small_agendas import NIELSEN, STRANG, decision, meeting, plan, plans, step

ADA, BEN, CLEO = (Reader(id=str(n), name=name) for n, name in enumerate(("Ada", "Ben", "Cleo"), 1))
EVERYBODY = (ADA, BEN, CLEO)
BEFORE_ALL = dt.datetime(2027, 1, 1, tzinfo=BERLIN)
JAN_14, JAN_15, JAN_21 = (dt.date(2027, 1, day) for day in (14, 15, 21))
MAPS, SETS = step("Maps"), step("Sets")


def told(old, new, people=EVERYBODY, boundary=BEFORE_ALL):
    return {
        each.reader.name: list(each.changes)
        for each in audience(difference(old, new), old, new, people, boundary)
    }


def headlines(old, new, people=(ADA,)):
    found = audience(difference(old, new), old, new, people, BEFORE_ALL)
    return [each.headline for each in found]


def away(reader, *dates):
    return replace(reader, away=frozenset(dates))


def test_the_first_plan_is_told_to_everybody():
    found = audience(
        difference(None, EVERYTHING), None, EVERYTHING, (ADA, away(BEN, JAN_14)), BEFORE_ALL
    )

    assert [(each.reader.name, each.headline) for each in found] == [
        ("Ada", "a plan of 6 meetings"),
        ("Ben", "a plan of 6 meetings"),
    ]


def test_nothing_is_told_where_nothing_differs():
    assert told(EVERYTHING, EVERYTHING) == {}


def test_a_moved_meeting_is_told_to_all_who_come_on_either_date():
    people = (ADA, away(BEN, JAN_14), away(CLEO, JAN_14, JAN_15))
    sentence = "The meeting of Thu 14 Jan moves to Fri 15 Jan, 12:00–13:00."

    assert told(plan(meeting("a", 1, 14)), plan(meeting("a", 1, 15)), people) == {
        "Ada": [sentence],
        "Ben": [sentence],
    }


def test_a_meeting_that_comes_or_goes_is_told_to_all_who_would_come():
    one, two = plan(meeting("a", 1, 14)), plan(meeting("a", 1, 14), meeting("b", 1, 21))
    off = plan(meeting("a", 1, 14, state="cancelled"))
    people = (ADA, away(BEN, JAN_21))

    assert list(told(one, two, people)) == ["Ada"]
    assert list(told(two, one, people)) == ["Ada"]
    assert list(told(one, off, people)) == ["Ada", "Ben"]
    assert list(told(off, one, people)) == ["Ada", "Ben"]


def test_a_step_is_told_to_all_who_come_to_one_of_its_meetings():
    old, new = _with_the_step_in_either(MAPS)
    people = (away(ADA, JAN_14), away(BEN, JAN_21), away(CLEO, JAN_14, JAN_21))

    assert list(told(old, new, people)) == ["Ada", "Ben"]


def _with_the_step_in_either(line, **first):
    return (
        plan(meeting("a", 1, 14, line, **first), meeting("b", 1, 21)),
        plan(meeting("a", 1, 14, **first), meeting("b", 1, 21, line)),
    )


def test_other_reading_is_not_told_to_those_who_are_spared_it():
    old, new = (
        plan(meeting("a", 1, 14, replace(MAPS, reading=(unit,), spared=("Ben",))))
        for unit in (NIELSEN, STRANG)
    )

    assert list(told(old, new, (ADA, BEN, away(CLEO, JAN_14)))) == ["Ada"]


def test_who_is_spared_one_of_two_changed_lines_hears_of_both():
    old = plan(meeting("a", 1, 14, replace(MAPS, spared=("Ben",)), SETS))
    new = plan(
        meeting("a", 1, 14, replace(MAPS, spared=("Ben",), minutes=30), replace(SETS, minutes=20))
    )

    assert told(old, new, (BEN,)) == {
        "Ben": [
            "Maps (working) takes 30 instead of 40 min on Thu 14 Jan.",
            "Sets (working) takes 20 instead of 40 min on Thu 14 Jan.",
        ]
    }


def test_who_is_spared_all_lines_still_hears_of_another_kind_of_meeting():
    old, new = (
        plan(meeting("a", 1, 14, replace(MAPS, spared=("Ben",), minutes=minutes), kind=kind))
        for minutes, kind in ((40, "study"), (20, "review"))
    )

    assert told(old, new, (BEN,)) == {"Ben": ["On Thu 14 Jan there is a review instead of study."]}


def test_a_lead_and_a_backup_are_told_to_the_two_alone():
    old = plan(meeting("a", 1, 14))
    new = plan(meeting("a", 1, 14, lead="Cleo", lead_id="3"))
    backup = plan(meeting("a", 1, 14, backup="Cleo", backup_id="3"))

    assert told(old, new, (away(ADA, JAN_14), BEN, CLEO)) == {
        "Ada": ["Cleo leads on Thu 14 Jan instead of Ada."],
        "Cleo": ["Cleo leads on Thu 14 Jan instead of Ada."],
    }
    assert list(told(old, backup)) == ["Ben", "Cleo"]


def test_an_empty_turn_is_nobodys():
    nobody = Reader(id="", name="Nobody")
    old, new = plan(meeting("a", 1, 14)), plan(meeting("a", 1, 14, lead="", lead_id=""))

    assert list(told(old, new, (ADA, nobody))) == ["Ada"]


def test_what_has_started_is_told_to_nobody():
    old, new = plan(meeting("a", 1, 14, MAPS)), plan(meeting("a", 1, 14, state="not held"))
    start = old.meetings()[0].starts_at

    assert told(old, new, boundary=start + dt.timedelta(minutes=1)) == {}
    assert list(told(old, new, boundary=start)) == ["Ada", "Ben", "Cleo"]


def test_a_step_that_moves_on_from_the_past_is_told_for_the_later_meeting():
    old, new = _with_the_step_in_either(MAPS)
    missed = replace(new, entries=(replace(new.entries[0], state="not held"), new.entries[1]))
    boundary = dt.datetime(2027, 1, 15, tzinfo=BERLIN)

    assert told(old, missed, (ADA, away(BEN, JAN_21)), boundary) == {
        "Ada": ["Maps (working) moves from Thu 14 Jan to Thu 21 Jan."]
    }


def test_a_meeting_that_moves_out_of_the_past_is_told():
    boundary = dt.datetime(2027, 1, 15, tzinfo=BERLIN)
    old, new = plan(meeting("a", 1, 14)), plan(meeting("a", 1, 21))

    assert list(told(old, new, boundary=boundary)) == ["Ada", "Ben", "Cleo"]


def test_locks_decisions_notes_and_skipped_dates_are_told_to_nobody():
    skipped = SkippedEntry(on=JAN_21, reason="storm", can_meet_anyway=True)
    reached = decision("ship", reached_on=JAN_14)
    noted = meeting("a", 1, 14, is_locked=True, notes=("Ben is away",), state="held")
    old, new = plan(meeting("a", 1, 14)), plan(noted, skipped, decisions=(reached,))

    assert len(difference(old, new).changes) == 5
    assert told(old, new) == {}


def test_a_headline_names_the_one_meeting_or_counts_them():
    one = plan(meeting("a", 1, 14, MAPS))

    assert headlines(one, plan(meeting("a", 1, 15, MAPS))) == ["the meeting of Thu 14 Jan moves"]
    assert headlines(one, plan(meeting("a", 1, 14))) == ["the meeting of Thu 14 Jan changes"]
    assert headlines(one, plan(meeting("a", 1, 14, MAPS), meeting("b", 1, 21))) == [
        "a further meeting on Thu 21 Jan"
    ]
    assert headlines(*_with_the_step_in_either(MAPS)) == ["2 meetings change"]
    swapped = {"lead": "Ben", "lead_id": "2", "backup": "Ada", "backup_id": "1"}
    assert headlines(one, plan(meeting("a", 1, 14, MAPS, **swapped))) == [
        "another lead and backup on Thu 14 Jan"
    ]


def test_a_mail_is_short_and_leads_to_the_plan():
    changes = ("Ben leads on Thu 14 Jan instead of Ada.", "Maps is dropped:\n\nlate \u2028 news.")
    one = Told(reader=ADA, changes=changes, headline="")

    assert mail_text(one, group="Payments\r\nrisk", plan="Fraud", link="https://l.example/p") == (
        "This is new in the plan “Fraud” of Payments risk:\n\n"
        "– Ben leads on Thu 14 Jan instead of Ada.\n"
        "– Maps is dropped: late news.\n\n"
        "The whole plan: https://l.example/p\n"
    )


@given(plans(), plans())
def test_only_known_people_hear_and_only_what_changed(old, new):
    found = difference(old, new)
    heard = audience(found, old, new, (ADA, away(BEN, JAN_14), CLEO), BEFORE_ALL)
    sentences = [each.text for each in found.changes]

    assert {each.reader.name for each in heard} <= {"Ada", "Ben", "Cleo"}
    assert all(each.changes and set(each.changes) <= set(sentences) for each in heard)


@given(plans(), plans())
def test_when_all_is_over_nobody_hears_anything(old, new):
    assert told(old, new, boundary=dt.datetime(2028, 1, 1, tzinfo=BERLIN)) == {}
