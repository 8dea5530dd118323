"""Groups, memberships and the ways in, in the admin: looked at, and changed by actions."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.groups import actions, invitation_actions, link_actions
from planner.groups.models import Away, Group, GroupLink, Invitation, Membership


class LookedAt(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """What happens to these rows has rules, so it happens by actions only."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)


@admin.register(Group)
class GroupAdmin(LookedAt):
    list_display = ("name", "zone", "reading_minutes", "created_at", "archived_at")
    search_fields = ("name",)
    ordering = ("name", "id")
    exclude = ("creation_key",)
    actions = ("archive", "unarchive")

    @admin.action(description=gettext_lazy("Archive"), permissions=["operate"])
    def archive(self, request: HttpRequest, queryset: QuerySet[Group]) -> None:
        for group in queryset.order_by("id"):
            actions.archive(group=group, by=_operator(request), now=timezone.now())

    @admin.action(description=gettext_lazy("Bring back from the archive"), permissions=["operate"])
    def unarchive(self, request: HttpRequest, queryset: QuerySet[Group]) -> None:
        for group in queryset.order_by("id"):
            actions.unarchive(group=group, by=_operator(request), now=timezone.now())


@admin.register(Membership)
class MembershipAdmin(LookedAt):
    list_display = ("user", "group", "role", "country", "subdivision", "joined_at", "left_at")
    list_filter = ("role",)
    list_select_related = ("user", "group")
    ordering = ("group", "joined_at", "id")
    actions = ("make_lead", "make_member", "end")

    @admin.action(description=gettext_lazy("Make a lead"), permissions=["operate"])
    def make_lead(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        self._change(request, queryset, Membership.Role.LEAD)

    @admin.action(description=gettext_lazy("Make a member"), permissions=["operate"])
    def make_member(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        self._change(request, queryset, Membership.Role.MEMBER)

    @admin.action(description=gettext_lazy("End the membership"), permissions=["operate"])
    def end(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        for membership in queryset.order_by("id"):
            try:
                actions.leave(membership=membership, by=_operator(request), now=timezone.now())
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.WARNING)

    def _change(
        self, request: HttpRequest, queryset: QuerySet[Membership], role: Membership.Role
    ) -> None:
        by, now = _operator(request), timezone.now()
        for membership in queryset.order_by("id"):
            try:
                actions.change_role(membership=membership, role=role, by=by, now=now)
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.WARNING)


@admin.register(Away)
class AwayAdmin(LookedAt):
    list_display = ("membership", "first_on", "last_on", "from_time", "to_time")
    list_select_related = ("membership",)
    ordering = ("first_on", "id")


@admin.register(Invitation)
class InvitationAdmin(LookedAt):
    list_display = ("address", "group", "role", "invited_by", "expires_at", "accepted_at")
    list_select_related = ("group", "invited_by")
    search_fields = ("address",)
    ordering = ("-created_at", "-id")
    exclude = ("seed", "token_hash")
    actions = ("revoke",)

    @admin.action(description=gettext_lazy("Revoke"), permissions=["operate"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        for invitation in queryset.order_by("id").select_related("group"):
            try:
                invitation_actions.revoke(
                    invitation=invitation, by=_operator(request), now=timezone.now()
                )
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.WARNING)


@admin.register(GroupLink)
class GroupLinkAdmin(LookedAt):
    list_display = ("group", "is_on", "renewed_at", "renewed_by")
    list_select_related = ("group", "renewed_by")
    ordering = ("group", "id")
    exclude = ("seed", "token_hash")
    actions = ("switch_off",)

    @admin.action(description=gettext_lazy("Switch off"), permissions=["operate"])
    def switch_off(self, request: HttpRequest, queryset: QuerySet[GroupLink]) -> None:
        for link in queryset.order_by("id").select_related("group"):
            try:
                link_actions.switch_link(
                    group=link.group, is_on=False, by=_operator(request), now=timezone.now()
                )
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.WARNING)


REFUSALS = (actions.CannotLeave, actions.GroupIsArchived)


def _operator(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    return request.user
