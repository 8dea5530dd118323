"""Getting stuck and getting on: a moment begins and ends, and the state of its topic with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Group
from planner.progress import moments
from planner.progress.models import KNOWING, HelpOffer, State, StateChange, Stuck
from planner.progress.state_actions import become, locked, undo
from planner.progress.stuck_models import LONGEST_HELPED, LONGEST_LOCATION, MOST_MINUTES


class CannotSay(Exception):
    """What helped, or how long it took, cannot be kept like this; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class On:
    """What somebody is stuck on: `kind` is topic, unit or exercise, `id` of the catalogue.

    `topic` at `depth` is what it comes down to; empty and 0 where the catalogue says nothing.
    """

    kind: str
    id: str
    topic: str = ""
    depth: int = 0
    location: str = ""


@transaction.atomic
def get_stuck(*, user: User, on: On, now: dt.datetime, group: Group | None = None) -> Stuck:
    """A moment begins; whoever is stuck on the same already stays in that one."""
    locked(user)
    before = Stuck.objects.open().filter(user=user, about_kind=on.kind, about_id=on.id).first()
    if before is not None:
        return before
    moment = Stuck.objects.create(
        user=user,
        group=group,
        about_kind=on.kind,
        about_id=on.id,
        topic=on.topic,
        depth=on.depth,
        location=_line(on.location)[:LONGEST_LOCATION],
        began_at=now,
    )
    if on.topic:
        become(user, on.topic, on.depth, State.STUCK, now)
    return moment


@transaction.atomic
def get_unstuck(
    *, moment: Stuck, by: User, now: dt.datetime, ending: str = Stuck.Ending.FOUND
) -> Stuck:
    """It is over; twice keeps the first time. The topic is as before, or being learnt."""
    moment = _own(moment, by)
    if moment.ended_at is not None:
        return moment
    moments.end(moment, ending=ending, now=now)
    if moment.topic and not _is_stuck_elsewhere(moment):
        become(by, moment.topic, moment.depth, _state_before(moment), now)
    return moment


@transaction.atomic
def still_stuck(*, moment: Stuck, by: User, now: dt.datetime) -> Stuck:
    """It was not over after all: as if its end had never been said."""
    moment = _own(moment, by)
    if moment.ended_at is None:
        return moment
    change = _newest_change(moment)
    if change is not None and change.changed_at == moment.ended_at and change.was == State.STUCK:
        undo(change=change, by=by, now=now)
        return _own(moment, by)
    moments.reopen(moment)
    if moment.topic and moment.ended_at is None:
        become(by, moment.topic, moment.depth, State.STUCK, now)
    return moment


@transaction.atomic
def say_what_helped(
    *, moment: Stuck, helped: str, minutes: int | None, by: User, now: dt.datetime
) -> Stuck:
    """One line about it, and how long it took, as far as somebody knows. Raises CannotSay."""
    moment = _own(moment, by)
    helped = _line(helped)
    if len(helped) > LONGEST_HELPED:
        raise CannotSay(
            _("One line has at most %(most)s characters; this has %(count)s.")
            % {"most": LONGEST_HELPED, "count": len(helped)}
        )
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        text = _("Give minutes from 0 to %(most)s, or leave it empty.")
        raise CannotSay(text % {"most": f"{MOST_MINUTES:,}"})
    moment.helped, moment.minutes = helped, minutes
    moment.save(update_fields=["helped", "minutes"])
    return moment


@transaction.atomic
def ask_for_help(*, moment: Stuck, thread: int, by: User, now: dt.datetime) -> Stuck:
    """The thread of this number asks about it; the first one stays."""
    moment = _own(moment, by)
    if moment.thread is None:
        moment.thread = thread
        moment.save(update_fields=["thread"])
    return moment


@transaction.atomic
def plan_a_way_out(*, moment: Stuck, draft_token: str, by: User, now: dt.datetime) -> Stuck:
    """The small plan at this address leads up to it; a newer one takes its place."""
    moment = _own(moment, by)
    moment.draft_token = draft_token
    moment.save(update_fields=["draft_token"])
    return moment


@transaction.atomic
def offer_help(*, user: User, now: dt.datetime) -> HelpOffer:
    """They are told from now on when somebody of their groups is stuck on what they understood."""
    return HelpOffer.objects.get_or_create(user=user, defaults={"offered_at": now})[0]


@transaction.atomic
def stop_offering(*, user: User, now: dt.datetime) -> None:
    HelpOffer.objects.filter(user=user).delete()


def _own(moment: Stuck, by: User) -> Stuck:
    """As it is now; somebody else's does not exist."""
    locked(by)
    return Stuck.objects.get(pk=moment.pk, user=by)


def _is_stuck_elsewhere(moment: Stuck) -> bool:
    """On something else that comes down to the same topic."""
    same = Stuck.objects.open().filter(user=moment.user_id)
    return same.filter(topic=moment.topic, depth=moment.depth).exists()


def _state_before(moment: Stuck) -> str:
    """Whoever understood a topic and was stuck on it all the same understands it still."""
    change = _newest_change(moment)
    return change.was if change and change.was in KNOWING else State.LEARNING


def _newest_change(moment: Stuck) -> StateChange | None:
    changes = StateChange.objects.filter(
        user=moment.user_id, topic=moment.topic, depth=moment.depth, undone_at=None
    )
    return changes.order_by("-id").first()


def _line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
