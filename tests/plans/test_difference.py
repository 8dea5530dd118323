import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from planner.plans.difference import difference
from planner.plans.difference_steps import matches
from planner.plans.programme import SkippedEntry
from tests.plans.programmes import EVERYTHING
from tests.plans.small_agendas import decision, meeting, plan, plans, sentences, step

MAPS, SETS = step("Maps"), step("Sets")
JAN_14, JAN_21, JAN_28 = (dt.date(2027, 1, day) for day in (14, 21, 28))
FIRST = meeting("a", 1, 14, MAPS)


def test_a_plan_does_not_differ_from_itself():
    found = difference(EVERYTHING, EVERYTHING)

    assert (found.is_empty, found.changed_lines, found.by_date()) == (True, 0, ())
    assert found.counts() == "Nothing changes."


def test_the_first_plan_is_told_as_a_whole():
    found = difference(None, EVERYTHING)

    assert found.counts() == (
        "The plan is new: 6 meetings from Thu 14 Jan 2027 to Thu 4 Mar 2027 reach 1 decision."
    )
    assert ([each.text for each in found.changes], found.changed_lines) == ([found.counts()], 4)


def test_a_first_plan_of_one_meeting_or_none_is_told_too():
    answered = decision("ship", reached_on=JAN_14)

    assert sentences(None, plan(FIRST, decisions=(answered,))) == [
        "The plan is new: 1 meeting on Thu 14 Jan 2027 reaches 1 decision."
    ]
    assert sentences(None, plan()) == []
    assert not difference(None, plan()).is_empty


def test_whys_are_no_change():
    old, new = (
        plan(replace(FIRST, turn_note=why, lines=(replace(MAPS, why=why, decisions=(why,)),)))
        for why in ("because", "therefore")
    )

    assert difference(old, new).is_empty


@pytest.mark.parametrize(
    "changed", [{"spare_minutes": 5}, {"lines": (replace(MAPS, spared=("Ben",)),)}]
)
def test_what_no_sentence_tells_is_yet_seen(changed):
    found = difference(plan(FIRST), plan(replace(FIRST, **changed)))

    assert (found.changes, found.is_empty) == ((), False)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (None, JAN_14, "«Ship?» is reached now, on Thu 14 Jan."),
        (JAN_14, None, "«Ship?» is no longer reached; it was planned for Thu 14 Jan."),
        (JAN_14, JAN_28, "«Ship?» is reached later: on Thu 28 Jan instead of Thu 14 Jan."),
        (JAN_28, JAN_21, "«Ship?» is reached earlier: on Thu 21 Jan instead of Thu 28 Jan."),
    ],
)
def test_a_decision_is_reached_otherwise(old, new, sentence):
    before, after = (plan(decisions=(decision("ship", reached_on=on),)) for on in (old, new))

    assert sentences(before, after) == [sentence]


def test_a_decision_comes_goes_or_is_known():
    reached, known = (
        decision("ship", reached_on=JAN_14),
        decision("ship", reached_on=None, is_known=True),
    )

    assert sentences(plan(), plan(decisions=(reached,))) == [
        "«Ship?» is reached now, on Thu 14 Jan."
    ]
    assert sentences(plan(decisions=(reached,)), plan()) == [
        "«Ship?» is no longer reached; it was planned for Thu 14 Jan."
    ]
    assert sentences(plan(decisions=(reached,)), plan(decisions=(known,))) == [
        "«Ship?» counts as known already; it was planned for Thu 14 Jan."
    ]


def test_dates_are_skipped_for_other_reasons_and_met_anyway():
    skipped = SkippedEntry(on=JAN_14, reason="winter break", can_meet_anyway=True)

    assert sentences(plan(), plan(skipped)) == ["There is no meeting on Thu 14 Jan: winter break."]
    assert sentences(plan(skipped), plan(replace(skipped, reason="storm"))) == [
        "There is still no meeting on Thu 14 Jan, now: storm."
    ]
    assert sentences(plan(skipped), plan(FIRST))[1] == (
        "You meet on Thu 14 Jan after all; it was skipped: winter break."
    )


def test_counts_are_words():
    old = plan(meeting("a", 1, 14, MAPS), meeting("b", 1, 21, SETS))
    new = plan(meeting("a", 1, 15), meeting("b", 1, 22, SETS, MAPS))

    assert difference(old, new).counts() == "2 meetings move, 1 step moves, nothing is dropped."
    assert difference(old, plan(old.entries[0])).counts() == (
        "1 meeting is dropped, 1 step is dropped."
    )
    assert difference(plan(FIRST), plan(replace(FIRST, is_locked=True))).counts() == (
        "1 small thing changes."
    )


def test_changes_stand_under_their_dates_with_marks_in_words():
    old = plan(meeting("a", 1, 14, MAPS), meeting("b", 1, 21, SETS))
    new = plan(meeting("a", 1, 14, lead="Cleo", lead_id="3"), meeting("b", 1, 21, SETS, MAPS))

    assert [
        (date.day, date.year, [each.mark for each in date.changes])
        for date in difference(old, new).by_date()
    ] == [("Thu 14 Jan", "2027", ["lead"]), ("Thu 21 Jan", "", ["moved"])]


def learnt(programme):
    """Where each part is learnt, told in another way than the code's own."""
    return {
        (line.title, line.piece): entry.key
        for entry in programme.meetings()
        if entry.state in ("planned", "held")
        for line in entry.lines
    }


@given(plans())
def test_no_plan_differs_from_itself(programme):
    assert difference(programme, programme).is_empty
    assert difference(programme, programme).changes == ()


@given(plans(), plans())
def test_no_part_of_a_step_is_lost_or_invented(old, new):
    fates = [each.fate for each in matches(old, new)]
    from_off = sum(
        each.fate == "moved" and each.old.meeting.state in ("not held", "cancelled")
        for each in matches(old, new)
    )
    came_back = sum(
        each.fate == "kept" and each.old.meeting.state in ("not held", "cancelled")
        for each in matches(old, new)
    )
    stayed = fates.count("moved") + fates.count("kept")

    assert stayed + fates.count("dropped") == len(learnt(old)) + from_off + came_back
    assert stayed + fates.count("added") == len(learnt(new))


@given(plans(), plans())
def test_changed_lines_are_the_parts_whose_meeting_differs(old, new):
    old = replace(old, entries=tuple(replace(each, state="planned") for each in old.entries))
    before, after = learnt(old), learnt(new)

    assert difference(old, new).changed_lines == sum(
        before.get(part) != after.get(part) for part in before | after
    )


@given(plans(), plans())
def test_every_change_is_a_sentence_with_its_date(old, new):
    changes = difference(old, new).changes

    assert [each.on for each in changes] == sorted(each.on for each in changes)
    assert all(each.text[0].isupper() and each.text.endswith(".") for each in changes)
