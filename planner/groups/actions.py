"""What people do with groups. Every action is atomic and keeps at least one lead."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Away, Group, Membership

BROUGHT_BACK_WITHIN = dt.timedelta(days=30)
"""So long a lead can undo the removal of a member."""
HISTORY = ("country", "subdivision", "reading_minutes", "takes_turns")
"""What a person who returns need not say again."""


class CannotJoin(Exception):
    """The person cannot become a member; the text says why."""


class CannotLeave(Exception):
    """The group would be without a lead; the text says what to do first."""


class CannotBeAway(Exception):
    """The range makes no sense; the text says what is wrong with it."""


class StartedAlready(Exception):
    """The same form was sent before; `group` is what it made."""

    def __init__(self, group: Group) -> None:
        super().__init__(f"{group.name} was started already.")
        self.group = group


class GroupIsArchived(Exception):
    """Nothing changes in an archived group."""


@transaction.atomic
def create_group(
    *,
    name: str,
    zone: str,
    by: User,
    now: dt.datetime,
    reading_minutes: int = 90,
    key: str | None = None,
) -> Group:
    """A new group, led by whoever creates it. Raises StartedAlready for a `key` used before."""
    group, is_new = Group.objects.get_or_create(
        creation_key=f"{by.pk}:{key or uuid4()}",
        defaults={
            "name": name.strip(),
            "zone": zone,
            "reading_minutes": reading_minutes,
            "created_at": now,
        },
    )
    if not is_new:
        raise StartedAlready(group)
    Membership.objects.create(group=group, user=by, role=Membership.Role.LEAD, joined_at=now)
    return group


@transaction.atomic
def add_member(
    *,
    group: Group,
    user: User,
    by: User,
    now: dt.datetime,
    role: str = Membership.Role.MEMBER,
    country: str = "",
    subdivision: str = "",
    reading_minutes: int | None = None,
) -> Membership:
    """Membership from `now` on. Who left before gets a new one, which starts with what the
    last one said of them; the old stays as history. Raises CannotJoin, GroupIsArchived.
    """
    locked(group)
    before = Membership.objects.filter(group=group, user=user).order_by("joined_at", "id").last()
    if before is not None and before.left_at is None:
        raise CannotJoin(
            _("%(person)s belongs to %(group)s already.") % {"person": user, "group": group.name}
        )
    said = {"country": country, "subdivision": subdivision, "reading_minutes": reading_minutes}
    if before is not None and not any(said.values()):
        said = {name: getattr(before, name) for name in HISTORY}
    return Membership.objects.create(group=group, user=user, role=role, joined_at=now, **said)


@transaction.atomic
def describe_member(
    *,
    membership: Membership,
    country: str,
    subdivision: str,
    reading_minutes: int | None,
    takes_turns: bool = True,
) -> Membership:
    """Where the member lives (for holidays), how much they read, whether they lead meetings."""
    membership.country = country
    membership.subdivision = subdivision
    membership.reading_minutes = reading_minutes
    membership.takes_turns = takes_turns
    membership.save(update_fields=["country", "subdivision", "reading_minutes", "takes_turns"])
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User, now: dt.datetime) -> Membership:
    """Make a lead a member or a member a lead. Raises CannotLeave for the last lead."""
    membership = _present(membership)
    if role != Membership.Role.LEAD:
        _require_another_lead(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def hand_over(*, membership: Membership, to: Membership, by: User, now: dt.datetime) -> None:
    """Make another member a lead and the lead a member, both or neither."""
    change_role(membership=to, role=Membership.Role.LEAD, by=by, now=now)
    change_role(membership=membership, role=Membership.Role.MEMBER, by=by, now=now)


@transaction.atomic
def leave(*, membership: Membership, by: User, now: dt.datetime) -> Membership:
    """End a membership and keep it as history. Raises CannotLeave for the last lead.

    Ended by somebody else it is a removal, which `bring_back` undoes.
    """
    membership = _present(membership)
    _require_another_lead(membership)
    membership.left_at = max(now, membership.joined_at)
    membership.ended_by = by
    membership.save(update_fields=["left_at", "ended_by"])
    return membership


@transaction.atomic
def bring_back(*, membership: Membership, by: User, now: dt.datetime) -> Membership:
    """Undo a removal, exactly. Raises CannotJoin when it was none, is long ago, or is undone."""
    group = locked(membership.group)
    removed = Membership.objects.removed_since(now - BROUGHT_BACK_WITHIN).filter(group=group)
    found = removed.filter(pk=membership.pk).first()
    if found is None:
        raise CannotJoin(_("This can no longer be undone; invite the person instead."))
    if Membership.objects.active().filter(group=group, user=found.user_id).exists():
        raise CannotJoin(_("The person is back already."))
    found.left_at = None
    found.ended_by = None
    found.save(update_fields=["left_at", "ended_by"])
    return found


@transaction.atomic
def add_away(
    *,
    membership: Membership,
    first_on: dt.date,
    last_on: dt.date,
    by: User,
    now: dt.datetime,
    reason: str = "",
    times: tuple[dt.time, dt.time] | None = None,
) -> Away:
    """Away from `first_on` to `last_on`, both included; `times`: only that part of each day.

    Saying the same twice keeps it once. Raises CannotBeAway.
    """
    if last_on < first_on:
        raise CannotBeAway(_("The last day lies before the first; swap them."))
    from_time, to_time = times or (None, None)
    if from_time and to_time and to_time <= from_time:
        raise CannotBeAway(_("A part of a day must end later than it begins."))
    locked(membership.group)
    same = {
        "membership": membership,
        "first_on": first_on,
        "last_on": last_on,
        "from_time": from_time,
        "to_time": to_time,
        "reason": reason,
    }
    return Away.objects.filter(**same).first() or Away.objects.create(**same)


@transaction.atomic
def remove_away(*, away: Away, by: User, now: dt.datetime) -> None:
    away.delete()


@transaction.atomic
def change_settings(
    *,
    group: Group,
    name: str,
    zone: str,
    reading_minutes: int,
    by: User,
    now: dt.datetime,
    detour_minutes: int | None = None,
) -> Group:
    """`detour_minutes`: None where detours may be as long as they take."""
    group = locked(group)
    group.name = name.strip()
    group.zone = zone
    group.reading_minutes = reading_minutes
    group.detour_minutes = detour_minutes
    group.save(update_fields=["name", "zone", "reading_minutes", "detour_minutes"])
    return group


@transaction.atomic
def archive(*, group: Group, by: User, now: dt.datetime) -> Group:
    """Nothing changes in the group from now on; twice keeps the first time."""
    group = _row(group)
    group.archived_at = group.archived_at or now
    group.save(update_fields=["archived_at"])
    return group


@transaction.atomic
def unarchive(*, group: Group, by: User, now: dt.datetime) -> Group:
    group = _row(group)
    group.archived_at = None
    group.save(update_fields=["archived_at"])
    return group


def locked(group: Group) -> Group:
    """Two changes of one group's people wait for each other, so that one lead is left.

    Raises GroupIsArchived.
    """
    row = _row(group)
    if row.archived_at is not None:
        raise GroupIsArchived(
            _("%(group)s is archived; nothing in it changes.") % {"group": row.name}
        )
    return row


def _row(group: Group) -> Group:
    return Group.objects.select_for_update().get(pk=group.pk)


def _present(membership: Membership) -> Membership:
    """As it is now. Raises CannotLeave when it has ended meanwhile."""
    locked(membership.group)
    active = Membership.objects.active().select_related("group", "user")
    found = active.filter(pk=membership.pk).first()
    if found is None:
        raise CannotLeave(_("This person has left the group already."))
    return found


def _require_another_lead(membership: Membership) -> None:
    if membership.role != Membership.Role.LEAD:
        return
    others = Membership.objects.active().leads().filter(group=membership.group)
    if not others.exclude(pk=membership.pk).exists():
        raise CannotLeave(_("A group needs a lead: make somebody else a lead first."))
