"""Sessions that know when their reader signed in and was last seen; for settings.SESSION_ENGINE.

A session ends 14 days after it was last used (settings.SESSION_COOKIE_AGE) and 30 days after
signing in, however often it is used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

SIGNED_IN_AT = "signed_in_at"
SEEN_ON = "seen_on"
LONGEST = dt.timedelta(days=30)

Respond = Callable[[HttpRequest], HttpResponseBase]


class SessionStore(db.SessionStore):
    """Notes both times at every way of signing in, tests and the admin included."""

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        if SESSION_KEY in data:
            now = timezone.now()
            data.setdefault(SIGNED_IN_AT, now.timestamp())
            data[SEEN_ON] = now.date().isoformat()
        return super().create_model_instance(data)


def end_old_sessions(get_response: Respond) -> Respond:
    """Ends what is too old; whoever comes on another day than the last is seen anew."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if SESSION_KEY in request.session:
            now = timezone.now()
            if now.timestamp() - request.session.get(SIGNED_IN_AT, 0) > LONGEST.total_seconds():
                logout(request)
            elif request.session.get(SEEN_ON) != now.date().isoformat():
                request.session.modified = True  # saving is what moves the end away
        return get_response(request)

    return respond
