"""The pages of django-allauth that we show, below /account/, under the names it knows them by.

Left out are adding several addresses, connecting and disconnecting providers, and all that
belongs to features that we do not use.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.usersessions import views as sessions
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, re_path
from django.views.generic import RedirectView

View = Callable[..., HttpResponseBase]


def refusing(view: View) -> View:
    """A form that the library refuses is answered 422, as ours are, and not 200."""

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        shown = getattr(response, "context_data", None) or {}
        if request.method == "POST" and getattr(shown.get("form"), "errors", None):
            response.status_code = 422
        return response

    return respond


def page(address: str, view: View, name: str) -> Any:
    return path(address, refusing(view), name=name)


urlpatterns = [
    page("login/", account.login, "account_login"),
    page("login/code/", account.request_login_code, "account_request_login_code"),
    page("login/code/confirm/", account.confirm_login_code, "account_confirm_login_code"),
    page("logout/", account.logout, "account_logout"),
    page("inactive/", account.account_inactive, "account_inactive"),
    page("signup/", account.signup, "account_signup"),
    page("confirm-email/", account.email_verification_sent, "account_email_verification_sent"),
    page("reauthenticate/", account.reauthenticate, "account_reauthenticate"),
    page("email/", account.email, "account_email"),
    page("password/change/", account.password_change, "account_change_password"),
    page("password/set/", account.password_set, "account_set_password"),
    page("password/reset/", account.password_reset, "account_reset_password"),
    page("password/reset/done/", account.password_reset_done, "account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        refusing(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    page(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    page("sessions/", sessions.list_usersessions, "usersessions_list"),
    # The library wants to have the name; connections are made by signing in, see the adapter.
    path(
        "sso/",
        RedirectView.as_view(pattern_name="accounts:settings"),
        name="socialaccount_connections",
    ),
    page("sso/cancelled/", social.login_cancelled, "socialaccount_login_cancelled"),
    page("sso/signup/", social.signup, "socialaccount_signup"),
    page("sso/<slug:provider_id>/login/", openid.login, "openid_connect_login"),
    page("sso/<slug:provider_id>/login/callback/", openid.callback, "openid_connect_callback"),
]
