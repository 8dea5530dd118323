"""Meetings in the framework's admin: to look at; plans write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from planner.meetings.models import AgendaItem, Meeting

# These classes take a type only where types are checked.
if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
    Tabular = admin.TabularInline[Any, Any]
else:
    Admin, Tabular = admin.ModelAdmin, admin.TabularInline


class AgendaInline(Tabular):
    model = AgendaItem
    ordering = ("position", "id")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Meeting)
class MeetingAdmin(Admin):
    list_display = ("title", "group", "starts_at", "state", "lead", "is_locked")
    list_filter = ("state", "kind")
    list_select_related = ("group", "lead")
    search_fields = ("title", "key", "group__name")
    date_hierarchy = "starts_at"
    ordering = ("-starts_at", "id")
    inlines = (AgendaInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
