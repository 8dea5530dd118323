"""Telling people something, each the way they want it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from planner.accounts.digests import Way, way_to
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.outbox.actions import Fact, queue
from planner.outbox.models import Message


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
    The rest is as in `queue`. False when they have been told already.
    """
    way = way_to(user, notice, now=now)
    on_the_site = Way(channel=Message.Channel.APP, send_at=now)
    written = [
        queue(
            kind=kind or notice.value,
            occurrence=occurrence,
            address=user.email,
            recipient=user,
            subject=subject,
            text=text,
            link=link,
            about=about,
            now=now,
            send_at=each.send_at,
            channel=each.channel,
        )
        for each in (on_the_site, way)
        if each is not None
    ]
    return written[0]
