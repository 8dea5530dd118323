"""Plans and revisions in the framework's admin: to look at, not to write by hand."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from planner.plans.models import Plan, PlanTemplate, Revision


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("title", "group", "created_at", "archived_at")
    list_select_related = ("group",)
    search_fields = ("title",)
    raw_id_fields = ("group", "created_by")
    ordering = ("title", "id")


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("plan", "number", "status", "created_at", "published_at")
    list_filter = ("status",)
    list_select_related = ("plan",)
    ordering = ("plan", "number", "id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False


@admin.register(PlanTemplate)
class PlanTemplateAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("title", "group", "created_at")
    list_select_related = ("group",)
    search_fields = ("title",)
    ordering = ("title", "id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: PlanTemplate | None = None) -> bool:
        return False
