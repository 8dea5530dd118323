"""Offering what a group wrote to everybody's catalogue, with its author's consent.

What a group writes is the group's. It leaves it only as a text that its author has agreed to
give, under the name that they agreed to; where else it stood goes with nothing.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.models import Suggestion
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.telling import tell
from planner.groups.actions import locked
from planner.groups.models import Group, Membership
from planner.groups.queries import shown_name
from planner.language.speaking import speaking_to
from planner.markup import plain
from planner.outbox.models import Message
from planner.threads.models import Intuition, Post, Promotion

ASKED = "consent_asked"


class CannotPromote(Exception):
    """It is not offered; the text says why."""


@transaction.atomic
def promote(
    *, what: Post | Intuition, topic: str, by: User, now: dt.datetime, credit: str = ""
) -> Promotion:
    """The author's own goes to the curators at once, named as `credit` says; for what another
    wrote its author is asked first. Twice changes nothing.

    Raises CannotPromote, GroupIsArchived.
    """
    group = locked(group_of(what))
    found = promotion_of(what)
    if found is not None:
        return found
    if what.author_id != by.pk and not _belongs(what.author, group):
        raise CannotPromote(_("Whoever wrote it cannot be asked any more."))
    columns = {"post": what} if isinstance(what, Post) else {"intuition": what}
    made = Promotion.objects.create(
        topic=topic, text=what.text, asked_by=by, asked_at=now, **columns
    )
    if what.author_id == by.pk:
        return _suggest(made, author=by, credit=credit, now=now)
    _ask_author(made, what, group, now)
    return made


@transaction.atomic
def answer_promotion(
    *, promotion: Promotion, consents: bool, credit: str, by: User, now: dt.datetime
) -> Promotion:
    """By the author of the text, once. Raises CannotPromote, GroupIsArchived."""
    locked(group_of(subject_of(promotion)))
    row = Promotion.objects.select_for_update().get(pk=promotion.pk)
    if row.suggested_at or row.refused_at:
        raise CannotPromote(_("You have answered this already."))
    if consents:
        return _suggest(row, author=by, credit=credit, now=now)
    row.refused_at = now
    row.save(update_fields=["refused_at"])
    return row


def promotion_of(what: Post | Intuition) -> Promotion | None:
    if isinstance(what, Post):
        return Promotion.objects.filter(post=what).first()
    return Promotion.objects.filter(intuition=what).first()


def subject_of(promotion: Promotion) -> Post | Intuition:
    what = promotion.post or promotion.intuition
    if what is None:
        raise LookupError("a promotion is of a post or of an intuition")
    return what


def group_of(what: Post | Intuition) -> Group:
    return what.thread.group if isinstance(what, Post) else what.group


def still_asked(message: Message) -> bool:
    """The question waits for an answer, and whom it is for still belongs to the group."""
    found = Promotion.objects.filter(pk=message.about["promotion"]).first()
    if found is None or found.suggested_at or found.refused_at:
        return False
    what = subject_of(found)
    is_there = not (isinstance(what, Post) and what.deleted_at)
    return (
        is_there
        and message.recipient_id == what.author_id
        and _belongs(what.author, group_of(what))
    )


def _suggest(row: Promotion, *, author: User, credit: str, now: dt.datetime) -> Promotion:
    Suggestion.objects.create(
        kind=Suggestion.Kind.NOTE,
        entry_kind="topic",
        entry_id=row.topic,
        text=row.text,
        credit=credit,
        source=f"promotion:{row.pk}",
        suggested_by=author,
        created_at=now,
    )
    row.suggested_at = now
    row.save(update_fields=["suggested_at"])
    return row


def _ask_author(row: Promotion, what: Post | Intuition, group: Group, now: dt.datetime) -> None:
    address = reverse("threads:consent", args=[group.pk, group.slug, row.pk])
    with speaking_to(what.author):
        subject, text = _question(row, group)
    tell(
        user=what.author,
        notice=Notice.MENTION,
        kind=ASKED,
        occurrence=f"promotion {row.pk}",
        subject=subject,
        text=text,
        link=settings.SITE_URL + address,
        about={"group": group.pk, "promotion": row.pk},
        now=now,
    )


def _question(row: Promotion, group: Group) -> tuple[str, str]:
    named = {"name": shown_name(row.asked_by), "group": group.name}
    asked = _(
        "%(name)s would like to offer something that you wrote in %(group)s to the catalogue that"
        " all groups read:"
    )
    choice = _("It goes only if you say so, with your name or without.")
    subject = _("May your note go to the catalogue? %(group)s") % named
    return subject, f"{asked % named}\n\n{plain(row.text)}\n\n{choice}"


def _belongs(user: User, group: Group) -> bool:
    active = Membership.objects.active().filter(group=group, user=user)
    return user.is_active and active.exists()
