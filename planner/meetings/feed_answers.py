"""What is answered at a calendar's secret address: only what its owner may see now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from curriculum.current import current, version
from curriculum.former import todays
from curriculum.spoken import spoken
from planner.groups.models import Membership
from planner.language.speaking import speaking_to
from planner.meetings import calendar
from planner.meetings.feed import Surroundings, events
from planner.meetings.models import FeedToken, Meeting
from planner.meetings.titles import topic_names

MOST_AN_HOUR = 60
AN_HOUR = dt.timedelta(hours=1)
A_SECOND = dt.timedelta(seconds=1)
EVERYTHING = "Lemma"


class TooOften(Exception):
    """Asked for more often than a calendar needs; `wait` until it is answered again."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(_("This calendar was asked for too often."))
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """`changed_at`: when these bytes were first answered, to the second."""

    body: bytes
    changed_at: dt.datetime

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()}"'


def answer(token: str, *, now: dt.datetime) -> CalendarFile | None:
    """The calendar of this address, in its owner's language; None where there is none, or its
    owner lost their right.

    Raises TooOften.
    """
    feed = _counted(token, now)
    if feed is None:
        return None
    with speaking_to(feed.owner):
        body = _body(feed)
    return CalendarFile(body=body, changed_at=_remembered(feed, body, now))


def _body(feed: FeedToken) -> bytes:
    loaded = version()
    around = Surroundings(
        site_url=settings.SITE_URL,
        areas=area_names(loaded),
        names=topic_names(loaded),
        alarms=(dt.timedelta(minutes=feed.reminder),) if feed.reminder else (),
    )
    name = feed.group.name if feed.group else EVERYTHING
    return calendar.feed(events(meetings_of(feed), around), name=name)


def meeting_file(meeting: Meeting) -> bytes:
    """One meeting, read `with_agenda()`, to be taken into a calendar by hand or by mail."""
    loaded = version()
    around = Surroundings(
        site_url=settings.SITE_URL,
        areas=area_names(loaded),
        names=topic_names(loaded),
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )
    return calendar.feed(events([meeting], around), name=meeting.group.name, method="PUBLISH")


def meetings_of(feed: FeedToken) -> list[Meeting]:
    """Of the groups that the owner belongs to now; of an archived one what began before."""
    belonging = Membership.objects.active().filter(user=feed.owner_id)
    rows = Meeting.objects.visible().filter(group__in=belonging.values("group"))
    if feed.group_id is not None:
        rows = rows.filter(group=feed.group_id)
    met = rows.filter(Q(group__archived_at=None) | Q(starts_at__lt=F("group__archived_at")))
    return list(met.with_agenda().order_by("starts_at", "id"))


def area_names(loaded: str) -> Mapping[str, str]:
    """The name of its area for each topic of the catalogue of this version, by its id."""
    if not loaded:
        return {}
    original = current(loaded)
    catalogue = spoken(original)
    names = {area.id: area.name for area in catalogue.areas}
    found = {topic.id: names[topic.area] for topic in catalogue.topics if topic.area in names}
    # Meetings of the past name topics as they were called then.
    for section, entry in original.former:
        new = next(iter(todays(original, section, entry)), "")
        if section == "topics" and new in found:
            found[entry] = found[new]
    return found


@transaction.atomic
def _counted(token: str, now: dt.datetime) -> FeedToken | None:
    """One request at a time looks at the count, so that none slips through."""
    live = FeedToken.objects.live().by_token(token).select_related("group", "owner")
    feed = live.select_for_update(of=("self",)).first()
    if feed is None:
        return None
    key = f"feed:{feed.token_hash}"
    times = [each for each in cache.get(key, []) if each > now - AN_HOUR]
    if len(times) >= MOST_AN_HOUR:
        raise TooOften(times[0] + AN_HOUR - now)
    cache.set(key, [*times, now], AN_HOUR.total_seconds())
    return feed


def _remembered(feed: FeedToken, body: bytes, now: dt.datetime) -> dt.datetime:
    """Since when it is this that is answered; notes what is new, and once an hour the use."""
    values: dict[str, object] = {}
    shown = sha256(body).hexdigest()
    since = feed.shown_at
    if since is None or feed.shown_hash != shown:
        # HTTP counts seconds: a second change in one must not look like the first.
        second = now.replace(microsecond=0)
        since = second if since is None else max(second, since + A_SECOND)
        values = {"shown_hash": shown, "shown_at": since}
    if feed.last_used_at is None or feed.last_used_at <= now - AN_HOUR:
        values["last_used_at"] = now
    if values:
        FeedToken.objects.filter(pk=feed.pk, token_hash=feed.token_hash).update(**values)
    return since
