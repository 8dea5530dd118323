"""Who may enter a group: every address inside one is guarded here.

A view of a group takes `group_id` and `group_slug` from its address and is decorated:

    @group_member                 # or @group_lead
    @require_safe
    def members(request: HttpRequest, inside: Inside) -> HttpResponse: ...

A stranger gets the 404 of what does not exist, too weak a role 403, and a write into an archived
group 409. A wrong slug leads to the right one. An operator may do what a lead may, except what is
one's own (`Inside.own`); a curator is a stranger here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Group, Membership

P = ParamSpec("P")
SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Somebody who may be in a group. `membership`: None for an operator who does not belong."""

    group: Group
    user: User
    membership: Membership | None

    @property
    def is_lead(self) -> bool:
        """Whether they may do what leads do."""
        if self.user.is_superuser:
            return True
        return self.membership is not None and self.membership.role == Membership.Role.LEAD

    @property
    def own(self) -> Membership:
        """The reader's own membership; whoever is here only as an operator has none: 403."""
        if self.membership is None:
            raise PermissionDenied(
                _("Whoever does not belong to the group has nothing of their own.")
            )
        return self.membership


Annotations = Mapping[str, Combinable]
InsideView = Callable[Concatenate[HttpRequest, Inside, P], HttpResponseBase]
# What an address gives comes by name, which a type cannot say together with P.
GroupView = Callable[..., HttpResponseBase]


def entering(*, user: User, group_id: int, asking: Annotations | None = None) -> Inside | None:
    """Who they are in the group; None for a stranger, as for a group that does not exist.

    `asking`: what the database is asked with the membership, which then has it.
    """
    membership = (
        Membership.objects.active()
        .filter(group__pk=group_id, user=user.pk)
        .select_related("group")
        .annotate(**(asking or {}))
        .first()
    )
    if membership is not None:
        membership.user = user
        return Inside(group=membership.group, user=user, membership=membership)
    group = Group.objects.filter(pk=group_id).first() if user.is_superuser else None
    return None if group is None else Inside(group=group, user=user, membership=None)


def group_member(view: InsideView[P]) -> GroupView:
    """For whoever belongs to the group."""
    return _guarded(view, only_leads=False, although_archived=False)


def group_member_asking(
    asking: Callable[..., Annotations],
) -> Callable[[InsideView[P]], GroupView]:
    """As `group_member`, for addresses that are asked again and again: `asking` gives, for what
    else the address names, what comes with the membership without a query of its own. Whoever is
    here only as an operator has neither."""

    def decorator(view: InsideView[P]) -> GroupView:
        return _guarded(view, only_leads=False, although_archived=False, asking=asking)

    return decorator


def group_lead(view: InsideView[P]) -> GroupView:
    """For the group's leads."""
    return _guarded(view, only_leads=True, although_archived=False)


def archived_group_lead(view: InsideView[P]) -> GroupView:
    """For the leads, of an archived group too: how it comes back."""
    return _guarded(view, only_leads=True, although_archived=True)


def _guarded(
    view: InsideView[P],
    *,
    only_leads: bool,
    although_archived: bool,
    asking: Callable[..., Annotations] = lambda **_: {},
) -> GroupView:
    @wraps(view)
    def guarded(
        request: HttpRequest, group_id: int, group_slug: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        inside = _enter(request, group_id, asking(**kwargs))
        if only_leads and not inside.is_lead:
            raise PermissionDenied(_("Only a lead may do this."))
        is_safe = request.method in SAFE
        if inside.group.archived_at and not is_safe and not although_archived:
            return archived(request, inside.group)
        if group_slug != inside.group.slug and is_safe:
            return _at_the_right_slug(request, inside.group)
        return view(request, inside, *args, **kwargs)

    return guarded


def _enter(request: HttpRequest, group_id: int, asking: Annotations) -> Inside:
    inside = None
    if isinstance(request.user, User):
        inside = entering(user=request.user, group_id=group_id, asking=asking)
    if inside is None:
        raise Http404(_("There is no such group."))
    return inside


def archived(request: HttpRequest, group: Group) -> HttpResponse:
    """Nothing changes in an archived group."""
    return render(request, "groups/archived.html", {"group": group}, status=409)


def _at_the_right_slug(request: HttpRequest, group: Group) -> HttpResponse:
    match = request.resolver_match
    if match is None:
        raise Http404(_("There is no such page."))
    address = reverse(match.view_name, kwargs={**match.kwargs, "group_slug": group.slug})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address)
