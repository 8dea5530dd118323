"""People in the framework's admin."""

from allauth.socialaccount.models import SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.utils.translation import gettext_lazy

from planner.accounts.models import Muted, User

# The provider of single sign-on stands in the environment, and its tokens are not kept: rows of
# these would promise something that nothing reads.
admin.site.unregister((SocialApp, SocialToken))


class PersonCreationForm(AdminUserCreationForm):  # type: ignore[type-arg]  # not subscriptable
    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    add_form = PersonCreationForm
    list_display = ("email", "name", "time_zone", "is_curator", "is_superuser", "is_active")
    list_filter = ("is_curator", "is_superuser", "is_active")
    search_fields = ("email", "name")
    ordering = ("email", "id")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (gettext_lazy("Person"), {"fields": ("name", "time_zone", "language")}),
        (gettext_lazy("Roles"), {"fields": ("is_active", "is_curator", "is_superuser")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    add_fieldsets = (
        (None, {"fields": ("email", "name")}),
        (gettext_lazy("Password"), {"fields": ("usable_password", "password1", "password2")}),
    )


@admin.register(Muted)
class MutedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    list_display = ("user", "kind")
    list_select_related = ("user",)
    raw_id_fields = ("user",)
    ordering = ("user", "kind", "id")
