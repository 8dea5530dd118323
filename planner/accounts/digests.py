"""When what somebody is told is mailed: at once, with the next digest, or after quiet days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef

from planner.accounts.digest_models import DigestChoice
from planner.accounts.models import Muted, User
from planner.accounts.notices import Notice
from planner.outbox.models import Message

Channel = Message.Channel
COLLECTABLE = (
    Notice.PLAN_CHANGED,
    Notice.YOUR_TURN,
    Notice.MENTION,
    Notice.CATALOGUE_CHANGED,
)
"""What may wait for a digest; a reminder would come too late."""
CAN_WAIT = (Notice.PLAN_CHANGED, Notice.MENTION, Notice.CATALOGUE_CHANGED)
"""What may wait until a weekend is over."""
DAY = dt.timedelta(days=1)
SATURDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How something is mailed, and not before when."""

    channel: Message.Channel
    send_at: dt.datetime


def way_to(user: User, notice: Notice, *, now: dt.datetime) -> Way | None:
    """None where the person wants no mail of this kind."""
    return ways_to([user], notice, now=now)[user.pk]


def ways_to(users: Collection[User], notice: Notice, *, now: dt.datetime) -> dict[int, Way | None]:
    """For each of several, by their id; with one query."""
    said = Muted.objects.filter(user=OuterRef("pk"))
    rows = User.objects.filter(pk__in=[user.pk for user in users]).select_related("digest_choice")
    found = rows.annotate(
        is_unwanted=Exists(said.filter(kind=notice)),
        has_no_digests=Exists(said.filter(kind=Notice.DIGEST)),
    )
    return {
        user.pk: None
        if user.is_unwanted
        else _way(user, notice, has_digests=not user.has_no_digests, now=now)
        for user in found
    }


def _way(user: User, notice: Notice, *, has_digests: bool, now: dt.datetime) -> Way | None:
    choice: DigestChoice | None = getattr(user, "digest_choice", None)
    if choice is None:
        return Way(channel=Channel.EMAIL, send_at=now)
    zone = ZoneInfo(user.time_zone)
    if notice in COLLECTABLE and notice in choice.kinds:
        send_at = next_digest(choice, zone, now)
        return Way(channel=Channel.DIGEST, send_at=send_at) if has_digests else None
    may_wait = choice.quiet_weekends and notice in CAN_WAIT
    send_at = after_the_weekend(choice, zone, now) if may_wait else now
    return Way(channel=Channel.EMAIL, send_at=send_at)


def next_digest(choice: DigestChoice, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    """The first moment after `now` at which a digest is due, by the clocks of the zone."""
    today = now.astimezone(zone).date()
    for day in (today + ahead * DAY for ahead in range(15)):
        at = _moment(day, choice, zone)
        if at > now and _is_on(choice, day):
            return at
    raise ValueError("no digest within two weeks")


def after_the_weekend(choice: DigestChoice, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    """`now`, or on Saturdays and Sundays the person's hour on Monday."""
    today = now.astimezone(zone).date()
    if today.isoweekday() < SATURDAY:
        return now
    return _moment(today + (8 - today.isoweekday()) * DAY, choice, zone)


@transaction.atomic
def choose_digest(
    *,
    user: User,
    kinds: Collection[str],
    rhythm: str,
    weekday: int,
    hour: int,
    quiet_weekends: bool,
) -> DigestChoice:
    """`kinds`: of COLLECTABLE. What waits for a digest already goes with it."""
    known = [kind.value for kind in COLLECTABLE if kind in kinds]
    choice, _ = DigestChoice.objects.update_or_create(
        user=user,
        defaults={
            "kinds": known,
            "rhythm": rhythm,
            "weekday": weekday,
            "hour": hour,
            "quiet_weekends": quiet_weekends,
        },
    )
    return choice


def _is_on(choice: DigestChoice, day: dt.date) -> bool:
    if choice.rhythm == DigestChoice.Rhythm.WEEKLY:
        return day.isoweekday() == choice.weekday
    return not (choice.quiet_weekends and day.isoweekday() >= SATURDAY)


def _moment(day: dt.date, choice: DigestChoice, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, choice.at, tzinfo=zone).astimezone(dt.UTC)
