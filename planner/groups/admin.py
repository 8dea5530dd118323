"""Groups and memberships in the framework's admin."""

from __future__ import annotations

from django.contrib import admin

from planner.groups.models import Away, Group, Membership


@admin.register(Group)
class GroupAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("name", "zone", "reading_minutes", "created_at", "archived_at")
    search_fields = ("name",)
    ordering = ("name", "id")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("user", "group", "role", "country", "subdivision", "joined_at", "left_at")
    list_filter = ("role",)
    list_select_related = ("user", "group")
    raw_id_fields = ("group", "user")
    ordering = ("group", "joined_at", "id")


@admin.register(Away)
class AwayAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("membership", "first_on", "last_on", "from_time", "to_time", "reason")
    list_select_related = ("membership",)
    raw_id_fields = ("membership",)
    ordering = ("first_on", "id")
