"""People in the framework's admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from planner.accounts.models import User


class PersonCreationForm(AdminUserCreationForm):  # type: ignore[type-arg]  # not subscriptable
    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    add_form = PersonCreationForm
    list_display = ("email", "name", "time_zone", "is_staff", "is_active")
    search_fields = ("email", "name")
    ordering = ("email", "id")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        ("Person", {"fields": ("name", "time_zone", "language")}),
        ("Rights", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)
    add_fieldsets = (
        (None, {"fields": ("email", "name")}),
        ("Password", {"fields": ("usable_password", "password1", "password2")}),
    )
