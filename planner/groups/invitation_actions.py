"""The ways into a group by mail: invite an address, revoke, accept."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import add_member, change_role, locked
from planner.groups.models import Group, Invitation, Membership
from planner.groups.tokens import hash_of, new_seed, token_of
from planner.language.dates import plain_day
from planner.language.speaking import speaking_to
from planner.outbox import actions as outbox
from planner.outbox.kinds import LINK_MARK
from planner.outbox.models import Message

KEPT_FOR = dt.timedelta(days=7)
"""An invitation expires so long after it was sent."""
DAY = dt.timedelta(days=1)
MOST_A_DAY = 50
KIND = "invitation"


class CannotInvite(Exception):
    """The address cannot be invited now; the text says why."""


class InvitationIsOver(Exception):
    """Expired, revoked, used, or of somebody who may no longer invite: nobody says which."""


class InvitationIsForAnother(Exception):
    """It was sent to another address than that of whoever came with it."""


@transaction.atomic
def invite(
    *,
    group: Group,
    address: str,
    by: User,
    now: dt.datetime,
    role: str = Membership.Role.MEMBER,
) -> Invitation:
    """Invite an address and queue its mail. Raises CannotInvite.

    An address that is invited already keeps its invitation, which lasts anew and takes the new
    role; it gets one mail a day at most, so that pressing twice is harmless.
    """
    locked(group)
    address = User.objects.normalize_email(address)
    if Membership.objects.active().filter(group=group, user__email=address).exists():
        raise CannotInvite(
            _("%(address)s belongs to %(group)s already.")
            % {"address": address, "group": group.name}
        )
    invitation = Invitation.objects.pending().filter(group=group, address=address).first()
    if invitation is None or invitation.expires_at <= now + KEPT_FOR - DAY:
        _require_room(group, now)
    if invitation is None:
        invitation = _new(group=group, address=address, role=role, by=by, now=now)
    else:
        _renew(invitation, role=role, by=by, now=now)
    _queue_mail(invitation, now=now)
    return invitation


@transaction.atomic
def revoke(*, invitation: Invitation, by: User, now: dt.datetime) -> bool:
    """Take back an invitation that nobody has accepted; False when somebody has."""
    locked(invitation.group)
    pending = Invitation.objects.pending().filter(pk=invitation.pk)
    return pending.update(revoked_at=now) == 1


def require_valid(*, invitation: Invitation, now: dt.datetime) -> None:
    """Raise InvitationIsOver unless it can be accepted at `now`."""
    is_open = invitation.accepted_at is None and invitation.revoked_at is None
    if not is_open or invitation.expires_at <= now or not may_invite(invitation):
        raise InvitationIsOver


def may_invite(invitation: Invitation) -> bool:
    """Whether whoever invited still leads the group, or operates the installation."""
    inviter = invitation.invited_by
    leads = Membership.objects.active().leads().filter(group=invitation.group_id, user=inviter)
    return inviter.is_active and (inviter.is_superuser or leads.exists())


def is_of_a_newcomer(invitation: Invitation, *, now: dt.datetime) -> bool:
    """Whether it can be accepted, by somebody who has to sign up first."""
    try:
        require_valid(invitation=invitation, now=now)
    except InvitationIsOver:
        return False
    return not User.objects.filter(email=invitation.address).exists()


def require_addressed(*, invitation: Invitation, user: User) -> None:
    """Raise InvitationIsForAnother unless it was sent to the user's address."""
    if invitation.address != user.email:
        raise InvitationIsForAnother


@transaction.atomic
def accept(*, invitation: Invitation, by: User, now: dt.datetime) -> Membership:
    """Make `by` a member, once; whoever accepted it before gets the same membership.

    Raises InvitationIsForAnother, InvitationIsOver, and GroupIsArchived.
    """
    require_addressed(invitation=invitation, user=by)
    group = locked(invitation.group)
    invitation = Invitation.objects.select_related("invited_by").get(pk=invitation.pk)
    present = Membership.objects.active().filter(group=group, user=by).first()
    if invitation.accepted_by_id == by.pk and present is not None:
        return present
    require_valid(invitation=invitation, now=now)
    invitation.accepted_at = now
    invitation.accepted_by = by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    if present is None:
        return add_member(group=group, user=by, role=invitation.role, by=by, now=now)
    if invitation.role == Membership.Role.LEAD:
        return change_role(membership=present, role=Membership.Role.LEAD, by=by, now=now)
    return present


def still_holds(message: Message) -> bool:
    """For the outbox: whether the invitation that a mail brings can still be accepted."""
    invitation = _of(message)
    if invitation is None or invitation.group.archived_at is not None:
        return False
    is_open = invitation.accepted_at is None and invitation.revoked_at is None
    return is_open and may_invite(invitation)


def secret_link(message: Message) -> str:
    """For the outbox: the address to accept at, which the database does not hold."""
    invitation = _of(message)
    if invitation is None:
        raise LookupError(f"{message} has lost its invitation.")
    return settings.SITE_URL + reverse("groups:invitation", args=[invitation.token])


def _of(message: Message) -> Invitation | None:
    asked = Invitation.objects.select_related("group", "invited_by")
    return asked.filter(pk=message.about.get("invitation")).first()


def _require_room(group: Group, now: dt.datetime) -> None:
    """Count what was sent within a day: it expires latest."""
    recent = group.invitations.filter(expires_at__gt=now + KEPT_FOR - DAY)
    if recent.count() >= MOST_A_DAY:
        raise CannotInvite(
            _(
                "%(group)s has invited %(count)s people within a day; go on tomorrow, or share"
                " the group's link."
            )
            % {"group": group.name, "count": MOST_A_DAY}
        )


def _new(*, group: Group, address: str, role: str, by: User, now: dt.datetime) -> Invitation:
    seed = new_seed()
    return Invitation.objects.create(
        group=group,
        address=address,
        role=role,
        seed=seed,
        token_hash=hash_of(token_of("invitation", seed)),
        invited_by=by,
        created_at=now,
        expires_at=now + KEPT_FOR,
    )


def _renew(invitation: Invitation, *, role: str, by: User, now: dt.datetime) -> None:
    invitation.role = role
    invitation.invited_by = by
    invitation.expires_at = now + KEPT_FOR
    invitation.save(update_fields=["role", "invited_by", "expires_at"])


def _queue_mail(invitation: Invitation, *, now: dt.datetime) -> None:
    group = invitation.group
    with speaking_to(invitation.invited_by):  # nobody knows yet which language is read there
        subject, text = _said(invitation)
    outbox.queue(
        kind=KIND,
        occurrence=f"invitation {invitation.pk} until {invitation.expires_at:%Y-%m-%d}",
        address=invitation.address,
        subject=subject,
        text=text,
        now=now,
        about={"invitation": invitation.pk, "group": group.pk},
    )


def _said(invitation: Invitation) -> tuple[str, str]:
    """What the mail says above it, and what in it."""
    inviter = invitation.invited_by
    about = {
        "name": inviter.name or inviter.email,
        "group": invitation.group.name,
        "link": LINK_MARK,
        "until": plain_day(invitation.expires_at),
    }
    paragraphs = (
        _(
            "%(name)s invites you to %(group)s, a group that learns the mathematics its work"
            " needs, over lunch, one topic at a time."
        ),
        _("Join here: %(link)s"),
        _(
            "The invitation is for this address only, and good until %(until)s. If you did not"
            " expect it, do nothing: nobody is told."
        ),
    )
    text = "\n\n".join(each % about for each in paragraphs) + "\n"
    return _("%(name)s invites you to learn with %(group)s") % about, text
