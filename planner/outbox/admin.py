"""What waits, what is stuck and what failed, for operators; never what a message says."""

from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from planner.outbox.models import Message, MessageQuerySet
from planner.outbox.resending import CannotResend, resend


class StuckFilter(admin.SimpleListFilter):
    title = "stuck"
    parameter_name = "stuck"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("yes", "claimed and never ended")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Message]) -> QuerySet[Message]:
        if self.value() == "yes" and isinstance(queryset, MessageQuerySet):
            return queryset.stuck(timezone.now())
        return queryset


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("id", "kind", "address", "state", "stuck", "tries", "send_at", "reason")
    list_filter = ("state", StuckFilter, "kind")
    search_fields = ("address", "occurrence")
    ordering = ("-id",)
    actions = ("send_again",)
    # Texts, subjects and links may let their reader into a group or an account.
    exclude = ("subject", "text", "link", "about")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        return False

    def has_resend_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("outbox.change_message")

    @admin.display(boolean=True)
    def stuck(self, message: Message) -> bool:
        return message.is_stuck(timezone.now())

    @admin.action(description="Send again", permissions=["resend"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        operator = cast(AbstractBaseUser, request.user)  # the admin lets nobody else in
        for message in queryset.order_by("id"):
            try:
                resend(message=message, by=operator, now=timezone.now())
            except CannotResend as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
            else:
                self.log_change(request, message, "to be sent again")
                self.message_user(request, f"Message {message.pk} will be sent again.")
