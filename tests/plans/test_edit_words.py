import datetime as dt

import pytest

from planner.plans import edits
from planner.plans.edit_rules import Edited
from planner.plans.edit_words import edit_words
from tests.plans.plans_that_go_on import plan
from tests.plans.small_catalogues import week
from tests.plans.small_programmes import CATALOGUE

NOON, EVENING = dt.time(12), dt.time(18, 5)
FIRST = plan()
WORDS = [
    (
        edits.Move(key="m2", on=week(9), at=EVENING),
        "Moved the meeting of Thu 21 Jan to Thu 11 Mar, 18:05.",
    ),
    (
        edits.Swap(key="m2", other="m3"),
        "Swapped the meetings of Thu 21 Jan and Thu 28 Jan.",
    ),
    (
        edits.Insert(key="new", on=week(9), at=NOON),
        "Put in a meeting on Thu 11 Mar, 12:00.",
    ),
    (
        edits.Insert(key="new", on=week(9), at=NOON, kind="curiosity"),
        "Put in a meeting for curiosity on Thu 11 Mar, 12:00.",
    ),
    (edits.Lock(key="m2", is_locked=True), "Locked the meeting of Thu 21 Jan."),
    (edits.Lock(key="m2", is_locked=False), "Unlocked the meeting of Thu 21 Jan."),
    (edits.Assign(key="m2", lead="Ada"), "Asked Ada to lead on Thu 21 Jan."),
    (
        edits.Assign(key="m2", lead="Ada", backup="Ben"),
        "Asked Ada to lead on Thu 21 Jan, and Ben to stand in.",
    ),
    (edits.Pick(key="m2", topic="odds"), "Picked Odds out of curiosity for Thu 21 Jan."),
    (
        edits.Units(topic="rings", depth=1, resource="course"),
        "Took Course for Rings (awareness).",
    ),
    (edits.Skip(key="m2", reason="snow"), "Skipped Thu 21 Jan: snow."),
    (edits.Cancel(key="m2", reason="snow"), "Cancelled the meeting of Thu 21 Jan: snow."),
    (edits.NotHeld(key="m2"), "The meeting of Thu 21 Jan did not happen."),
    (
        edits.NotHeld(key="m2", reason="snow"),
        "The meeting of Thu 21 Jan did not happen: snow.",
    ),
    (
        edits.Overran(key="m2", topic="rings", depth=1, minutes=20),
        "Rings took 20 minutes more than Thu 21 Jan had.",
    ),
    (
        edits.Overran(key="m2", topic="rings", depth=1, minutes=1),
        "Rings took 1 minute more than Thu 21 Jan had.",
    ),
    (edits.MeetAnyway(on=week(2), key="new"), "We meet anyway on Thu 21 Jan."),
    (edits.Deepen(topic="odds", depth=2), "Asked for Odds at working depth."),
    (edits.Deepen(topic="odds", depth=0), "Left Odds out."),
    (edits.Want(decision="bet"), "Added the decision «Bet?»."),
    (edits.Drop(decision="ship"), "Dropped the decision «Ship?»."),
    (
        edits.Pace(percent=125),
        "Planned the steps ahead at 125 % of their estimated minutes in meetings.",
    ),
    (
        edits.Known(steps=(("rings", 1), ("odds", 2))),
        "Took as known to all: Rings (awareness), Odds (working).",
    ),
    (
        edits.Refresh(),
        "Brought the plan up to date with the people and the catalogue.",
    ),
]


def told(edit, found=FIRST):
    return edit_words(edit, Edited(brief=found.brief, schedule=found.schedule), CATALOGUE)


@pytest.mark.parametrize(("edit", "words"), WORDS)
def test_an_edit_says_what_was_done(edit, words):
    assert told(edit) == words


def test_every_edit_has_words():
    assert {type(edit) for edit, _ in WORDS} == set(edits.Edit.__args__)


@pytest.mark.parametrize("reason", [" snow \n and ice. ", "snow and ice", "snow and ice."])
def test_a_reason_is_told_in_one_line_and_with_one_full_stop(reason):
    assert told(edits.Skip(key="m2", reason=reason)) == "Skipped Thu 21 Jan: snow and ice."


def test_what_is_gone_from_the_plan_or_the_catalogue_is_told_all_the_same():
    assert told(edits.Lock(key="gone", is_locked=True)) == "Locked the meeting of another date."
    assert told(edits.Deepen(topic="gone", depth=1)) == "Asked for gone at awareness depth."
    assert told(edits.Drop(decision="gone")) == "Dropped the decision «gone»."
