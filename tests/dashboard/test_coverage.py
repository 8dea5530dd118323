"""The coverage board: what the team can decide, and nobody's private rating."""

import datetime as dt

import pytest
import time_machine

from bench.coverage_data import make
from planner.dashboard.coverage_page import coverage_page
from planner.groups import own_catalogue
from planner.groups.access import Inside
from planner.groups.models import Sharing
from planner.meetings.models import CoveredItem, Meeting
from planner.plans.models import Revision
from planner.progress.models import State, TopicState
from tests.meetings.meeting_pages import text
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 3, 10, 9, 0, tzinfo=dt.UTC)
LONG_AGO = NOW - dt.timedelta(days=40)
SHIP, PROVE, BET = "ship", "prove", "bet"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(own_catalogue, "current", lambda _: CATALOGUE)
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    """Eight people; the first meeting, on 3 March, was for two decisions; the third is to come."""
    return make(CATALOGUE, now=NOW, people=8, decisions=3, is_rated=False)


def knows(user, topic, depth, since=LONG_AGO):
    TopicState.objects.create(
        user=user, topic=topic, depth=depth, state=State.UNDERSTOOD, since=since
    )


def shares(made, *users):
    for user in users:
        Sharing.objects.create(group=made.group, user=user, ratings=True, chosen_at=NOW)


def page_of(made, reader):
    membership = made.group.memberships.get(user=reader)
    inside = Inside(group=made.group, user=reader, membership=membership)
    found = coverage_page(inside, CATALOGUE, now=NOW)
    return found, {row.id: row for row in found.rows}


def shown(client, made, reader):
    client.force_login(reader)
    return client.get(f"/groups/{made.group.pk}-{made.group.slug}/coverage/")


def test_what_meetings_worked_through_can_be_taken_since_then(made):
    page, rows = page_of(made, made.lead)

    assert (page.now, len(page.rows)) == (2, 3)
    assert rows[SHIP].since == "Wed 3 Mar 2027"
    assert rows[SHIP].meetings == "worked through in meetings"
    assert (rows[BET].since, rows[BET].meetings) == ("", "planned for Wed 10 Mar 2027")


def test_a_meeting_counts_once_attendance_was_taken(made):
    Meeting.objects.update(state=Meeting.State.PLANNED)

    assert page_of(made, made.lead)[0].now == 0


def test_what_a_meeting_left_uncovered_is_not_worked_through(made):
    CoveredItem.objects.filter(topic="maps").update(extent="partly")

    rows = page_of(made, made.lead)[1]

    assert (rows[SHIP].since, rows[PROVE].since) == ("", "Wed 3 Mar 2027")


def test_one_who_shares_that_they_know_it_all_is_enough_and_is_said_to_be_alone(made):
    knows(made.people[2], "odds", 3)
    shares(made, made.people[2])

    page, rows = page_of(made, made.lead)

    assert page.now == 3
    assert rows[BET].since == "Fri 29 Jan 2027"
    assert rows[BET].rests == "Of those who share it, only Person 02 knows all that it needs."
    assert page.resting == (rows[BET],)


def test_two_do_not_rest_on_one(made):
    knows(made.people[2], "odds", 2)
    knows(made.people[3], "odds", 2, since=NOW)
    shares(made, *made.people[2:4])

    rows = page_of(made, made.lead)[1]

    assert (rows[BET].since, rows[BET].rests) == ("Fri 29 Jan 2027", "")


def test_who_does_not_share_changes_nothing_that_others_see(client, made):
    """Private ratings of fewer than five, whatever they are, leave the page as it is."""
    shares(made, *made.people[:4])
    before = text(shown(client, made, made.people[0]))
    for user in made.people[4:]:
        knows(user, "odds", 3)

    assert len(made.people[4:]) == 4
    assert text(shown(client, made, made.people[0])) == before


def test_one_s_own_is_there_for_oneself_alone(client, made):
    knows(made.people[1], "odds", 2)

    mine, theirs = (page_of(made, made.people[n])[0] for n in (1, 2))

    assert [(each.name, each.is_private) for each in mine.columns] == [("Person 01", True)]
    assert "whole" in next(row for row in mine.rows if row.id == BET).cells[0]
    assert [each.name for each in theirs.columns] == ["Person 02"]
    assert "whole" not in "".join(cell for row in theirs.rows for cell in row.cells)
    assert mine.now == theirs.now == 2


def test_five_and_more_are_counted_in_bands(made):
    for user in made.people[1:5]:
        knows(user, "odds", 2)

    page, rows = page_of(made, made.lead)

    assert page.others == 7
    assert (rows[BET].others, rows[SHIP].others) == ("3 to 7 of 7", "at most 2 of 7")


def test_the_count_is_that_of_monday(made):
    monday = dt.datetime(2027, 3, 8, tzinfo=dt.UTC)
    for user in made.people[1:7]:
        knows(user, "odds", 2, since=monday)
    fresh = made.group.memberships.get(user=made.people[7])
    fresh.joined_at = monday
    fresh.save()

    page, rows = page_of(made, made.lead)

    assert page.others == 6
    assert rows[BET].others == "at most 2 of 6"


def test_a_private_remainder_below_five_is_not_counted(made):
    shares(made, *made.people[1:4])

    page, rows = page_of(made, made.lead)

    assert page.others == 0
    assert {row.others for row in rows.values()} == {""}


def test_leads_and_members_see_the_same_of_others(made):
    knows(made.people[3], "odds", 2)
    shares(made, made.people[3])

    lead, member = (page_of(made, made.people[n])[0] for n in (0, 1))

    assert lead.resting == member.resting
    assert [each.name for each in lead.columns[1:]] == [each.name for each in member.columns[1:]]


def test_not_shared_is_said_and_no_nought(client, made):
    page = text(shown(client, made, made.lead))

    assert "Not shared: Person 01, Person 02, Person 03" in page
    assert "%" not in page


def test_an_operator_sees_numbers_only(made):
    shares(made, *made.people[1:3])
    inside = Inside(group=made.group, user=made.lead, membership=None)

    page = coverage_page(inside, CATALOGUE, now=NOW)

    assert (page.columns, page.hidden, page.others) == ((), (), 8)


def test_what_the_next_meetings_add(client, made):
    page = text(shown(client, made, made.lead))

    assert "What the next meeting adds" in page
    assert "After it can be taken: “May we bet?”" in page or "After it can be taken" in page


def test_what_the_catalogue_no_longer_has_is_shown_as_it_was(client, made):
    row = Revision.objects.get()
    row.programme["decisions"][0] |= {"id": "gone", "question": "Was it ever?"}
    row.save()

    page = shown(client, made, made.lead)

    assert page.status_code == 200
    assert "Was it ever? (no longer in the catalogue)" in text(page)


def test_without_a_plan_it_says_what_it_would_be(client, made):
    Revision.objects.all().delete()

    assert "Make a plan" in text(shown(client, made, made.lead))
    assert "a lead has to publish a plan" in text(shown(client, made, made.people[1]))


def test_the_curve_and_its_table_say_the_same(made):
    picture = page_of(made, made.lead)[0].picture

    assert (picture.done_now, picture.all) == (2, 3)
    assert [(row.iso, row.planned, row.done) for row in picture.rows] == [
        ("2027-02-24", 0, 0),
        ("2027-03-03", 2, 2),
        ("2027-03-10", 3, 2),
    ]
    assert picture.planned == "M36.0 220.0H252.0V154.0H252.0V88.0H468.0V22.0H468.0"


@pytest.mark.parametrize("people", [1, 3])
def test_it_asks_as_much_for_one_as_for_three(people, django_assert_num_queries):
    made = make(CATALOGUE, now=NOW, people=people, decisions=people)

    with django_assert_num_queries(6):  # one of them for who reads
        page_of(made, made.lead)


@pytest.mark.parametrize("people", [1, 3])
def test_the_whole_page_takes_three_more(client, people, django_assert_num_queries):
    made = make(CATALOGUE, now=NOW, people=people, decisions=people)
    client.force_login(made.lead)

    with django_assert_num_queries(9):
        client.get(f"/groups/{made.group.pk}-{made.group.slug}/coverage/")
