"""The library's forms in our words, and those of our own pages."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from allauth.socialaccount import forms as social
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.adapters import too_many_are_429
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.signing_up import name_field, one_line, zone_field

LABELS = {
    "login": gettext_lazy("E-mail"),
    "email": gettext_lazy("E-mail"),
    "password": gettext_lazy("Password"),
    "oldpassword": gettext_lazy("Your password now"),
    "password1": gettext_lazy("Password"),
    "code": gettext_lazy("Code"),
}
GOOD_ONES = gettext_lazy("12 characters or more; a few words in a row are good. Spaces count.")
CODE_HELP = gettext_lazy("The eight letters in the mail; the dash may be left out.")
HELP = {"password1": GOOD_ONES, "code": CODE_HELP}


class InOurWords:
    """Labels instead of placeholders, help without markup, and a password typed once: whoever
    mistypes it sets another by mail, and password managers do not mistype."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "" if name in LABELS else field.help_text)


class LoginForm(InOurWords, library.LoginForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What password managers look for beside a password.
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean(self) -> Any:
        with too_many_are_429():
            return super().clean()


class SignupForm(InOurWords, library.SignupForm):  # type: ignore[misc]  # no types there
    field_order = ("name", "email", "password1", "zone")

    def try_save(self, request: Any) -> Any:
        """An address that is taken costs as much time as a new one: one hash."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class SingleSignOnForm(InOurWords, social.SignupForm):  # type: ignore[misc]  # no types there
    field_order = ("name", "email", "zone")


class ResetPasswordForm(InOurWords, library.ResetPasswordForm):  # type: ignore[misc]  # no types
    pass


class NewPasswordForm(InOurWords, library.ResetPasswordKeyForm):  # type: ignore[misc]  # no types
    pass


class ChangePasswordForm(InOurWords, library.ChangePasswordForm):  # type: ignore[misc]  # no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class SetPasswordForm(InOurWords, library.SetPasswordForm):  # type: ignore[misc]  # no types there
    pass


class ChangeEmailForm(InOurWords, library.AddEmailForm):  # type: ignore[misc]  # no types there
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail")


class ReauthenticateForm(InOurWords, library.ReauthenticateForm):  # type: ignore[misc]  # no types
    pass


class RequestCodeForm(InOurWords, library.RequestLoginCodeForm):  # type: ignore[misc]  # no types
    def clean_email(self) -> Any:
        with too_many_are_429():
            return super().clean_email()


class ConfirmCodeForm(InOurWords, library.ConfirmLoginCodeForm):  # type: ignore[misc]  # no types
    pass


class ConfirmAddressForm(InOurWords, library.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # no types there
    pass


class SettingsForm(forms.Form):
    name = name_field()
    zone = zone_field()
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    notices = forms.MultipleChoiceField(
        label=gettext_lazy("Mail me"),
        choices=Notice.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class DeleteForm(forms.Form):
    """Asks for the password; for a code where there is none, or it is forgotten."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        required=False,
        help_text=CODE_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("password") or cleaned.get("code")):
            self.add_error(
                "code" if "password" not in self.fields else "password",
                _("Give your password, or a code that was mailed to you."),
            )
        return cleaned
