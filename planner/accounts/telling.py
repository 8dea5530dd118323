"""Telling people something, each the way they want it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from planner.accounts.digests import Way, way_to, ways_to
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.outbox.actions import Fact, drafted, queue, queue_all
from planner.outbox.models import Message

MAILS = (Message.Channel.EMAIL, Message.Channel.DIGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one of several people hears of something."""

    user: User
    subject: str
    text: str
    about: Mapping[str, Fact]


@transaction.atomic
def tell(
    *,
    user: User,
    notice: Notice,
    occurrence: str,
    subject: str,
    text: str,
    now: dt.datetime,
    kind: str = "",
    link: str = "",
    about: Mapping[str, Fact] | None = None,
) -> bool:
    """Put it on the person's list on the site, and mail it if they want such mails: at once,
    with the next digest, or when their quiet days are over.

    `notice`: which of their choices decides; the kind is named so too, unless it says another.
    The rest is as in `queue`. False when they have been told already; what was withdrawn before
    it was mailed is mailed in the one way that they want now.
    """

    def write(way: Way) -> bool:
        return queue(
            kind=kind or notice.value,
            occurrence=occurrence,
            address=user.email,
            recipient=user,
            subject=subject,
            text=text,
            link=link,
            about=about,
            now=now,
            send_at=way.send_at,
            channel=way.channel,
        )

    on_the_site, *by_mail = _channels(way_to(user, notice, now=now), now)
    is_new = write(on_the_site)
    if not is_new and _is_mailed(user, kind or notice.value, occurrence):
        return False
    return any([is_new, *map(write, by_mail)])


def _is_mailed(user: User, kind: str, occurrence: str) -> bool:
    """Whether a mail of it is on its way, by whatever way, or came to an end."""
    mails = Message.objects.filter(kind=kind, occurrence=occurrence, recipient=user)
    return any(not each.is_withdrawn for each in mails.filter(channel__in=MAILS))


def told_of(kinds: Iterable[str], occurrences: Iterable[str]) -> set[tuple[str, int | None]]:
    """What each person has been told, as occurrence and account: all but what was withdrawn
    before it was mailed, which may hold again."""
    rows = Message.objects.filter(kind__in=list(kinds), occurrence__in=list(occurrences))
    there = rows.filter(channel=Message.Channel.APP)
    withdrawn = rows.withdrawn().filter(channel__in=MAILS)
    told: set[tuple[str, int | None]] = set()
    may_hold_again = told.copy()
    columns = ("occurrence", "recipient", "channel")
    for occurrence, recipient, channel in (there | withdrawn).values_list(*columns):
        (may_hold_again if channel in MAILS else told).add((occurrence, recipient))
    return told - may_hold_again


def tell_all(
    *,
    told: Collection[Told],
    notice: Notice,
    occurrence: str,
    link: str,
    now: dt.datetime,
    kind: str = "",
) -> None:
    """As `tell`, for several people, with two queries. Who has been told already is not again."""
    ways = ways_to([each.user for each in told], notice, now=now)
    queue_all(
        drafted(
            kind=kind or notice.value,
            occurrence=occurrence,
            address=each.user.email,
            recipient=each.user,
            subject=each.subject,
            text=each.text,
            link=link,
            about=each.about,
            now=now,
            send_at=way.send_at,
            channel=way.channel,
        )
        for each in told
        for way in _channels(ways[each.user.pk], now)
    )


def _channels(way: Way | None, now: dt.datetime) -> list[Way]:
    """On the site in any case."""
    on_the_site = Way(channel=Message.Channel.APP, send_at=now)
    return [on_the_site] if way is None else [on_the_site, way]
