"""Getting stuck and getting on."""

import datetime as dt

import pytest

from planner.accounts.actions import delete_account
from planner.accounts.own_data import own_data
from planner.progress import state_actions as states
from planner.progress import stuck_actions as acts
from planner.progress.models import StateChange, Stuck, TopicState
from planner.progress.stuck_actions import On
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

MINUTES = dt.timedelta(minutes=1)
LATER = NOW + 25 * MINUTES
CHAPTER = On(kind="unit", id="chapter-2", topic="vectors", depth=2, location=" page 41 ")
EXERCISE = On(kind="exercise", id="add", topic="vectors", depth=2)


def stuck(on=CHAPTER, now=NOW) -> Stuck:
    return acts.get_stuck(user=user("Ben"), on=on, now=now)


def state():
    return TopicState.objects.values_list("state", flat=True).filter(topic="vectors").first()


def test_one_tap_is_a_moment_and_a_state():
    moment = stuck()

    assert (moment.location, moment.began_at, moment.ended_at) == ("page 41", NOW, None)
    assert state() == "stuck"


def test_a_second_tap_is_the_same_moment():
    assert stuck() == stuck(now=LATER)

    assert (Stuck.objects.count(), StateChange.objects.count()) == (1, 1)


def test_what_the_catalogue_does_not_place_changes_no_state():
    stuck(On(kind="unit", id="preface"))

    assert (Stuck.objects.count(), TopicState.objects.count()) == (1, 0)


def test_getting_unstuck_counts_the_time_as_work():
    moment = acts.get_unstuck(moment=stuck(), by=user("Ben"), now=LATER)

    assert (moment.ended_at, moment.ending, moment.minutes) == (LATER, "found", 25)
    assert state() == "learning"


def test_nobody_works_for_days_in_one_go():
    moment = acts.get_unstuck(moment=stuck(), by=user("Ben"), now=NOW + dt.timedelta(days=2))

    assert moment.minutes is None


def test_whoever_understood_it_before_understands_it_still():
    states.understand(user=user("Ben"), topic="vectors", depth=2, now=NOW)

    acts.get_unstuck(moment=stuck(), by=user("Ben"), now=LATER)

    assert state() == "understood"


def test_a_topic_is_stuck_until_the_last_moment_about_it_is_over():
    first, second = stuck(), stuck(EXERCISE)

    acts.get_unstuck(moment=first, by=user("Ben"), now=LATER)
    assert state() == "stuck"
    acts.get_unstuck(moment=second, by=user("Ben"), now=LATER)

    assert state() == "learning"


@pytest.mark.parametrize(("act", "ending"), [(states.park, "parked"), (states.understand, "found")])
def test_saying_something_else_of_the_topic_ends_what_one_is_stuck_on(act, ending):
    stuck()
    stuck(EXERCISE)

    act(user=user("Ben"), topic="vectors", depth=2, now=LATER)

    assert list(Stuck.objects.values_list("ending", "minutes")) == [(ending, 25)] * 2


def test_undoing_that_opens_them_again():
    stuck()
    change = states.park(user=user("Ben"), topic="vectors", depth=2, now=LATER)

    states.undo(change=change, by=user("Ben"), now=LATER)

    assert list(Stuck.objects.values_list("ended_at", "minutes")) == [(None, None)]
    assert TopicState.objects.values_list("state", "since").get() == ("stuck", NOW)


@pytest.mark.parametrize("on", [CHAPTER, On(kind="unit", id="preface")])
def test_whoever_is_stuck_after_all_is_so_since_it_began(on):
    moment = acts.get_unstuck(moment=stuck(on), by=user("Ben"), now=LATER)

    moment = acts.still_stuck(moment=moment, by=user("Ben"), now=LATER + MINUTES)

    assert (moment.began_at, moment.ended_at) == (NOW, None)
    assert state() == ("stuck" if on.topic else None)


def test_what_helped_is_one_line():
    moment = acts.get_unstuck(moment=stuck(), by=user("Ben"), now=LATER)

    moment = acts.say_what_helped(
        moment=moment, helped=" a\ndrawing ", minutes=40, by=user("Ben"), now=LATER
    )

    assert (moment.helped, moment.minutes) == ("a drawing", 40)


@pytest.mark.parametrize(("helped", "minutes"), [("x" * 301, None), ("", -1), ("", 10_001)])
def test_what_cannot_be_kept_is_said(helped, minutes):
    with pytest.raises(acts.CannotSay):
        acts.say_what_helped(
            moment=stuck(), helped=helped, minutes=minutes, by=user("Ben"), now=LATER
        )


def test_somebody_elses_moment_does_not_exist():
    with pytest.raises(Stuck.DoesNotExist):
        acts.get_unstuck(moment=stuck(), by=user("Ada"), now=LATER)


def test_one_takes_it_all_away_and_leaves_nothing():
    ben = user("Ben")
    stuck()
    acts.offer_help(user=ben, now=NOW)
    names = ("TopicState", "StateChange", "Stuck", "HelpOffer")

    taken = own_data(ben)
    delete_account(user=ben, now=LATER)

    assert [len(taken[f"progress.{name}.user"]) for name in names] == [1] * 4
    left = own_data(ben)
    assert [left[f"progress.{name}.user"] for name in names] == [[]] * 4
