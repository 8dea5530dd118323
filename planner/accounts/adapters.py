"""Where our ways differ from django-allauth's own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from smtplib import SMTPException
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.language.speaking import speaking_to

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    def is_ajax(self, request: HttpRequest) -> bool:
        """Our pages answer with pages, whatever the request says of itself."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Where `next` may lead: to a path of this site, never to another host."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:settings")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("accounts:settings")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """With links to SITE_URL, whatever host the request named; in the language of whoever
        has the address, else of the page.

        A mail server that is away is told in the same words whether the address is known or not.
        """
        links = {
            name: _on_our_site(value) for name, value in context.items() if name.endswith("_url")
        }
        try:
            with _speaking_to_whoever_has(email):
                super().send_mail(
                    template_prefix, email, {**context, **links, "site_url": settings.SITE_URL}
                )
        except (SMTPException, OSError):
            log.exception("A mail of sign-in could not be sent (%s).", template_prefix)
            messages.error(
                current.request, _("The mail could not be sent. Please try again later.")
            )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """As the library's, but too many wrong passwords are answered 429 and not by the form."""
        with too_many_are_429():
            return cast("AbstractBaseUser | None", super().authenticate(request, **credentials))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted per address and IP, not per address and host name.

        Whoever guesses at somebody's password must not be able to lock that person out.
        """
        login = credentials.get("email", "").lower()
        return f"{self.get_client_ip(request)}:{login}"


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # no types there
    """Whoever the company's provider names comes in, by an address that it has proven.

    The address connects to an account that is here already only if the provider says
    `email_verified: true`; else anybody who can set an address there could take any account.
    If our account had not proven the address itself, the library takes its password away, so
    that whoever made it in somebody else's name is out.
    """

    def list_apps(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[Any]:
        """Only the provider of the environment, none that a row of the database names."""
        return [app for app in super().list_apps(request, *args, **kwargs) if app.pk is None]

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.name = " ".join(str(data.get("name") or "").split())[:150]
        for address in sociallogin.email_addresses:
            # Some providers send the text "false".
            address.verified = address.verified is True
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Never connects to whoever happens to be signed in: a way to slip in a second key."""
        if sociallogin.state.get("process") not in {None, "login"}:
            raise ImmediateHttpResponse(redirect("account_login"))


@contextmanager
def too_many_are_429() -> Iterator[None]:
    """Answers 429 where the library would tell of too many tries in a form."""
    try:
        yield
    except ValidationError as refusal:
        if getattr(refusal, "code", "") == "too_many_login_attempts":
            raise ImmediateHttpResponse(respond_429(current.request)) from refusal
        raise


def trust_address(request: HttpRequest, email: str) -> None:
    """Whoever signs up next in this session has proven this address already.

    For links that were mailed to the address, such as invitations; nothing else proves it.
    """
    AccountAdapter().stash_verified_email(request, User.objects.normalize_email(email))


def _speaking_to_whoever_has(email: str) -> AbstractContextManager[None]:
    person = User.objects.filter(email=User.objects.normalize_email(email)).first()
    return nullcontext() if person is None else speaking_to(person)


def _on_our_site(address: str) -> str:
    found = urlsplit(address)
    return settings.SITE_URL + found._replace(scheme="", netloc="").geturl()
