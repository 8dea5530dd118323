"""A code by mail for whoever has no password to show, before something that cannot be undone."""

from __future__ import annotations

import datetime as dt

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest

from planner.accounts.entrance import CODE_SECONDS, CODE_TRIES

KEY = "proof_code"


def send_code(*, request: HttpRequest, email: str, now: dt.datetime) -> None:
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[KEY] = {"code": code, "at": now.timestamp(), "tries": 0}
    adapter.send_mail("account/email/proof_code", email, {"code": code})


def is_right(*, request: HttpRequest, code: str, now: dt.datetime) -> bool:
    """Once: a code that was right is used up, and one that was wrong three times as well."""
    sent = request.session.get(KEY)
    if sent is None:
        return False
    right = now.timestamp() - sent["at"] <= CODE_SECONDS and bool(
        compare_user_code(actual=code, expected=sent["code"])
    )
    sent["tries"] += 1
    request.session.modified = True
    if right or sent["tries"] >= CODE_TRIES:
        del request.session[KEY]
    return right
