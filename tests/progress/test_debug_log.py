"""Writing bugs down that mathematics explained, and what they were worth."""

import datetime as dt
from decimal import Decimal

import pytest

from planner.groups import actions as group_actions
from planner.progress import debug_actions as log
from planner.progress.debug_actions import Said
from planner.progress.models import DebugEntry
from planner.progress.pay_offs import PayOff, pay_offs
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db

DAY = dt.date(2027, 1, 4)
LATER = NOW + dt.timedelta(hours=1)


def said(**other) -> Said:
    usual = {
        "bug": "Loss is NaN after 300 steps",
        "text": "$\\log 0$ in the softmax.",
        "topics": ["softmax", "logarithms"],
        "decision": "loss-choice",
        "saved": "A week of tuning the step size",
        "hours": Decimal("30.0"),
        "found_on": DAY,
    }
    return Said(**{**usual, **other})


def written(of=None, **other) -> DebugEntry:
    return log.write_down(group=of or group("Ben"), said=said(**other), by=user("Ben"), now=NOW)


def test_what_was_worth_something_is_told_without_a_person():
    entry = written()

    assert pay_offs(entry.group, since=DAY, until=DAY) == (
        PayOff(
            entry=entry.pk,
            found_on=DAY,
            bug="Loss is NaN after 300 steps",
            saved="A week of tuning the step size",
            hours=Decimal("30.0"),
            decision="loss-choice",
            topics=("softmax", "logarithms"),
        ),
    )


def test_only_the_days_asked_for_and_this_group_count():
    entry = written()
    written(of=group(name="Others"))

    days = [DAY - dt.timedelta(days=1), DAY, DAY + dt.timedelta(days=1)]

    found = [[p.entry for p in pay_offs(entry.group, since=d, until=d)] for d in days]
    assert found == [[], [entry.pk], []]


def test_three_cost_as_many_queries_as_one(django_assert_num_queries):
    mine = group("Ben")
    for _ in range(3):
        written(of=mine)

    with django_assert_num_queries(2):
        assert len(pay_offs(mine, since=DAY, until=DAY)) == 3


def test_an_edit_keeps_what_was_said_and_by_whom():
    entry = written()

    log.rewrite(
        entry=entry,
        said=said(bug="Overflow", topics=["softmax"]),
        version=1,
        by=user("Ada"),
        now=LATER,
    )
    log.rewrite(entry=entry, said=said(bug="Inf"), version=2, by=user("Ben"), now=LATER)

    entry.refresh_from_db()
    versions = entry.versions.order_by("version").values_list("said__bug", "written_by__name")
    assert (entry.bug, entry.version, log.topics_of(entry)) == ("Inf", 3, ["softmax", "logarithms"])
    assert list(versions) == [("Loss is NaN after 300 steps", "Ben"), ("Overflow", "Ada")]


def test_what_changes_nothing_is_no_edit():
    entry = written()

    log.rewrite(entry=entry, said=said(), version=1, by=user("Ben"), now=LATER)

    entry.refresh_from_db()
    assert (entry.version, entry.edited_at, entry.versions.count()) == (1, None, 0)


def test_nobody_overwrites_unseen():
    entry = written()
    log.rewrite(entry=entry, said=said(bug="Overflow"), version=1, by=user("Ada"), now=LATER)

    with pytest.raises(log.EntryHasChanged) as refusal:
        log.rewrite(entry=entry, said=said(bug="Inf"), version=1, by=user("Ben"), now=LATER)

    assert refusal.value.entry.bug == "Overflow"


def test_what_was_taken_away_counts_no_more_and_comes_back():
    entry = written()
    log.take_away(entry=entry, by=user("Ben"), now=LATER)
    entry.refresh_from_db()
    gone = pay_offs(entry.group, since=DAY, until=DAY)
    with pytest.raises(log.CannotWrite, match="taken away meanwhile"):
        log.rewrite(entry=entry, said=said(bug="Inf"), version=1, by=user("Ben"), now=LATER)

    log.bring_back(entry=entry, by=user("Ben"), now=LATER)

    assert (gone, len(pay_offs(entry.group, since=DAY, until=DAY))) == ((), 1)


def test_after_a_month_it_stays_away():
    entry = written()
    log.take_away(entry=entry, by=user("Ben"), now=NOW)
    entry.refresh_from_db()

    with pytest.raises(log.CannotWrite, match="30 days ago stays away"):
        log.bring_back(entry=entry, by=user("Ben"), now=NOW + dt.timedelta(days=31))


def test_nothing_is_written_in_an_archived_group():
    entry = written()
    group_actions.archive(group=entry.group, by=user("Ada"), now=NOW)

    with pytest.raises(group_actions.GroupIsArchived):
        log.take_away(entry=entry, by=user("Ben"), now=LATER)
