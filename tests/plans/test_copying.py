import datetime as dt
from dataclasses import replace

import pytest

from planner.plans import brief_document
from planner.plans.brief import (
    Away,
    BadBrief,
    Cadence,
    Instead,
    Lock,
    Minutes,
    Participant,
    Rhythm,
    Wanted,
)
from planner.plans.copying import as_template, from_template, moved, next_start
from tests.plans.small_catalogues import FIRST, brief, week

LATER = dt.timedelta(weeks=20)
START = FIRST + LATER
HOLIDAY = Away(first=START - dt.timedelta(days=3), last=START, reason="closed")
OVER = Away(first=FIRST, last=START - dt.timedelta(days=1), reason="over")
ASKED = brief(
    title="Rings",
    decisions=(Wanted(decision="ship", weight=2, by=week(4)), Wanted(decision="prove")),
    known=(("sets", 1),),
    depths=(("maps", 2),),
    rhythm=Rhythm(review=4),
    instead=(Instead(topic="sets", depth=1, resource="book"),),
    no_meeting=(OVER, HOLIDAY),
    meet_anyway=(week(2),),
    locks=(Lock(topic="sets", depth=1, on=FIRST),),
    minutes=Minutes(pace=125),
)
CLEO = Participant(name="Cleo", away=(OVER, HOLIDAY), avoids=(week(2), START))


def copied(asked=ASKED, **about):
    settings = {"title": "Rings again", "start": START, "zone": "Asia/Tokyo", "people": [CLEO]}
    return moved(asked, **{**settings, **about})


def test_a_copy_asks_the_same_of_other_people_at_other_dates():
    assert copied() == replace(
        ASKED,
        title="Rings again",
        cadence=replace(ASKED.cadence, start=START, zone="Asia/Tokyo"),
        people=(replace(CLEO, away=(HOLIDAY,), avoids=(START,)),),
        decisions=(Wanted(decision="ship", weight=2, by=week(4) + LATER), Wanted(decision="prove")),
        no_meeting=(HOLIDAY,),
        meet_anyway=(),
        locks=(),
    )


def test_the_end_stays_as_far_from_the_start():
    cadence = replace(ASKED.cadence, until=week(9), meetings=None)

    assert copied(replace(ASKED, cadence=cadence)).cadence.until == week(9) + LATER


@pytest.mark.parametrize(
    ("last", "today", "start"),
    [
        (week(12), week(2), week(13)),
        (week(12), week(12), week(13)),
        (week(12), week(12) + dt.timedelta(days=2), week(14)),
        (None, week(2), week(3)),
        (week(2), week(12), week(13)),
    ],
)
def test_the_next_cohort_begins_on_the_same_weekday_after_the_last_meeting(last, today, start):
    assert next_start(ASKED, last, today) == start


def test_the_next_cohort_begins_on_the_first_of_several_days():
    often = replace(ASKED, cadence=replace(ASKED.cadence, days=(2, 4)))

    assert next_start(often, week(12), week(3)) == week(12) + dt.timedelta(days=5)


def test_a_template_has_no_people_and_no_dates():
    document = as_template(ASKED, meetings=9)

    assert set(brief_document.to_document(ASKED)) - set(document) == {
        "people",
        "no_meeting",
        "meet_anyway",
        "locks",
    }
    assert document["cadence"] == {
        "every": "week",
        "days": [4],
        "nth": 1,
        "at": "12:00",
        "minutes": 60,
        "meetings": 6,
    }
    assert [each["by"] for each in document["decisions"]] == [None, None]


def test_a_template_of_a_plan_that_ended_on_a_date_has_as_many_meetings():
    cadence = Cadence(start=FIRST, meetings=None, until=week(9))
    asked = replace(ASKED, cadence=cadence)

    assert as_template(asked, meetings=9)["cadence"]["meetings"] == 9
    assert as_template(asked, meetings=0)["cadence"]["meetings"] == 1


def test_what_is_begun_from_a_template_is_what_a_copy_would_be():
    template = from_template(as_template(ASKED, meetings=6))
    plain = replace(
        ASKED, decisions=tuple(replace(each, by=None) for each in ASKED.decisions), no_meeting=()
    )

    begun = moved(template, title="Rings again", start=START, zone="Asia/Tokyo", people=[CLEO])

    assert begun == copied(plain)


@pytest.mark.parametrize("field", ["people", "locks", "no_meeting", "meet_anyway"])
def test_a_template_with_people_or_dates_is_refused(field):
    document = {**as_template(ASKED, meetings=6), field: []}

    with pytest.raises(BadBrief, match="no people and no dates"):
        from_template(document)
