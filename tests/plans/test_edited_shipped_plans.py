"""Edits of the demo's plan, made of the shipped catalogue, in the middle of its way."""

import datetime as dt

import pytest

from curriculum import exchange
from planner.dashboard.demo_cast import PAYMENTS, brief_of
from planner.plans import edits
from planner.plans.stored import programme_from_document, to_document
from tests.plans.plans_that_go_on import made

SHIPPED = exchange.read(exchange.SHIPPED)
FIRST = made(brief_of(PAYMENTS, dt.date(2026, 12, 3)), SHIPPED)
NOW = FIRST.after(5)


def changed(found):
    """The keys of the meetings that are written in another way than before."""
    old = {each.key: to_document(each) for each in FIRST.programme.meetings()}
    new = {each.key: to_document(each) for each in found.programme.meetings()}
    return [key for key in new if new[key] != old.get(key)]


@pytest.mark.parametrize(
    ("edit", "meetings"),
    [
        (edits.Lock(key="m8", is_locked=True), ["m8"]),
        (edits.Assign(key="m8", lead="Priya", backup="Ada"), ["m8"]),
        (edits.Move(key="m16", on=dt.date(2027, 6, 3), at=dt.time(15)), ["m16"]),
        (edits.Insert(key="new", on=dt.date(2027, 6, 3), at=dt.time(15)), ["new"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_edit_rewrites_only_the_meeting_that_it_names(edit, meetings):
    assert changed(FIRST.edit(edit, now=NOW).written(NOW)) == meetings


def test_a_meeting_that_did_not_happen_leaves_the_rest_of_the_past_alone():
    found = FIRST.edit(edits.NotHeld(key="m4", reason="snow"), now=NOW).written(NOW)

    past = [f"m{number}" for number in (1, 2, 3, 5)]
    assert [key for key in changed(found) if key in past] == []
    assert (found.meeting("m4").state, found.meeting("m4").lines) == ("not held", ())


def test_the_edited_programme_comes_back_from_its_document():
    found = FIRST.edit(edits.Cancel(key="m8", reason="snow"), now=NOW).written(NOW).programme

    assert programme_from_document(to_document(found)) == found


def test_people_brought_up_to_date_as_they_were_change_nothing():
    found = FIRST.edit(edits.Refresh(), now=NOW, people=FIRST.brief.people).written(NOW)

    assert (changed(found), found.broken(NOW)) == ([], [])
