"""Threads in the framework's admin: to look at; what happens to them has rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from planner.threads.models import Follow, Post, PostVersion, Report, Thread

# These classes take a type only where types are checked.
if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin


class LookedAt(Admin):
    """Rows are written by actions only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Thread)
class ThreadAdmin(LookedAt):
    list_display = ("title", "kind", "group", "asked_by", "posted_at", "answer_count", "locked_at")
    list_filter = ("kind",)
    list_select_related = ("group", "asked_by")
    search_fields = ("title", "group__name")
    date_hierarchy = "created_at"
    ordering = ("-posted_at", "-id")
    exclude = ("creation_key",)


@admin.register(Post)
class PostAdmin(LookedAt):
    list_display = ("id", "thread", "kind", "author", "created_at", "edited_at", "deleted_at")
    list_filter = ("kind",)
    list_select_related = ("thread", "author")
    search_fields = ("text",)
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    exclude = ("creation_key", "html")


@admin.register(PostVersion)
class PostVersionAdmin(LookedAt):
    list_display = ("post", "version", "written_at")
    list_select_related = ("post",)
    ordering = ("-written_at", "-id")


@admin.register(Report)
class ReportAdmin(LookedAt):
    list_display = ("post", "reported_by", "reason", "created_at", "settled_at", "settled_by")
    list_select_related = ("post", "reported_by", "settled_by")
    ordering = ("-created_at", "-id")


@admin.register(Follow)
class FollowAdmin(LookedAt):
    list_display = ("user", "group", "thread", "topic", "is_muted")
    list_select_related = ("user", "group", "thread")
    ordering = ("group", "user", "id")
