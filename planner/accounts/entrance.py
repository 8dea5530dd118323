"""How people come in: what django-allauth is told, for `planner/settings.py`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

APPS = (
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
)
CODE_SECONDS = 10 * 60
CODE_TRIES = 3

RULES: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": [
        "planner.accounts.backends.AccountBackend",
        "planner.accounts.backends.CuratorBackend",
    ],
    "PASSWORD_HASHERS": [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ],
    # Length, and what others would try first; no rules about which characters.
    "AUTH_PASSWORD_VALIDATORS": [
        {
            "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
            "OPTIONS": {"user_attributes": ("email", "name")},
        },
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 12},
        },
        {"NAME": "planner.accounts.passwords.NotCommonValidator"},
    ],
    # Counts tries for all workers; never so full that it forgets some of them.
    "CACHES": {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_entries",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    },
    "SESSION_ENGINE": "planner.accounts.sessions",
    "SESSION_COOKIE_AGE": 14 * 24 * 60 * 60,
    "PASSWORD_RESET_TIMEOUT": 60 * 60,
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "dashboard:home",
    "LOGOUT_REDIRECT_URL": "dashboard:start",
    "ACCOUNT_ADAPTER": "planner.accounts.adapters.AccountAdapter",
    "SOCIALACCOUNT_ADAPTER": "planner.accounts.adapters.SingleSignOnAdapter",
    # An address and nothing else names a person.
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_SIGNUP_FORM_CLASS": "planner.accounts.signing_up.AboutYou",
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_USER_DISPLAY": "planner.accounts.queries.display_name",
    # Nobody is let in before the address is proven, so an address that is taken need not be told.
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_CHANGE_EMAIL": True,
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT": CODE_SECONDS,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": CODE_SECONDS,
    "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_RATE_LIMITS": {
        "login": "60/m/ip",
        "login_failed": "10/15m/key",  # the key is address and IP, see the adapter
        "reauthenticate": "10/15m/user",
        "reset_password": "20/m/ip,3/h/key",
        "request_login_code": "20/m/ip,6/h/key",
        "confirm_email": "1/10s/key,6/h/key",
    },
    "ACCOUNT_FORMS": {
        name: f"planner.accounts.forms.{form}"
        for name, form in {
            "login": "LoginForm",
            "signup": "SignupForm",
            "add_email": "ChangeEmailForm",
            "change_password": "ChangePasswordForm",
            "set_password": "SetPasswordForm",
            "reset_password": "ResetPasswordForm",
            "reset_password_from_key": "NewPasswordForm",
            "reauthenticate": "ReauthenticateForm",
            "request_login_code": "RequestCodeForm",
            "confirm_login_code": "ConfirmCodeForm",
            "confirm_email_verification_code": "ConfirmAddressForm",
        }.items()
    },
    "SOCIALACCOUNT_FORMS": {"signup": "planner.accounts.forms.SingleSignOnForm"},
    # Only where the provider says that the address is proven; see the adapter.
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "SOCIALACCOUNT_LOGIN_ON_GET": False,
}
PROVIDER_ID = "sso"


def single_sign_on(
    *, name: str, server_url: str, client_id: str, client_secret: str
) -> dict[str, Any]:
    """The one OpenID Connect provider; none without both an address and a client."""
    if not (server_url and client_id):
        return {}
    company = {
        "provider_id": PROVIDER_ID,
        "name": name or "single sign-on",
        "client_id": client_id,
        "secret": client_secret,
        "settings": {"server_url": server_url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [company]}}


def origin_of(address: str) -> list[str]:
    """As a content policy names it, which has to let a form lead to the provider."""
    found = urlsplit(address)
    return [f"{found.scheme}://{found.netloc}"] if found.netloc else []
