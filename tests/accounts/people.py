"""People who can sign in, and what is mailed to them."""

from __future__ import annotations

import re

from planner.accounts import actions
from planner.accounts.models import User

PASSWORD = "a lunch a week keeps it fresh"
ADA = "ada@example.org"
NOBODY = "nobody@example.org"


def person(email: str = ADA, *, password: str | None = PASSWORD, **fields) -> User:
    """Somebody whose address is proven."""
    made = User.objects.create_user(
        email, password, **{"name": email.split("@", maxsplit=1)[0].title(), **fields}
    )
    actions.mark_verified(user=made, email=email)
    return made


def sign_in(client, email: str = ADA, password: str = PASSWORD, **extra):
    return client.post("/account/login/", {"login": email, "password": password}, **extra)


def code_in(mail) -> str:
    return re.search(r"^\s+([A-Z]{4}-[A-Z]{4})$", mail.body, re.MULTILINE)[1]


def link_in(mail) -> str:
    return re.search(r"https?://\S+/key/\S+", mail.body)[0]


def said(response) -> tuple[int, dict[str, str], str]:
    """Status, headers and text, without what differs between any two answers."""
    passing = {"ETag", "Expires"}
    headers = {name: value for name, value in response.headers.items() if name not in passing}
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, headers, text
