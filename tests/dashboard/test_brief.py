"""The brief for a manager: a page of the team, and of nobody in it."""

import datetime as dt

import pytest
import time_machine

from bench.coverage_data import make
from planner.dashboard.brief import months_before, presets
from planner.dashboard.brief_page import LONGEST, brief_page, cut, period_of
from planner.groups import own_catalogue
from planner.meetings.models import Meeting, Recap
from planner.progress.models import DebugEntry, State, TopicState
from tests.meetings.meeting_pages import text
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 3, 10, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(own_catalogue, "current", lambda _: CATALOGUE)
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    """Eight people; on 3 March a meeting was held for two decisions, today one is to come."""
    found = make(CATALOGUE, now=NOW, people=8, decisions=3, is_rated=False)
    Meeting.objects.update(reading_minutes=45)
    return found


def asked(client, made, query="", reader=None):
    client.force_login(reader or made.lead)
    return client.get(f"/groups/{made.group.pk}-{made.group.slug}/brief/{query}")


def of(made, first=dt.date(2027, 2, 11), last=TODAY):
    return brief_page(made.group, CATALOGUE, period_of(made.group, first, last), now=NOW)


def test_it_sets_the_time_used_beside_the_time_agreed(made):
    page = of(made)

    assert [(row.label, row.agreed, row.used) for row in page.time] == [
        ("In meetings", "2 h", "1 h"),
        ("Reading and practice", "6 h", "45 min"),
        ("In all", "8 h", "1 h 45 min"),
    ]
    assert (page.held, page.off) == (1, 0)


def test_it_names_decisions_with_the_work_they_serve(made):
    page = of(made)

    assert [(each.question, each.day) for each in page.unlocked] == [
        (CATALOGUE.decision_by_id[name].question, "Wed 3 Mar 2027") for name in ("ship", "prove")
    ]
    assert (page.can_now, page.decisions) == (2, 3)
    assert CATALOGUE.goal_by_id["build"].title in page.unlocked[0].serves


def test_what_was_before_or_after_is_left_out(made):
    page = of(made, dt.date(2027, 3, 4), dt.date(2027, 3, 9))

    assert (page.unlocked, page.held, page.can_now) == ((), 0, 2)


def test_notes_and_pay_offs_are_counted_without_names(client, made):
    held = Meeting.objects.get(state=Meeting.State.HELD)
    ben = made.people[1]
    Recap.objects.create(meeting=held, text="Done.", written_at=NOW, written_by=ben)
    DebugEntry.objects.create(
        group=made.group,
        bug="The loss was NaN",
        saved="Two days of guessing",
        hours="12.5",
        found_on=TODAY,
        written_by=ben,
        written_at=NOW,
    )

    page = text(asked(client, made))

    assert "1 meeting written up." in page
    assert "The loss was NaN Saved: Two days of guessing, 12.5 h" in page
    assert "1 in all, 12.5 h saved by the team’s own account." in page
    assert "Person" not in page


def test_nobody_s_ratings_are_in_it(client, made):
    before = text(asked(client, made))
    for user in made.people:
        TopicState.objects.create(
            user=user, topic="odds", depth=2, state=State.KNOWN, since=NOW - dt.timedelta(days=9)
        )

    assert text(asked(client, made)) == before


def test_it_is_for_leads(client, made):
    assert asked(client, made, reader=made.people[1]).status_code == 403


def test_the_last_three_months_unless_one_says_otherwise(client, made):
    assert "Fri 11 Dec 2026 to Thu 10 Mar 2027".replace("Thu", "Wed") in text(asked(client, made))
    chosen = asked(client, made, "?first=2027-03-01&last=2027-03-02")
    assert "Mon 1 Mar 2027 to Tue 2 Mar 2027" in text(chosen)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?first=2027-03-02&last=2027-03-01", "It ends before it begins."),
        ("?first=2025-03-02&last=2027-03-01", "A period has a year at most."),
        ("?first=yesterday&last=2027-03-01", "Enter a valid date."),
    ],
)
def test_a_period_that_is_none_is_refused_at_its_field(client, made, query, said):
    page = asked(client, made, query)

    assert page.status_code == 422
    assert said in text(page)


def test_whole_months_and_quarters():
    month, quarter = presets(dt.date(2027, 1, 31))

    assert (month.first, month.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert (quarter.first, quarter.last) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2027, 3, 10), 3, dt.date(2026, 12, 10)),
        (dt.date(2027, 5, 31), 3, dt.date(2027, 2, 28)),
        (dt.date(2028, 12, 31), 1, dt.date(2028, 11, 30)),
        (dt.date(2027, 1, 31), 12, dt.date(2026, 1, 31)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before


def test_long_texts_are_cut_between_words():
    assert cut("word " * 40) == "word " * (LONGEST // 5 - 1) + "word …"
    assert cut("short") == "short"


@pytest.mark.parametrize("entries", [1, 3])
def test_it_asks_as_much_for_one_as_for_three(made, entries, django_assert_num_queries):
    for number in range(entries):
        DebugEntry.objects.create(
            group=made.group,
            bug=f"Bug {number}",
            found_on=TODAY,
            written_by=made.lead,
            written_at=NOW,
        )

    with django_assert_num_queries(11):
        of(made)
