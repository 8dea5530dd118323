"""Whoever has a calendar's address sees what its owner may see now, and nothing else."""

import datetime as dt

import pytest

from planner.accounts.models import User
from planner.groups import actions as groups
from planner.meetings import feed_actions
from planner.meetings.models import FeedToken
from tests.groups.people import NOW, group, membership, user
from tests.meetings.feeds import LATER, fetch, made, shown, titles
from tests.meetings.publications import DAY, HOUR, meeting, publish

pytestmark = pytest.mark.django_db
RISK, VISION = "Payments risk: Gradients", "Vision: Losses"


def two_groups(*members):
    """Ada leads both; each has one meeting."""
    risk, vision = group(*members), group(*members, name="Vision")
    publish(risk, meeting(1, key="riskmeeting"))
    publish(vision, meeting(2, "losses", key="visionmeeting"), series="plan-2")
    return risk, vision


def test_a_calendar_over_all_groups_shows_the_meetings_of_each():
    two_groups("Ben")

    assert titles(made("Ben")) == [RISK, VISION]


def test_the_calendar_of_a_group_shows_its_meetings_only():
    _, vision = two_groups("Ben")

    assert titles(made("Ben", vision)) == [VISION]


def test_meetings_of_groups_of_others_are_not_shown():
    two_groups()
    publish(group("Ben", name="Ours"), meeting(3), series="plan-3")

    assert titles(made("Ben")) == ["Ours: Gradients"]


def test_who_is_removed_sees_the_group_no_longer_and_the_rest_still():
    risk, _ = two_groups("Ben")
    everything, alone = made("Ben"), made("Ben", risk)
    before = titles(everything), titles(alone)

    groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW)

    assert before == ([RISK, VISION], [RISK])
    assert titles(everything) == [VISION]
    assert fetch(alone).status_code == 404


def test_who_comes_back_sees_it_again_at_the_same_address():
    risk, _ = two_groups("Ben")
    alone = made("Ben", risk)
    ended = groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW)

    groups.bring_back(membership=ended, by=user("Ada"), now=LATER)

    assert titles(alone, now=LATER) == [RISK]


def test_of_an_archived_group_the_past_stays_for_its_members():
    risk = group("Ben")
    publish(risk, meeting(1), meeting(2, "losses"))
    everything, alone = made("Ben"), made("Ben", risk)

    groups.archive(group=risk, by=user("Ada"), now=meeting(1).starts_at + DAY)

    assert titles(everything) == titles(alone) == [RISK]


def test_a_blocked_person_s_address_leads_nowhere():
    two_groups("Ben")
    token = made("Ben")

    User.objects.filter(name="Ben").update(is_active=False)

    assert fetch(token).status_code == 404


def test_an_operator_s_calendar_holds_only_groups_that_they_belong_to():
    risk, _ = two_groups()
    omar = User.objects.create_superuser("omar@example.org", name="Omar")

    own, of_a_group = (
        feed_actions.renew_feed(owner=omar, group=of, reminder=0, now=NOW) for of in (None, risk)
    )

    assert (titles(own), fetch(of_a_group).status_code) == ([], 404)


def test_a_replaced_address_leads_nowhere_in_the_same_second():
    two_groups("Ben")
    old = made("Ben")
    before = titles(old)

    new = made("Ben")

    assert (before, fetch(old).status_code, titles(new)) == ([RISK, VISION], 404, [RISK, VISION])


def test_an_address_that_is_switched_off_leads_nowhere():
    two_groups("Ben")
    token = made("Ben")

    feed_actions.switch_off_feed(owner=user("Ben"), group=None)

    assert fetch(token).status_code == 404


def test_a_withdrawn_meeting_is_gone_and_a_cancelled_one_says_so():
    risk = group("Ben")
    publish(risk, meeting(1), meeting(2, "losses"), meeting(3, "metrics"))
    token = made("Ben")

    publish(risk, meeting(1, state="cancelled"), meeting(3, "metrics"), now=LATER)

    events = [(event.text("SUMMARY"), event.text("STATUS")) for event in shown(token)]
    assert events == [(RISK, "CANCELLED"), ("Payments risk: Metrics", "CONFIRMED")]


def test_the_sequence_rises_when_a_meeting_moves_is_cancelled_and_comes_back():
    risk = group("Ben")
    token = made("Ben")
    later = {"starts_at": meeting(1).starts_at + DAY, "ends_at": meeting(1).ends_at + DAY}
    states = [{}, later, {**later, "state": "cancelled"}, later, None, later]

    seen = []
    for hours, change in enumerate(states):
        wanted = [] if change is None else [meeting(1, **change)]
        publish(risk, *wanted, now=NOW + hours * HOUR)
        seen += [
            (event.text("SEQUENCE"), event.text("STATUS"), event.instant("DTSTART").day)
            for event in shown(token)
        ]

    assert seen == [
        ("0", "CONFIRMED", 7),
        ("1", "CONFIRMED", 8),
        ("2", "CANCELLED", 8),
        ("3", "CONFIRMED", 8),
        ("5", "CONFIRMED", 8),
    ]


@pytest.mark.parametrize(
    ("minutes", "trigger"), [(0, []), (15, ["-PT15M"]), (60, ["-PT1H"]), (1440, ["-P1D"])]
)
def test_the_calendar_reminds_as_was_chosen(minutes, trigger):
    publish(group("Ben"), meeting(1))

    (event,) = shown(made("Ben", reminder=minutes))

    assert [alarm.text("TRIGGER") for alarm in event.children] == trigger


def test_the_use_of_an_address_is_noted_once_an_hour():
    token = made("Ben")
    noted = []

    for minutes in (0, 59, 60, 61, 120):
        fetch(token, now=NOW + dt.timedelta(minutes=minutes))
        noted.append((FeedToken.objects.get().last_used_at - NOW) // dt.timedelta(minutes=1))

    assert noted == [0, 0, 60, 60, 120]
