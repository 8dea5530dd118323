from __future__ import annotations

import argparse
import datetime as dt
import shlex

import pytest

from curriculum import exchange
from planner.plans.brief import Away, BadBrief, Brief, Lock, Minutes, Participant, Rhythm, Wanted
from planner.plans.brief_arguments import brief_from
from planner.plans.brief_options import add_brief_options

CATALOGUE = exchange.read(exchange.SHIPPED)
ALWAYS = '--start 2027-01-14 --people "Ada:DE-BE,Ben:US-CA,Cleo:IN"'
FIRST, LAST = dt.date(2027, 2, 1), dt.date(2027, 2, 14)


def parsed(line: str) -> Brief:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    add_brief_options(parser)
    options = vars(parser.parse_args(shlex.split(line)))
    return brief_from(options | {"seed": 0}, CATALOGUE)


def brief(line: str) -> Brief:
    return parsed(f"{ALWAYS} --goal build-product {line}")


def refusal(line: str) -> str:
    with pytest.raises(BadBrief) as caught:
        brief(line)
    assert str(caught.value).startswith(f"{caught.value.field}: ")
    return str(caught.value)


def test_the_shortest_question_takes_the_defaults() -> None:
    asked = parsed("--start 2027-01-14 --people Ada --goal build-product")

    assert asked.people == (Participant(name="Ada"),)
    assert asked.goals == ("build-product",)
    assert (asked.cadence.days, asked.cadence.every, asked.cadence.zone) == ((4,), "week", "UTC")
    assert (asked.cadence.meetings, asked.cadence.until) == (12, None)
    assert (asked.decisions, asked.reading, asked.minutes) == ((), 90, Minutes())


def test_people_have_the_places_of_their_holidays() -> None:
    found = [(each.name, each.country, each.subdivision) for each in brief("").people]

    assert found == [("Ada", "DE", "BE"), ("Ben", "US", "CA"), ("Cleo", "IN", "")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--on thu", ("week", (4,), 1)),
        ("--on mon,thu", ("week", (1, 4), 1)),
        ("--on thu --on Monday", ("week", (1, 4), 1)),
        ("--every fortnight --on tue", ("fortnight", (2,), 1)),
        ("--on last thu", ("month", (4,), -1)),
        ('--every month --on "2nd tue"', ("month", (2,), 2)),
        ("--every month", ("month", (4,), 2)),
        ("", ("week", (4,), 1)),
    ],
)
def test_days_are_named_as_people_name_them(line: str, expected: object) -> None:
    cadence = brief(line).cadence

    assert (cadence.every, cadence.days, cadence.nth) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--decision fraud-threshold", Wanted(decision="fraud-threshold")),
        ("--decision fraud-threshold=3", Wanted(decision="fraud-threshold", weight=3)),
        ("--decision fraud-threshold!", Wanted(decision="fraud-threshold", required=True)),
        (
            "--decision fraud-threshold=2!@2027-03-01",
            Wanted(decision="fraud-threshold", weight=2, required=True, by=dt.date(2027, 3, 1)),
        ),
        (
            "--decision fraud-threshold@2027-03-01",
            Wanted(decision="fraud-threshold", required=True, by=dt.date(2027, 3, 1)),
        ),
    ],
)
def test_a_decision_has_a_weight_a_must_and_a_date(line: str, expected: Wanted) -> None:
    assert brief(line).decisions == (expected,)


def test_one_decision_needs_no_goal() -> None:
    asked = parsed(f"{ALWAYS} --decision fraud-threshold")

    assert (asked.goals, asked.decisions) == ((), (Wanted(decision="fraud-threshold"),))


def test_a_must_leaves_the_other_decisions_of_the_goal_in() -> None:
    decisions = brief("--must fraud-threshold").decisions

    assert [each.decision for each in decisions] == [
        each.id for each in CATALOGUE.decisions_of("build-product")
    ]
    assert [each.decision for each in decisions if each.required] == ["fraud-threshold"]


def test_a_must_beside_named_decisions_is_one_of_them() -> None:
    decisions = brief(
        "--decision loss-definition fraud-threshold=2 --must fraud-threshold"
    ).decisions

    assert decisions == (
        Wanted(decision="loss-definition"),
        Wanted(decision="fraud-threshold", weight=2, required=True),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-02-01..2027-02-14", Away(first=FIRST, last=LAST)),
        (
            "2027-02-01..2027-02-14=two weeks off",
            Away(first=FIRST, last=LAST, reason="two weeks off"),
        ),
        ("2027-02-01", Away(first=FIRST, last=FIRST)),
        (
            "2027-02-01T09:00..13:00=dentist",
            Away(
                first=FIRST,
                last=FIRST,
                reason="dentist",
                from_time=dt.time(9),
                to_time=dt.time(13),
            ),
        ),
        (
            "2027-02-01T13:00..2027-02-01T24:00",
            Away(first=FIRST, last=FIRST, from_time=dt.time(13), to_time=dt.time(0)),
        ),
    ],
)
def test_absences_are_dates_ranges_and_parts_of_a_day(text: str, expected: Away) -> None:
    asked = brief(f"--away 'ben:{text}' --no-meeting '{text}'")

    assert [each.away for each in asked.people] == [(), (expected,), ()]
    assert asked.no_meeting == (expected,)


def test_knowledge_is_said_for_all_and_for_one() -> None:
    asked = brief("--known gradients@working derivatives@3 --known-by Ben:svd-low-rank@awareness")

    assert asked.known == (("gradients", 2), ("derivatives", 3))
    assert [each.knows for each in asked.people] == [(), (("svd-low-rank", 1),), ()]


def test_depths_are_replaced_topics_left_out_and_steps_locked() -> None:
    asked = brief(
        "--depth gradients@mastery --without determinants --lock svd-low-rank@2#3:2027-02-11"
    )

    assert asked.depths == (("gradients", 3), ("determinants", 0))
    assert asked.locks == (Lock(topic="svd-low-rank", depth=2, on=dt.date(2027, 2, 11), piece=2),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ["Ada", "Ben", "Cleo"]),
        ("--leads Ada,Ben", ["Ada", "Ben"]),
        ("--not-leading Ben", ["Ada", "Cleo"]),
    ],
)
def test_who_leads_can_be_chosen(line: str, expected: list[str]) -> None:
    assert [each.name for each in brief(line).people if each.leads] == expected


def test_reading_time_is_said_for_all_and_for_one() -> None:
    asked = brief("--reading 120 --reading-of Ben=60")

    assert (asked.reading, [each.reading for each in asked.people]) == (120, [None, 60, None])


def test_the_use_of_meetings_can_be_chosen() -> None:
    asked = brief(
        "--review-every 4 --curiosity-every 6 --exploration-every 0 --paper-every 5"
        " --break-every 8 --opening 5 --recall 0 --discussion-share 40"
    )

    assert asked.rhythm == Rhythm(review=4, curiosity=6, exploration=0, paper=5, rest=8)
    assert asked.minutes == Minutes(opening=5, recall=0, discussion_percent=40)


def test_measured_minutes_are_asked_for_by_name() -> None:
    assert (brief("").measured, brief("--measured").measured) == (None, ())


def test_taste_in_resources_can_be_chosen() -> None:
    taste = brief(
        "--free-only --prefer watch,read --language en --book nielsen-nndl --book mml-book"
    ).taste

    assert (taste.free_only, taste.formats, taste.languages, taste.books) == (
        True,
        ("watch", "read"),
        ("en",),
        ("nielsen-nndl", "mml-book"),
    )


def test_an_end_alone_sets_no_number_of_meetings() -> None:
    cadence = brief("--until 2027-06-30").cadence

    assert (cadence.meetings, cadence.until) == (None, dt.date(2027, 6, 30))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("--goal reserch", "--goal: There is no goal “reserch”. Did you mean research?"),
        (
            "--decision fraud-treshold",
            "--decision: There is no decision “fraud-treshold”. Did you mean fraud-threshold?",
        ),
        (
            "--decision improve-optimiser",
            "--decision: The decision improve-optimiser belongs to research, not to"
            " build-product: add the goal or leave the decision out.",
        ),
        (
            "--decision fraud-threshold=x",
            "--decision: “fraud-threshold=x” is unclear; write id, id=3, id! or id=3!@2027-02-11.",
        ),
        ("--known gradents@2", "--known: There is no topic “gradents”. Did you mean gradients?"),
        ("--known gradients", "--known: “gradients” has no depth; write topic@working."),
        ("--without gradents", "--without: There is no topic “gradents”. Did you mean gradients?"),
        ("--book nielsen", "--book: There is no resource “nielsen”. Did you mean nielsen-nndl?"),
        ("--away Bem:2027-02-01", "--away: There is no person “Bem”. Did you mean Ben?"),
        (
            "--away 2027-02-01",
            "--away: “2027-02-01” names nobody; write it as Ben:….",
        ),
        (
            "--away Ben:14.02.2027",
            "--away: “14.02.2027” is no date; write it as 2027-01-14.",
        ),
        (
            "--away Ben:2027-02-14..2027-02-01",
            "--away: Ben's time away ends on 1 February 2027,"
            " before it begins on 14 February 2027.",
        ),
        (
            "--no-meeting 2027-02-01T09:00..2027-02-03T13:00",
            "--no-meeting: “2027-02-01T09:00..2027-02-03T13:00” is unclear; a part-day begins"
            " and ends on one date: 2027-02-03T09:00..13:00.",
        ),
        ("--meet-anyway tomorrow", "--meet-anyway: “tomorrow” is no date; write it as 2027-01-14."),
        (
            "--until 2026-01-01",
            "--until: The end, 1 January 2026, lies before the start, 14 January 2027.",
        ),
        ("--at 25:00", "--at: “25:00” is no time; write it as 12:00."),
        ("--on thurs", "--on: “thurs” is no weekday. Did you mean thursday?"),
        ("--every week --on last thu", "--on: “last thu” goes with --every month."),
        (
            "--every month --on tue",
            "--on: Say which of the month it is: 1st thu, 2nd thu or last thu.",
        ),
        (
            "--minutes 20",
            "--recall: Opening and recall take 20 minutes, which leaves none of the 20.",
        ),
        ("--meetings 0", "--meetings: Plan 1 to 200 meetings, not 0."),
        (
            "--leads Ada --not-leading Ben",
            "--not-leading: Give either --leads or --not-leading, not both.",
        ),
        ("--reading-of Ben=x", "--reading-of: “x” is no whole number of minutes."),
        ("--people ada", "--people: Two people are called Ada; tell them apart."),
    ],
)
def test_what_is_wrong_is_said_with_its_option(line: str, sentence: str) -> None:
    assert refusal(line) == sentence


def test_without_goal_and_decision_nothing_can_be_planned() -> None:
    with pytest.raises(BadBrief, match=r"--goal: Say what the plan is for: a goal or a decision\."):
        parsed(ALWAYS)
