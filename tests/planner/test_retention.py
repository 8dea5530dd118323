"""What each app lets go of, and that operators can say when."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session

from planner.groups.models import Invitation
from planner.outbox import retention
from planner.outbox.worker import do_chores
from planner.progress import debug_actions as log
from planner.progress import state_actions as states
from planner.progress.models import DebugEntry, ReviewCard, ReviewLog, StateChange
from planner.writing.models import KeptText
from tests.groups.people import NOW, group, user
from tests.progress.test_debug_log import written as bug_written

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def looking(monkeypatch):
    """The worker's chores, as at this time."""

    def look(now):
        monkeypatch.setattr(retention, "_swept_at", {})
        do_chores(now=now)

    return look


def test_all_that_can_be_said_is_swept_and_the_other_way_round():
    assert set(retention.known()) == set(settings.KEEP_DAYS)
    assert all(retention.kept_for(name) for name in retention.known())


def test_invitations_that_are_over_go_with_their_addresses(looking):
    made = group()
    for number, over in enumerate(
        ({}, {"revoked_at": NOW}, {"accepted_at": NOW, "accepted_by": user("Ben")})
    ):
        Invitation.objects.create(
            group=made,
            address=f"{number}@example.org",
            token_hash=str(number),
            invited_by=user("Ada"),
            created_at=NOW,
            expires_at=NOW + 7 * DAY,
            **over,
        )

    looking(NOW + 91 * DAY)
    late = Invitation.objects.count()
    looking(NOW + 98 * DAY)

    assert (late, Invitation.objects.count()) == (1, 0)


def test_sessions_that_are_over_take_addresses_and_browsers_with_them(looking):
    for key, ends in (("old", NOW), ("new", NOW + 90 * DAY)):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
        made = UserSession.objects.create(
            user=user("Ben"), ip="192.0.2.1", user_agent="Browser", session_key=key
        )
        UserSession.objects.filter(pk=made.pk).update(last_seen_at=NOW)

    looking(NOW + 8 * DAY)

    assert [each.session_key for each in Session.objects.all()] == ["new"]
    assert [each.session_key for each in UserSession.objects.all()] == ["new"]


def test_what_was_undone_and_taken_away_goes(looking):
    change = states.learn(user=user("Ben"), topic="vectors", depth=1, now=NOW)
    states.undo(change=change, by=user("Ben"), now=NOW)
    entry = bug_written()
    log.take_away(entry=entry, by=user("Ben"), now=NOW)

    looking(NOW + 90 * DAY)
    kept = (StateChange.objects.count(), DebugEntry.objects.count())
    looking(NOW + 91 * DAY)

    assert kept == (1, 1)
    assert (StateChange.objects.count(), DebugEntry.objects.count()) == (0, 0)


def test_what_is_typed_and_the_log_of_operators_go(looking):
    KeptText.objects.create(user=user("Ben"), form="recap 1", fields={"text": ["x"]}, saved_at=NOW)
    LogEntry.objects.create(user=user("Ben"), action_time=NOW, action_flag=1)

    looking(NOW + 31 * DAY)
    assert (KeptText.objects.count(), LogEntry.objects.count()) == (0, 1)

    looking(NOW + 731 * DAY)
    assert LogEntry.objects.count() == 0


def test_single_answers_go_after_a_year_and_their_card_stays(looking):
    card = ReviewCard.objects.create(
        user=user("Ben"),
        kind="topic",
        about="vectors",
        depth=1,
        stability=1,
        difficulty=1,
        reviewed_at=NOW,
        days=1,
        due_at=NOW,
    )
    ReviewLog.objects.create(card=card, answer=3, answered_at=NOW)

    looking(NOW + 366 * DAY)

    assert (ReviewLog.objects.count(), ReviewCard.objects.count()) == (0, 1)
